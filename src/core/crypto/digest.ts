import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '../bytes/binary.ts';

/** SHA-256 (FIPS 180-4) of the bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes);
}

/** SHA-256 in hexadecimal. Hosts pass a native one where much is hashed; `sha256Hex` is portable. */
export type Sha256Digest = (bytes: Uint8Array) => string;

/** SHA-256 in lower-case hexadecimal: the identity of a payload or a file. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(nobleSha256(bytes));
}

/** SHA-256 of what comes in pieces. `hex` ends it: after that it takes no more. */
export type Sha256Stream = { update(piece: Uint8Array): Sha256Stream; hex(): string };

export function createSha256(): Sha256Stream {
  const hash = nobleSha256.create();
  const stream: Sha256Stream = {
    update(piece) {
      hash.update(piece);
      return stream;
    },
    hex: () => bytesToHex(hash.digest()),
  };
  return stream;
}
