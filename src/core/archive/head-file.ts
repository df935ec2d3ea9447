import { z } from 'zod';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { logIndexSchema, sha256Schema } from '../model/primitives.ts';
import { fail, ok, type Result } from '../result.ts';

/** A `.jbhead` file: a head offered for cosigning, with proofs from the heads signed before. */
const headFileSchema = z.strictObject({
  type: z.literal('jurybox.head'),
  version: z.literal(1),
  /** C2SP checkpoint note, perhaps with cosignatures. */
  checkpoint: z.string().max(1_000_000),
  consistency: z
    .array(z.strictObject({ from: logIndexSchema, path: z.array(sha256Schema).max(64) }))
    .max(100_000),
});
export type HeadFile = z.infer<typeof headFileSchema>;

export function encodeHeadFile(file: HeadFile): Uint8Array {
  return canonicalBytes(headFileSchema.parse(file));
}

/** Reads the form alone; checkpoint and proofs are the caller's to verify. */
export function readHeadFile(bytes: Uint8Array): Result<HeadFile, 'head-malformed'> {
  const json = parseCanonicalJson(bytes);
  const file = json.ok ? headFileSchema.safeParse(json.value) : null;
  return file?.success ? ok(file.data) : fail('head-malformed');
}
