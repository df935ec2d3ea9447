import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, equalBytes } from '../bytes/binary.ts';

const { Point } = ed25519;
const GROUP_ORDER = Point.Fn.ORDER;
const IDENTITY_BYTES = Point.ZERO.toBytes();

/**
 * The mathematics of one verification: cofactorless, `R` compared byte by byte. It may assume that
 * the key passed `isStrictPublicKey` and that the signature passed `hasStrictSignatureForm`.
 * Hosts pass a native one (`node:crypto`, WebCrypto); `verifyEquation` is the portable one.
 */
export type SignatureEquation = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/** As many keys are remembered; a contest has fewer. */
export const MAX_VERDICTS = 10_000;
const verdicts = new Map<string, boolean>();

/**
 * Strict key check: 32 bytes, canonical encoding, on the curve, not the identity, torsion-free
 * (threats.md row 18). The verdict is remembered, because it takes a millisecond, and a contest has
 * few keys and many signatures.
 */
export function isStrictPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  const name = bytesToHex(publicKey);
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const strict = isTorsionFreeKey(publicKey);
  if (verdicts.size < MAX_VERDICTS) verdicts.set(name, strict);
  return strict;
}

/**
 * Takes over verdicts of another thread of this same program: these keys (lower-case hexadecimal)
 * passed `isStrictPublicKey` there, and are not computed again. Never for keys that a file calls strict.
 */
export function rememberStrictKeys(names: readonly string[]): void {
  for (const name of names) if (verdicts.size < MAX_VERDICTS) verdicts.set(name, true);
}

function isTorsionFreeKey(publicKey: Uint8Array): boolean {
  try {
    // `zip215 = false` refuses y >= p, the non-canonical encodings.
    const point = Point.fromBytes(publicKey, false);
    return !point.is0() && point.isTorsionFree();
  } catch {
    return false;
  }
}

/**
 * Strict signature form: 64 bytes, canonical S below the group order (row 17), R not the identity.
 * Mixed-order R (row 19) fails the byte comparison of the cofactorless equation.
 */
export function hasStrictSignatureForm(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  // The order is 2^252 and a little: only from 2^252 on does its exact value matter.
  const isFarBelow = (signature[63] ?? 0) < 0x10;
  if (!isFarBelow && bytesToNumberLE(signature.subarray(32)) >= GROUP_ORDER) return false;
  return !equalBytes(signature.subarray(0, 32), IDENTITY_BYTES);
}

/** RFC 8032 section 5.1.7 in the cofactorless form: encode(S·B − k·A) must equal R byte by byte. */
export const verifyEquation: SignatureEquation = (publicKey, message, signature) => {
  const noncePoint = signature.subarray(0, 32);
  const scalar = bytesToNumberLE(signature.subarray(32));
  const digest = sha512(concatBytes(noncePoint, publicKey, message));
  const challenge = bytesToNumberLE(digest) % GROUP_ORDER;
  const key = Point.fromBytes(publicKey, false);
  const sum = Point.BASE.multiplyUnsafe(scalar).subtract(key.multiplyUnsafe(challenge));
  return equalBytes(sum.toBytes(), noncePoint);
};

export type Ed25519Verifier = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean;

/** The project's one strict Ed25519 profile (design.md, Trust). */
export function createEd25519Verifier(
  equation: SignatureEquation = verifyEquation,
): Ed25519Verifier {
  return (publicKey, message, signature) =>
    isStrictPublicKey(publicKey) &&
    hasStrictSignatureForm(signature) &&
    equation(publicKey, message, signature);
}

/** RFC 8032 Ed25519 public key of a 32-byte secret seed. */
export function ed25519PublicKey(secretSeed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretSeed);
}

/** RFC 8032 Ed25519 signature (pure, deterministic) of the message. */
export function signEd25519(secretSeed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, secretSeed);
}
