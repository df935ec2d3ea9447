import { z } from 'zod';
import {
  paramsSchema,
  producedFileSchema,
  secretSchema,
  taskIdSchema,
  uploadIdSchema,
} from './shapes.ts';
import { mutation, query } from './define-method.ts';
import { computedResultSchema } from '../core/model/contest-result.ts';
import { sha256Schema } from '../core/model/primitives.ts';
import { cellSchema } from './shapes.ts';

const notary = ['notary'] as const;

export const findingSchema = z.strictObject({
  severity: z.enum(['ok', 'note', 'error']),
  code: z.string(),
  /** File of the archive, or place in it, that the finding rests on. */
  evidence: z.string().optional(),
  params: paramsSchema.optional(),
});

export const verificationStepSchema = z.strictObject({
  step: z.int().min(1).max(12),
  status: z.enum(['passed', 'failed', 'not-run']),
  findings: z.array(findingSchema),
});

export const reportSchema = z.strictObject({
  verdict: z.enum(['valid', 'invalid']),
  /** Of the published result; a valid archive may still hold an incomplete result. */
  resultStatus: z.enum(['complete', 'incomplete', 'unknown']),
  contest: z
    .strictObject({
      contestId: z.string(),
      title: z.string(),
      stage: z.string(),
      stageTitle: z.string(),
      rehearsal: z.boolean(),
    })
    .nullable(),
  rootFingerprint: sha256Schema.nullable(),
  archiveIndex: sha256Schema.nullable(),
  result: sha256Schema.nullable(),
  steps: z.array(verificationStepSchema).length(12),
});
export type ReportView = z.infer<typeof reportSchema>;

/** Receipts and evidence that judges hold, uploaded beside the archive, for step 7. */
const receiptsSchema = z.array(uploadIdSchema).max(500).optional();

const titledSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  titleEn: z.string().optional(),
});

export const notaryMethods = {
  /** Takes an archive in; nothing of it is trusted or shown but its size and hash. */
  'notary.openArchive': mutation(
    notary,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({
      archiveId: sha256Schema,
      name: z.string(),
      size: z.int(),
      sm3: sha256Schema,
    }),
  ),
  /** The twelve steps, against a root fingerprint typed from paper. */
  'notary.verify': mutation(
    notary,
    z.strictObject({
      archiveId: sha256Schema,
      root: z.string().max(300),
      taskId: taskIdSchema,
      receipts: receiptsSchema,
    }),
    z.strictObject({
      report: reportSchema,
      /** Given when steps 2 to 5 hold: what the archive says, recomputed here. */
      recomputed: z
        .strictObject({
          judges: z.array(z.strictObject({ id: z.string(), name: z.string() })),
          entries: z.array(
            z.strictObject({ id: z.string(), title: z.string(), division: z.string() }),
          ),
          divisions: z.array(titledSchema),
          tracks: z.array(titledSchema),
          awards: z.array(titledSchema.extend({ division: z.string(), count: z.int() })),
          recommendTitle: z.string(),
          cells: z.array(cellSchema),
          result: computedResultSchema,
        })
        .nullable(),
    }),
  ),
  /** Verifies again and, only if nothing failed, writes a countersigned copy of the archive. */
  'notary.countersign': mutation(
    notary,
    z.strictObject({
      archiveId: sha256Schema,
      root: z.string().max(300),
      receipts: receiptsSchema,
      statement: z.string().min(1).max(2000),
      secret: secretSchema,
      destinationId: z.string(),
    }),
    producedFileSchema,
  ),
  /** Adds an RFC 3161 response over the archive's index; refused when it is for something else. */
  'notary.addTimestamp': mutation(
    notary,
    z.strictObject({
      archiveId: sha256Schema,
      uploadId: uploadIdSchema,
      destinationId: z.string(),
    }),
    producedFileSchema,
  ),
  /** Writes the report as JSON. */
  'notary.exportReport': mutation(
    notary,
    z.strictObject({
      archiveId: sha256Schema,
      receipts: receiptsSchema,
      root: z.string().max(300),
      destinationId: z.string(),
    }),
    producedFileSchema,
  ),
  'notary.checkTyped': query(
    notary,
    z.strictObject({ root: z.string().max(300) }),
    z.strictObject({ groups: z.array(z.enum(['empty', 'partial', 'wrong', 'right'])) }),
  ),
};
