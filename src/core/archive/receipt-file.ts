import { z } from 'zod';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import { envelopeSchema, type Envelope } from '../envelope/dsse.ts';
import {
  readEmbeddedObject,
  type ExpectedSigners,
  type SignedObject,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { fail, ok, type Result } from '../result.ts';

/** A `.jbreceipt` file: the receipt, and sheets of the same judge that wait to be reconciled. */
const receiptFileSchema = z.strictObject({
  receipt: envelopeSchema,
  sheets: z.array(envelopeSchema).max(40_000),
});

export type ReceiptFile = {
  readonly receipt: SignedObject<'receipt'>;
  /** Signed by the device that each names; whether that device is the judge's is not asked here. */
  readonly sheets: readonly SignedObject<'score-sheet'>[];
  readonly envelope: Envelope;
};

export function encodeReceiptFile(receipt: Envelope, sheets: readonly Envelope[]): Uint8Array {
  return canonicalBytes({ receipt, sheets });
}

/** Reads a receipt file; the receipt must be signed as expected, every sheet by its own device. */
export function readReceiptFile(
  bytes: Uint8Array,
  expected: ExpectedSigners<'receipt'>,
  verify: Ed25519Verifier,
): Result<ReceiptFile, SignedObjectError> {
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return fail({ type: json.error });
  const file = receiptFileSchema.safeParse(json.value);
  if (!file.success) {
    return fail({ type: 'bad-schema', at: file.error.issues[0]?.path.join('.') ?? '' });
  }
  const receipt = readEmbeddedObject('receipt', file.data.receipt, expected, verify);
  if (!receipt.ok) return receipt;
  const sheets: SignedObject<'score-sheet'>[] = [];
  for (const envelope of file.data.sheets) {
    const sheet = readEmbeddedObject(
      'score-sheet',
      envelope,
      (payload) => ({ keys: [payload.deviceKey], threshold: 1 }),
      verify,
    );
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  return ok({ receipt: receipt.value, sheets, envelope: file.data.receipt });
}
