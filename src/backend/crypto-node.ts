import {
  createPublicKey,
  hash,
  randomBytes as nodeRandomBytes,
  verify,
  type KeyObject,
} from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Sha256Digest } from '../core/crypto/digest.ts';
import { createEd25519Verifier, type SignatureEquation } from '../core/crypto/ed25519.ts';
import type { HashBytes } from '../core/log/merkle-tree.ts';
import type { Primitives } from '../core/verify/primitives.ts';
import type { Surroundings } from './platform.ts';

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const keys = new Map<string, KeyObject>();

/** OpenSSL's equation: cofactorless with a byte-exact R, as the strict profile demands. */
const nativeEquation: SignatureEquation = (publicKey, message, signature) =>
  verify(null, message, keyObject(publicKey), signature);

function keyObject(publicKey: Uint8Array): KeyObject {
  const name = Buffer.from(publicKey).toString('hex');
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, publicKey]),
    format: 'der',
    type: 'spki',
  });
  if (keys.size < 10_000) keys.set(name, key);
  return key;
}

/** The strict profile on the native implementation: key checks by core, arithmetic by OpenSSL. */
export const verifyEd25519 = createEd25519Verifier(nativeEquation);

/** OpenSSL's SHA-256: eight times the portable one on files of a sheet's size. */
export const nativeSha256: Sha256Digest = (bytes) => hash('sha256', bytes, 'hex');

/** The same as bytes, for Merkle trees. */
export const nativeSha256Bytes: HashBytes = (bytes) => hash('sha256', bytes, 'buffer');

/** All that a verification can do natively here. */
export const nativePrimitives: Primitives = {
  verify: verifyEd25519,
  digest: nativeSha256,
  hashBytes: nativeSha256Bytes,
  crc32,
  base64ToBytes: strictBase64,
};

/** Node's decoder passes over whatever it does not know; only its own spelling comes back the same. */
function strictBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** The real clock and the system's random source. */
export const systemSurroundings: Surroundings = {
  now: () => new Date(),
  randomBytes: (length) => new Uint8Array(nodeRandomBytes(length)),
};
