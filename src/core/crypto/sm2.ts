import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { sm2 } from 'sm-crypto-v2';
import { bytesToHex, concatBytes, hexToBytes } from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';

/** Order of the group of sm2p256v1 (GB/T 32918.5). */
const GROUP_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const SIGNATURE_BYTES = 64;

type KeyPoint = ReturnType<typeof sm2.precomputePublicKey>;
const MAX_POINTS = 4_000;
/** A window of 4 costs 6 ms once for each key, and makes each verification five times faster. */
const WINDOW = 4;
const points = new Map<string, KeyPoint | null>();

/**
 * Strict key check: `04 ‖ x ‖ y` in 130 lower-case digits, coordinates below p, on the curve. The
 * point at infinity has no such form, and the cofactor is 1, so that nothing else can be weak.
 */
export function isStrictSm2Key(publicKeyHex: string): boolean {
  return keyPointOf(publicKeyHex) !== null;
}

function keyPointOf(publicKeyHex: string): KeyPoint | null {
  const known = points.get(publicKeyHex);
  if (known !== undefined) return known;
  const point = readPoint(publicKeyHex);
  if (points.size < MAX_POINTS) points.set(publicKeyHex, point);
  return point;
}

function readPoint(publicKeyHex: string): KeyPoint | null {
  if (!/^04[0-9a-f]{128}$/.test(publicKeyHex)) return null;
  try {
    if (!sm2.verifyPublicKey(publicKeyHex)) return null;
    const point = sm2.precomputePublicKey(publicKeyHex, WINDOW);
    // A coordinate of p or above would come back reduced.
    return point.toHex(false) === publicKeyHex ? point : null;
  } catch {
    return null;
  }
}

/**
 * SM2 signature with SM3 (GB/T 32918.2, default identifier) over the message: 64 bytes r‖s, never
 * DER, whose reader in the library passes over trailing bytes. A false input gives false.
 */
export function verifySm2(
  publicKeyHex: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (keyPointOf(publicKeyHex) === null) return false;
  return verifySm2Digest(publicKeyHex, digestOf(publicKeyHex, message), signature);
}

/** As `verifySm2`, over the 32-byte digest of the key's Z and the message. */
export function verifySm2Digest(
  publicKeyHex: string,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const point = keyPointOf(publicKeyHex);
  if (point === null || digest.length !== 32 || signature.length !== SIGNATURE_BYTES) return false;
  const r = bytesToNumberBE(signature.subarray(0, 32));
  const s = bytesToNumberBE(signature.subarray(32));
  // Section 7.1, B1 and B2: the library leaves both to its caller.
  if (r === 0n || r >= GROUP_ORDER || s === 0n || s >= GROUP_ORDER) return false;
  // Then the sum would be the point at infinity, which the library takes for x = 0 (OpenSSL refuses).
  if (r === bytesToNumberBE(digest) % GROUP_ORDER) return false;
  return sm2.doVerifySignature(digest, bytesToHex(signature), point, { hash: false });
}

/** SM3(Z ‖ message), Z binding the default identifier `1234567812345678` and the key. */
function digestOf(publicKeyHex: string, message: Uint8Array): Uint8Array {
  const digest = hexToBytes(sm2.getHash(message, publicKeyHex));
  if (!digest) throw new Error('SM3 digest has another form');
  return digest;
}

/** A secret of 32 bytes from 48 random ones: so reduced, no value is likelier than another. */
export function createSm2Secret(randomBytes: Uint8Array): Uint8Array {
  if (randomBytes.length !== 48) throw new Error('an SM2 secret is made of 48 random bytes');
  // From 1 to n - 2 (section 6.1 of GB/T 32918.1).
  return numberToBytesBE((bytesToNumberBE(randomBytes) % (GROUP_ORDER - 2n)) + 1n, 32);
}

/** Public key of a secret, as `04 ‖ x ‖ y` in hexadecimal. Throws for a secret out of range. */
export function sm2PublicKey(secret: Uint8Array): string {
  const scalar = bytesToNumberBE(secret);
  if (secret.length !== 32 || scalar === 0n || scalar >= GROUP_ORDER - 1n) {
    throw new Error('SM2 secret out of range');
  }
  return sm2.getPublicKeyFromPrivateKey(bytesToHex(secret));
}

/** Signs the message: 64 bytes r‖s. The same secret and message give the same bytes. */
export function signSm2(secret: Uint8Array, message: Uint8Array): Uint8Array {
  const publicKeyHex = sm2PublicKey(secret);
  const digest = digestOf(publicKeyHex, message);
  const pointPool = [noncePoint(secret, digest)];
  const signature = hexToBytes(
    sm2.doSignature(digest, bytesToHex(secret), { hash: false, pointPool }),
  );
  if (!signature || !verifySm2(publicKeyHex, message, signature)) {
    throw new Error('SM2 signature does not verify');
  }
  return signature;
}

/**
 * The nonce comes from secret and digest, as in Ed25519, since one repeated nonce gives the secret
 * away; 512 bits reduced leave no bias. Should it not do (once in 2^256), the library draws another.
 */
function noncePoint(secret: Uint8Array, digest: Uint8Array) {
  const seed = concatBytes(textToBytes('jurybox sm2 nonce v1'), secret, digest);
  const k = (bytesToNumberBE(sha512(seed)) % (GROUP_ORDER - 1n)) + 1n;
  const point = sm2.getPublicKeyFromPrivateKey(bytesToHex(numberToBytesBE(k, 32)));
  return { k, x1: BigInt(`0x${point.slice(2, 66)}`) };
}
