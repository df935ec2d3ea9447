import { z } from 'zod';
import { entrySchema } from '../core/model/assignment.ts';
import { contestSetupSchema } from '../core/model/charter.ts';
import {
  entryIdSchema,
  judgeIdSchema,
  sha256Schema,
  stageIdSchema,
} from '../core/model/primitives.ts';
import { rulesetSchema } from '../core/model/ruleset.ts';
import { mutation, query } from './define-method.ts';
import {
  fingerprintViewSchema,
  instant,
  messageSchema,
  nothing,
  producedFileSchema,
  secretSchema,
  setupProblemSchema,
  taskIdSchema,
  uploadIdSchema,
} from './shapes.ts';

const organizer = ['organizer'] as const;
const stageInput = z.strictObject({ stage: stageIdSchema });

export const contestViewSchema = z.strictObject({
  setup: contestSetupSchema,
  problems: z.array(setupProblemSchema),
  rehearsal: z.boolean(),
  notary: z.strictObject({ name: z.string(), fingerprint: fingerprintViewSchema }).nullable(),
  frozen: z
    .strictObject({
      contestId: z.string(),
      charter: sha256Schema,
      frozenAt: instant,
      rootFingerprint: fingerprintViewSchema,
    })
    .nullable(),
});
export type ContestView = z.infer<typeof contestViewSchema>;

export const STEP_IDS = [
  'setup',
  'entries',
  'judges',
  'assignment',
  'packages',
  'collect',
  'result',
  'archive',
] as const;

export const contestMethods = {
  'contest.listPresets': query(
    organizer,
    nothing,
    z.array(z.strictObject({ id: z.string(), title: z.string(), titleEn: z.string().nullable() })),
  ),
  /** Shipped rulesets that a stage can take over, as they would stand in it. */
  'contest.listRulesets': query(
    organizer,
    stageInput,
    z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        titleEn: z.string().nullable(),
        ruleset: rulesetSchema,
      }),
    ),
  ),
  /** Starts the profile's contest from a shipped preset, or from a setup file that was uploaded. */
  'contest.create': mutation(
    organizer,
    z.union([z.strictObject({ preset: z.string() }), z.strictObject({ uploadId: uploadIdSchema })]),
    nothing,
  ),
  'contest.get': query(organizer, nothing, contestViewSchema.nullable()),
  /** Replaces the whole setup; refused once frozen. Problems are reported by `contest.get`. */
  'contest.save': mutation(organizer, z.strictObject({ setup: contestSetupSchema }), nothing),
  /** Names the notary by key card, before the freeze. */
  'contest.setNotary': mutation(organizer, z.strictObject({ uploadId: uploadIdSchema }), nothing),
  /** Signs the charter with the root key. Final, once the threshold of root keys has signed. */
  'contest.freeze': mutation(
    organizer,
    z.strictObject({ secret: secretSchema }),
    z.strictObject({
      charter: sha256Schema,
      rootFingerprint: fingerprintViewSchema,
      /** Further root keys must sign: `signing.pending`. */
      waiting: z.boolean(),
    }),
  ),
  'contest.exportSetup': mutation(
    organizer,
    z.strictObject({ destinationId: z.string() }),
    producedFileSchema,
  ),
  /** The procession: state of every step, and why a step cannot proceed. */
  'contest.progress': query(
    organizer,
    stageInput,
    z.array(
      z.strictObject({
        step: z.enum(STEP_IDS),
        state: z.enum(['blocked', 'todo', 'done']),
        /** `blocked`: what is in the way; `todo` and `done`: where it stands (with counts). */
        message: messageSchema,
      }),
    ),
  ),
};

/** What is wrong with a row of a table that was handed in, and where. */
export const rowProblemSchema = z.strictObject({
  line: z.int(),
  column: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()).optional(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const entryRowSchema = entrySchema.omit({ materials: true }).extend({
  materials: z.array(
    z.strictObject({
      name: z.string(),
      /** Null until the file has been attached. */
      file: z
        .strictObject({ sha256: sha256Schema, size: z.int(), mediaType: z.string() })
        .nullable(),
    }),
  ),
});
export type EntryRow = z.infer<typeof entryRowSchema>;

export const entryMethods = {
  /** Reads an entries CSV and says what it would import and what is wrong, row by row. */
  'entries.preview': query(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({
      encoding: z.enum(['utf-8', 'gb18030']),
      rows: z.array(entryRowSchema),
      problems: z.array(rowProblemSchema),
    }),
  ),
  /** Replaces the entry list with the file's; refused whole when a row has a problem. */
  'entries.import': mutation(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({ count: z.int() }),
  ),
  'entries.list': query(organizer, nothing, z.array(entryRowSchema)),
  /** Attaches uploaded files to entries by the names the CSV listed, or by the entry number. */
  'entries.attach': mutation(
    organizer,
    z.strictObject({ uploadIds: z.array(uploadIdSchema).max(5000) }),
    z.strictObject({
      attached: z.array(z.strictObject({ entry: entryIdSchema, name: z.string() })),
      unmatched: z.array(z.strictObject({ name: z.string(), code: z.string() })),
    }),
  ),
};

const panelSchema = z.strictObject({ judge: judgeIdSchema, entries: z.array(entryIdSchema) });

export const assignmentMethods = {
  'assignment.get': query(
    organizer,
    stageInput,
    z.strictObject({
      panels: z.array(panelSchema),
      /** 0 while none was signed. */
      signedVersion: z.int(),
      /** Why it is to be signed: what it says, or only the roster that it names. Null: it is. */
      unsigned: z.enum(['content', 'roster']).nullable(),
    }),
  ),
  'assignment.save': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, panels: z.array(panelSchema) }),
    nothing,
  ),
  'assignment.sign': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, secret: secretSchema }),
    z.strictObject({ assignmentVersion: z.int() }),
  ),
  'packages.list': query(
    organizer,
    stageInput,
    z.array(
      z.strictObject({
        judge: judgeIdSchema,
        name: z.string(),
        entries: z.int(),
        /** Sum of its materials in bytes. */
        size: z.int(),
        state: z.enum(['none', 'built', 'stale']),
        packageVersion: z.int(),
        file: producedFileSchema.nullable(),
      }),
    ),
  ),
  /** Builds, signs and encrypts packages; emits `progress` and can be cancelled. */
  'packages.build': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      judges: z.array(judgeIdSchema).min(1),
      destinationId: z.string(),
      secret: secretSchema,
      taskId: taskIdSchema,
    }),
    z.strictObject({ files: z.array(producedFileSchema) }),
  ),
};
