import { hexToBytes } from '../bytes/binary.ts';
import { isStrictPublicKey, type Ed25519Verifier } from '../crypto/ed25519.ts';
import { computeRootFingerprint, type FingerprintHex } from '../crypto/fingerprint.ts';
import {
  readSignedObject,
  type SignedObject,
  type SignedObjectError,
} from '../envelope/signed-object.ts';
import type { Charter } from '../model/charter.ts';
import { fail, ok, type Result } from '../result.ts';

export type ReadCharter = {
  readonly charter: SignedObject<'charter'>;
  /** Computed from the keys the charter names; trusted only when it equals the one on paper. */
  readonly rootFingerprint: FingerprintHex;
};

export type CharterError =
  | SignedObjectError
  | { readonly type: 'threshold-impossible' }
  | { readonly type: 'repeated-root-key' }
  | { readonly type: 'weak-key'; readonly at: string };

/**
 * Reads a charter signed by the root keys that it names itself. The caller compares
 * `rootFingerprint` with what a person typed: a charter never vouches for its own root.
 */
export function readCharter(
  bytes: Uint8Array,
  verify: Ed25519Verifier,
): Result<ReadCharter, CharterError> {
  const read = readSignedObject(
    'charter',
    bytes,
    (payload) => ({ keys: payload.rootKeys, threshold: payload.rootThreshold }),
    verify,
  );
  if (!read.ok) return read;
  const { rootKeys, rootThreshold } = read.value.payload;
  const problem = findCharterProblem(read.value.payload);
  if (problem) return fail(problem);
  return ok({
    charter: read.value,
    rootFingerprint: computeRootFingerprint(rootKeys, rootThreshold),
  });
}

/** Why the root that a charter names cannot be one, whoever signed it; null when it can. */
export function findCharterProblem(charter: Charter): CharterError | null {
  const { rootKeys, rootThreshold } = charter;
  if (new Set(rootKeys).size !== rootKeys.length) return { type: 'repeated-root-key' };
  if (rootThreshold > rootKeys.length) return { type: 'threshold-impossible' };
  const weak = findWeakKey(charter);
  return weak === null ? null : { type: 'weak-key', at: weak };
}

/** The first key of a charter that fails the strict check (threats.md row 18), or null. */
export function findWeakKey(charter: Charter): string | null {
  const named = [
    ...charter.rootKeys,
    charter.operationsKey,
    ...(charter.notary ? [charter.notary.key] : []),
  ];
  return named.find((key) => !isStrictKeyHex(key)) ?? null;
}

export function isStrictKeyHex(key: string): boolean {
  const bytes = hexToBytes(key);
  return bytes !== null && isStrictPublicKey(bytes);
}
