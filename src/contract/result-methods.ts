import { z } from 'zod';
import { computedResultSchema } from '../core/model/contest-result.ts';
import {
  divisionIdSchema,
  entryIdSchema,
  judgeIdSchema,
  sha256Schema,
  stageIdSchema,
} from '../core/model/primitives.ts';
import { scoreSheetSchema, standingSchema } from '../core/model/score-sheet.ts';
import { mutation, query } from './define-method.ts';
import { cellSchema, instant, producedFileSchema, secretSchema, uploadIdSchema } from './shapes.ts';

const organizer = ['organizer'] as const;
const stageInput = z.strictObject({ stage: stageIdSchema });

/** A sheet of the log: its place, and whether it counts (threats.md rows 29 and 31). */
const loggedSheetSchema = z.strictObject({
  sheet: sha256Schema,
  entry: entryIdSchema,
  index: z.int(),
  standing: standingSchema,
});

export const importReportSchema = z.strictObject({
  judge: judgeIdSchema,
  name: z.string(),
  bundle: sha256Schema,
  accepted: z.array(loggedSheetSchema),
  /** Sheets of this bundle that had been accepted before: nothing is doubled. */
  known: z.array(loggedSheetSchema),
  rejected: z.array(
    z.strictObject({ sheet: sha256Schema, entry: z.string().nullable(), code: z.string() }),
  ),
  /** Entries for which sheets of several devices of the judge stand side by side (row 30). */
  conflicts: z.array(entryIdSchema),
  /** Sealing times that cannot be right; nothing depends on them (row 28). */
  clock: z.array(
    z.strictObject({
      code: z.enum(['sealed-in-future', 'sealed-before-charter']),
      entry: entryIdSchema,
      sealedAt: instant,
    }),
  ),
  /** Size of the log afterwards. */
  size: z.int(),
  receipt: producedFileSchema,
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const resultMethods = {
  /** Reads a judge's bundle; each sheet is accepted, known or rejected by name. */
  'bundles.import': mutation(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema, secret: secretSchema, destinationId: z.string() }),
    importReportSchema,
  ),
  'bundles.list': query(
    organizer,
    stageInput,
    z.array(
      z.strictObject({
        bundle: sha256Schema,
        judge: judgeIdSchema,
        name: z.string(),
        sheets: z.int(),
        rejected: z.int(),
        late: z.int(),
        revoked: z.int(),
        importedAt: instant,
      }),
    ),
  ),
  'result.matrix': query(
    organizer,
    stageInput,
    z.strictObject({
      judges: z.array(z.strictObject({ id: judgeIdSchema, name: z.string() })),
      entries: z.array(
        z.strictObject({ id: entryIdSchema, title: z.string(), division: z.string() }),
      ),
      cells: z.array(cellSchema),
    }),
  ),
  /** A received sheet with its proof, for a cell of the matrix; older versions included. */
  'result.sheets': query(
    organizer,
    z.strictObject({ stage: stageIdSchema, judge: judgeIdSchema, entry: entryIdSchema }),
    z.array(
      z.strictObject({
        hash: sha256Schema,
        sheet: scoreSheetSchema,
        total: z.string().nullable(),
        effective: z.boolean(),
        standing: standingSchema,
      }),
    ),
  ),
  'result.compute': query(
    organizer,
    stageInput,
    z.strictObject({
      computed: computedResultSchema,
      /** Entries that share a rank, and the decisions that the rules would hear; core's shape. */
      ties: z.array(
        z.strictObject({
          division: divisionIdSchema,
          rank: z.int(),
          entries: z.array(entryIdSchema),
          lines: z.array(divisionIdSchema),
          decidable: z.array(
            z.strictObject({ by: z.enum(['vote', 'playoff']), entries: z.array(entryIdSchema) }),
          ),
        }),
      ),
      /** How many of an entry's counted sheets two people typed from paper; entries without any are left out. */
      fromPaper: z.array(z.strictObject({ entry: entryIdSchema, sheets: z.int() })),
      /** The newest signed result and whether it still equals what the sheets give now. */
      signed: z
        .strictObject({ hash: sha256Schema, signedAt: instant, current: z.boolean() })
        .nullable(),
    }),
  ),
  /** Derivation of one entry's total; the shape is core's `EntryDerivation`. */
  'result.explain': query(
    organizer,
    z.strictObject({ stage: stageIdSchema, entry: entryIdSchema }),
    z.unknown(),
  ),
  /** Derivations of every entry in the order of the result: the annex of the printed result. */
  'result.explainAll': query(organizer, stageInput, z.array(z.unknown())),
  /** Signs the result as it stands, complete or INCOMPLETE. Refused until the stage is closed. */
  'result.sign': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, secret: secretSchema }),
    z.strictObject({ hash: sha256Schema, status: z.enum(['complete', 'incomplete']) }),
  ),
  'result.exportTable': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(['zh-CN', 'en']),
      destinationId: z.string(),
    }),
    producedFileSchema,
  ),
  /**
   * Writes everything a notary needs; demands a signed, current result. For another desk, to be
   * merged there, a result may still be missing.
   */
  'archive.export': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      purpose: z.enum(['notary', 'desk']).optional(),
      destinationId: z.string(),
      secret: secretSchema,
    }),
    z.strictObject({ file: producedFileSchema, archiveIndex: sha256Schema }),
  ),
};
