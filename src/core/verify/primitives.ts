import { base64ToBytes } from '../bytes/binary.ts';
import { sha256, sha256Hex, type Sha256Digest } from '../crypto/digest.ts';
import { createEd25519Verifier, type Ed25519Verifier } from '../crypto/ed25519.ts';
import type { HashBytes } from '../log/merkle-tree.ts';
import { crc32, type Crc32 } from '../zip/crc32.ts';

/** What takes time in a verification. Hosts have native forms; every form gives the same answers. */
export type Primitives = {
  readonly verify: Ed25519Verifier;
  readonly digest: Sha256Digest;
  readonly hashBytes: HashBytes;
  readonly crc32: Crc32;
  /** Strict: any spelling but the one with padding and zero trailing bits gives null. */
  readonly base64ToBytes: (text: string) => Uint8Array | null;
};

/** JavaScript alone, the same in Node, in a browser and in a worker. */
export const PORTABLE_PRIMITIVES: Primitives = {
  verify: createEd25519Verifier(),
  digest: sha256Hex,
  hashBytes: sha256,
  crc32,
  base64ToBytes,
};
