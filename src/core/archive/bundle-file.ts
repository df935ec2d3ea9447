import { z } from 'zod';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import { sha256Hex } from '../crypto/digest.ts';
import { envelopeSchema, openEnvelope, type Envelope } from '../envelope/dsse.ts';
import {
  readEmbeddedObject,
  type SignedObject,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { fail, ok, type Result } from '../result.ts';

/** A `.jbbundle` file: the signed list, and the sheets it lists, each in its own envelope. */
const bundleFileSchema = z.strictObject({
  bundle: envelopeSchema,
  sheets: z.array(envelopeSchema).max(40_000),
});

export type BundleFile = {
  readonly bundle: SignedObject<'bundle'>;
  readonly sheets: readonly Result<SignedObject<'score-sheet'>, SignedObjectError>[];
  /** The sheets' envelopes as they came, also of those that fail. */
  readonly envelopes: readonly Envelope[];
};

export type BundleFileError = SignedObjectError | { readonly type: 'sheets-differ-from-list' };

/** Canonical bytes of a bundle file. */
export function encodeBundleFile(bundle: Envelope, sheets: readonly Envelope[]): Uint8Array {
  return canonicalBytes({ bundle, sheets });
}

/**
 * Reads a bundle file. The list must be signed by the device that it names, and the sheets must be
 * exactly those listed, in order; a sheet that fails by itself stays in the answer as a failure. Its
 * payload must be the listed one even so: the archive keeps it as the sheet that was refused.
 */
export function readBundleFile(
  bytes: Uint8Array,
  verify: Ed25519Verifier,
): Result<BundleFile, BundleFileError> {
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return fail({ type: json.error });
  const file = bundleFileSchema.safeParse(json.value);
  if (!file.success)
    return fail({ type: 'bad-schema', at: file.error.issues[0]?.path.join('.') ?? '' });
  const bundle = readEmbeddedObject(
    'bundle',
    file.data.bundle,
    (payload) => ({ keys: [payload.deviceKey], threshold: 1 }),
    verify,
  );
  if (!bundle.ok) return bundle;
  const sheets = file.data.sheets.map((envelope) =>
    readEmbeddedObject(
      'score-sheet',
      envelope,
      (payload) => ({ keys: [payload.deviceKey], threshold: 1 }),
      verify,
    ),
  );
  const listed = bundle.value.payload.sheets;
  const same =
    file.data.sheets.length === listed.length &&
    file.data.sheets.every((envelope, index) => {
      const opened = openEnvelope(envelope);
      // What has no payload at all can only be refused; under which hash, its device has signed.
      return !opened.ok || sha256Hex(opened.value.payload) === listed[index];
    });
  return same
    ? ok({ bundle: bundle.value, sheets, envelopes: file.data.sheets })
    : fail({ type: 'sheets-differ-from-list' });
}
