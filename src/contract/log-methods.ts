import { z } from 'zod';
import {
  entryIdSchema,
  judgeIdSchema,
  sha256Schema,
  stageIdSchema,
} from '../core/model/primitives.ts';
import { mutation, query } from './define-method.ts';
import { instant, producedFileSchema, secretSchema, uploadIdSchema } from './shapes.ts';

const organizer = ['organizer'] as const;
const stageInput = z.strictObject({ stage: stageIdSchema });
const signedStageInput = z.strictObject({ stage: stageIdSchema, secret: secretSchema });

export const logViewSchema = z.strictObject({
  origin: z.string(),
  /** Number of leaves, and the root over them. */
  size: z.int(),
  root: sha256Schema,
  state: z.enum(['not-open', 'open', 'closed']),
  /** When it last opened or closed, by this desk's clock. */
  since: instant.nullable(),
  /** Sheets by how they stand. */
  sheets: z.strictObject({ counts: z.int(), late: z.int(), revoked: z.int() }),
  /** Judges of the stage's assignment, and up to which size a device of theirs has cosigned. */
  witnesses: z.array(
    z.strictObject({ judge: judgeIdSchema, name: z.string(), size: z.int().nullable() }),
  ),
  /** A head signed with our key does not fit the records: nothing is signed any more. */
  trouble: z
    .strictObject({
      code: z.enum(['log-rolled-back', 'log-split-view']),
      known: z.int(),
      own: z.int(),
      by: z.enum(['own', 'witness']),
    })
    .nullable(),
});
export type LogView = z.infer<typeof logViewSchema>;

export const logMethods = {
  /** Ends the scoring of a stage: what is taken in from now on is late. Signed and logged. */
  'stage.close': mutation(organizer, signedStageInput, z.strictObject({ size: z.int() })),
  /** Opens a closed stage again: what is taken in from now on counts. Signed and logged. */
  'stage.reopen': mutation(organizer, signedStageInput, z.strictObject({ size: z.int() })),
  /** Where the stage's log stands; null before its first package was built. */
  'log.view': query(organizer, stageInput, logViewSchema.nullable()),
  /** Gives this copy of a data folder a log of its own, so that it can collect apart. */
  'log.becomeSecondDesk': mutation(
    organizer,
    signedStageInput,
    z.strictObject({ origin: z.string(), size: z.int() }),
  ),
  /** Takes over what another desk's archive holds; a result may be missing in it. */
  'log.mergeArchive': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, uploadId: uploadIdSchema, secret: secretSchema }),
    z.strictObject({
      /** What was new here, and the sheets that were not. */
      bundles: z.int(),
      sheets: z.int(),
      known: z.int(),
      /** Every judge and entry of the stage with sheets side by side. */
      conflicts: z.array(z.strictObject({ judge: judgeIdSchema, entry: entryIdSchema })),
      /** The other desk had not declared itself: it wrote under this log's name. */
      sameLog: z.boolean(),
      size: z.int(),
    }),
  ),
  /** Writes both heads of a trouble as `.jbevidence`. */
  'log.exportEvidence': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, destinationId: z.string() }),
    producedFileSchema,
  ),
  /** Writes the signed head as `.jbhead`, with proofs from every head that was signed before. */
  'log.exportHead': mutation(
    organizer,
    z.strictObject({ stage: stageIdSchema, destinationId: z.string(), secret: secretSchema }),
    producedFileSchema,
  ),
  /** Takes a judge's `.jbwitness` in. */
  'log.importWitness': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      uploadId: uploadIdSchema,
      /** Where evidence goes when the head does not fit. */
      destinationId: z.string(),
    }),
    z.strictObject({
      size: z.int(),
      judges: z.array(z.strictObject({ judge: judgeIdSchema, name: z.string() })),
    }),
  ),
};
