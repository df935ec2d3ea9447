import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { createEd25519Verifier, type SignatureEquation } from '../core/crypto/ed25519.ts';
import type { Primitives } from '../core/verify/primitives.ts';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const MAX_KEYS = 10_000;
const keys = new Map<string, KeyObject>();

/**
 * OpenSSL's arithmetic for `verify`, faster than the portable one: cofactorless with a byte-exact R,
 * as the strict profile demands. It stands apart from the backend's copy so that
 * `verify` can be audited without the backend; `--portable` does without it altogether.
 */
export const nativeEquation: SignatureEquation = (publicKey, message, signature) =>
  verify(null, message, keyObject(publicKey), signature);

/** A judge has one key and many sheets. */
function keyObject(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = keys.get(name);
  if (known) return known;
  const der = Buffer.concat([SPKI_PREFIX, publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (keys.size < MAX_KEYS) keys.set(name, key);
  return key;
}

/** All that a verification leaves to Node: signatures and hashes to OpenSSL, CRC-32 to zlib. */
export const nativePrimitives: Primitives = {
  verify: createEd25519Verifier(nativeEquation),
  digest: (bytes) => hash('sha256', bytes, 'hex'),
  hashBytes: (bytes) => hash('sha256', bytes, 'buffer'),
  crc32,
  base64ToBytes: strictBase64,
};

/** Node's decoder passes over whatever it does not know; only its own spelling comes back the same. */
function strictBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
