import { z } from 'zod';
import { entrySchema } from '../core/model/assignment.ts';
import { stageSchema, divisionSchema, trackSchema } from '../core/model/charter.ts';
import { rubricSchema } from '../core/model/rubric.ts';
import {
  entryIdSchema,
  judgeIdSchema,
  scaledSchema,
  sha256Schema,
} from '../core/model/primitives.ts';
import { fromPaperSchema, scoreSheetSchema, standingSchema } from '../core/model/score-sheet.ts';
import { mutation, query } from './define-method.ts';
import {
  fingerprintViewSchema,
  instant,
  messageSchema,
  nothing,
  producedFileSchema,
  secretSchema,
  taskIdSchema,
  uploadIdSchema,
} from './shapes.ts';

const judge = ['judge'] as const;

/** What a judge has entered for one entry and not sealed. Everything may still be empty. */
export const draftSchema = z.strictObject({
  /** Criterion id to scaled mark. */
  marks: z.record(z.string().max(64), scaledSchema),
  /** Criterion id to comment. */
  markComments: z.record(z.string().max(64), z.string().max(2000)),
  comment: z.string().max(4000),
  /** Null: no recusal. A text (perhaps still empty): the judge is declaring one. */
  recusalReason: z.string().max(1000).nullable(),
  /** Null: first version. A text: this draft corrects the sealed sheet, for this reason. */
  correctionReason: z.string().max(1000).nullable(),
  /** Two people typed it from a paper sheet alike, and nobody has changed it since. */
  fromPaper: fromPaperSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const storedDraftSchema = z.strictObject({
  entry: entryIdSchema,
  /** Given by the journal: counts what it has of this entry, from 1. */
  revision: z.int().min(1),
  draft: draftSchema,
  savedAt: instant,
});
export type StoredDraft = z.infer<typeof storedDraftSchema>;

/** Names a working copy: one browser's copy of one entry's draft, and a new one when it is lost. */
export const copyIdSchema = z.string().regex(/^[0-9a-f-]{8,40}$/);

/** How far the journal of an entry has come, and who wrote last. */
export const journalHeadSchema = z.strictObject({
  /** Zero: the journal has nothing of this entry. */
  revision: z.int().min(0),
  copy: copyIdSchema.nullable(),
  /** The writer's own count of its edits. */
  edit: z.int().min(0),
  /** Everything up to this revision was sealed. */
  sealed: z.int().min(0),
});
export type JournalHead = z.infer<typeof journalHeadSchema>;

/** One state of a draft as the journal keeps it; null: the draft was given up there. */
export const savedStateSchema = z.strictObject({
  revision: z.int().min(1),
  copy: copyIdSchema,
  savedAt: instant,
  draft: draftSchema.nullable(),
  sealed: z.boolean(),
});
export type SavedState = z.infer<typeof savedStateSchema>;

export const sealedSheetSchema = z.strictObject({
  hash: sha256Schema,
  sheet: scoreSheetSchema,
  total: z.string().nullable(),
  effective: z.boolean(),
  /** A receipt signed by the organizer names this sheet. */
  delivered: z.boolean(),
  /** How it stands by the newest receipt that names it; null without one. */
  standing: standingSchema.nullable(),
  /** It bears an SM2 signature beside the device's own. */
  sm2: z.boolean(),
});
export type SealedSheet = z.infer<typeof sealedSheetSchema>;

export const deskEntrySchema = z.strictObject({
  entry: entrySchema,
  rubric: z.string(),
  state: z.enum(['not-started', 'draft', 'sealed', 'delivered']),
  /** The draft in the journal, if there is one that was neither sealed nor given up since. */
  draft: storedDraftSchema.nullable(),
  journal: journalHeadSchema,
  /** Every sealed version, oldest first. */
  sheets: z.array(sealedSheetSchema),
  /** Versions that another device of this judge signed, as the organizer sent them back. */
  foreign: z.array(
    z.strictObject({ hash: sha256Schema, sheet: scoreSheetSchema, total: z.string().nullable() }),
  ),
  /** Several versions stand side by side; the next sheet names them all and ends it (row 30). */
  conflict: z.boolean(),
});
export type DeskEntry = z.infer<typeof deskEntrySchema>;

export const deskSchema = z.strictObject({
  contestId: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  rehearsal: z.boolean(),
  stage: stageSchema,
  divisions: z.array(divisionSchema),
  tracks: z.array(trackSchema),
  rubrics: z.array(rubricSchema),
  judge: z.strictObject({ id: judgeIdSchema, name: z.string() }),
  packageVersion: z.int(),
  /** Why this device can seal nothing under the roster of its package; null when it can. */
  bar: z.enum(['device-not-in-roster', 'device-revoked']).nullable(),
  entries: z.array(deskEntrySchema),
});
export type Desk = z.infer<typeof deskSchema>;

export const judgingMethods = {
  /**
   * Decrypts and verifies a package: signatures, roster, every file's hash, this device's key.
   * Nothing is kept unless everything holds. A contest seen for the first time waits for
   * `judging.confirmContest`.
   */
  'judging.importPackage': mutation(
    judge,
    z.strictObject({ uploadId: uploadIdSchema, taskId: taskIdSchema }),
    z.strictObject({
      contestId: z.string(),
      title: z.string(),
      entries: z.int(),
      packageVersion: z.int(),
      confirmed: z.boolean(),
      /**
       * Against the package of the same stage that was on the desk before; null where there was none.
       * `changed`: the entry's data or one of its materials.
       */
      changes: z
        .strictObject({
          added: z.array(entryIdSchema),
          removed: z.array(entryIdSchema),
          changed: z.array(entryIdSchema),
        })
        .nullable(),
    }),
  ),
  /** The contest that waits for the person to compare its root fingerprint with the paper. */
  'judging.pendingContest': query(
    judge,
    nothing,
    z
      .strictObject({
        contestId: z.string(),
        title: z.string(),
        rehearsal: z.boolean(),
        rootFingerprint: fingerprintViewSchema,
      })
      .nullable(),
  ),
  'judging.confirmContest': mutation(
    judge,
    z.strictObject({ rootFingerprint: sha256Schema }),
    nothing,
  ),
  /** Null until a package was imported and its contest confirmed. */
  'judging.desk': query(judge, nothing, deskSchema.nullable()),
  /**
   * Appends to the synced journal; null gives the draft up. The answer means: on disk.
   * `draft-stale`: another working copy has written since revision `base`, or this one is ahead of
   * itself (its browser went back to an older state). Nothing is overwritten unseen.
   */
  'judging.saveDraft': mutation(
    judge,
    z.strictObject({
      entry: entryIdSchema,
      base: z.int().min(0),
      copy: copyIdSchema,
      edit: z.int().min(1),
      draft: draftSchema.nullable(),
    }),
    z.strictObject({ revision: z.int().min(1), savedAt: instant }),
  ),
  /** What the journal keeps of an entry's draft, newest first. */
  'judging.draftHistory': query(
    judge,
    z.strictObject({ entry: entryIdSchema }),
    z.array(savedStateSchema),
  ),
  /** The sheets exactly as they would be signed, from the backend's own copy of the drafts. */
  'judging.previewSheets': query(
    judge,
    z.strictObject({ entries: z.array(entryIdSchema).min(1).max(500) }),
    z.array(
      z.strictObject({
        entry: entryIdSchema,
        sheet: scoreSheetSchema.nullable(),
        total: z.string().nullable(),
        /** Hash of everything but time and sequence number; sealing refuses another. */
        contentHash: sha256Schema.nullable(),
        /** Empty when it can be sealed. */
        problems: z.array(messageSchema.extend({ criterion: z.string().optional() })),
      }),
    ),
  ),
  /** Signs the previewed sheets. All or none. */
  'judging.seal': mutation(
    judge,
    z.strictObject({
      sheets: z
        .array(z.strictObject({ entry: entryIdSchema, contentHash: sha256Schema }))
        .min(1)
        .max(500),
      secret: secretSchema,
    }),
    z.strictObject({
      sealed: z.array(z.strictObject({ entry: entryIdSchema, hash: sha256Schema })),
    }),
  ),
  /** Writes `<judge>-<time>.jbbundle` with every sealed sheet of the contest. */
  'judging.exportBundle': mutation(
    judge,
    z.strictObject({ destinationId: z.string(), secret: secretSchema }),
    producedFileSchema,
  ),
  'judging.importReceipt': mutation(
    judge,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({
      /** Own sheets whose place in the log was proved over their own bytes. */
      delivered: z.int(),
      rejected: z.int(),
      /**
       * Entries with a sheet that came after the close, or from a revoked device, and that the judge
       * has not replaced by one that counts.
       */
      late: z.array(entryIdSchema),
      revoked: z.array(entryIdSchema),
      /** Entries for which another device of this judge signed a sheet as well. */
      conflicts: z.array(entryIdSchema),
      /** Size of the organizer's log. */
      size: z.int(),
      /** Proved to extend the log as it was seen before. */
      linked: z.boolean(),
      /** Nothing of this log was seen before: there was nothing to extend. */
      first: z.boolean(),
    }),
  ),
  /** What this device knows of the organizer's log, and whether it was caught showing two. */
  'judging.logState': query(
    judge,
    nothing,
    z.strictObject({
      /** The newest head that was checked. */
      head: z.strictObject({ size: z.int(), root: sha256Schema, seenAt: instant }).nullable(),
      receipts: z.int(),
      /** Heads that no proof links to the checked ones yet. */
      unlinked: z.int(),
      alarm: z.strictObject({ reason: z.string(), noticedAt: instant }).nullable(),
    }),
  ),
  /** Takes a head (`.jbhead`) to be witnessed; refused where it does not extend what was seen. */
  'judging.importHead': mutation(
    judge,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({ size: z.int() }),
  ),
  /** Writes the newest checked head, cosigned, as `.jbwitness`. */
  'judging.exportWitness': mutation(
    judge,
    z.strictObject({ destinationId: z.string(), secret: secretSchema }),
    producedFileSchema,
  ),
  /** Writes the evidence of an alarm as `.jbevidence`. */
  'judging.exportEvidence': mutation(
    judge,
    z.strictObject({ destinationId: z.string() }),
    producedFileSchema,
  ),
};
