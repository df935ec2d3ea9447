import { z } from 'zod';
import {
  instantSchema,
  judgeIdSchema,
  entryIdSchema,
  sha256Schema,
} from '../core/model/primitives.ts';

/** Shapes that several methods share. */
export const nothing = z.strictObject({});
export const roleSchema = z.enum(['judge', 'organizer', 'notary', 'root-holder']);

/** Names an upload made through `POST /files/upload`; the file stays in the backend. */
export const uploadIdSchema = z.string().regex(/^u-[0-9a-f]{32}$/);
/** Chosen by the caller of long work, so that it can follow progress and cancel. */
export const taskIdSchema = z.string().regex(/^t-[0-9a-f-]{8,40}$/);
export const secretSchema = z.string().min(1).max(400);

/** A file that Jurybox wrote, synced to disk; `GET /files/export/<fileId>` gives a copy. */
export const producedFileSchema = z.strictObject({
  fileId: z.string().regex(/^f-[0-9a-f]{32}$/),
  name: z.string(),
  path: z.string(),
  size: z.int(),
  sha256: sha256Schema,
});
export type ProducedFile = z.infer<typeof producedFileSchema>;

export const fingerprintViewSchema = z.strictObject({
  hex: sha256Schema,
  digits: z.string(),
  wordsZh: z.array(z.string()),
  wordsEn: z.array(z.string()),
});
export type FingerprintView = z.infer<typeof fingerprintViewSchema>;

export const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
/** A message as data: the catalogs of the interface turn `code` and `params` into a sentence. */
export const messageSchema = z.strictObject({ code: z.string(), params: paramsSchema.optional() });
export type Message = z.infer<typeof messageSchema>;

export const setupProblemSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  at: z.string(),
  params: paramsSchema.optional(),
});

export const cellSchema = z.strictObject({
  judge: judgeIdSchema,
  entry: entryIdSchema,
  state: z.enum(['missing', 'received', 'recused', 'conflict', 'late', 'revoked']),
  corrected: z.boolean(),
  sheet: sha256Schema.nullable(),
});

export const instant = instantSchema;
