import { bytesToHex } from '../../../src/core/bytes/binary.ts';
import { textToBytes } from '../../../src/core/bytes/text.ts';
import { sha256, sha256Hex } from '../../../src/core/crypto/digest.ts';
import { ed25519PublicKey } from '../../../src/core/crypto/ed25519.ts';
import type { SigningKey } from '../../../src/core/envelope/dsse.ts';
import type { Ed25519Hex, Sha256Hex } from '../../../src/core/model/primitives.ts';

export type KnownKey = SigningKey & { readonly publicKeyHex: Ed25519Hex };

/** A key that everybody knows: for archives that prove nothing. */
export function keyOf(name: string): KnownKey {
  const secretSeed = sha256(textToBytes(`jurybox test key: ${name}`));
  return { secretSeed, publicKeyHex: bytesToHex(ed25519PublicKey(secretSeed)) as Ed25519Hex };
}

export function hashOf(bytes: Uint8Array): Sha256Hex {
  return sha256Hex(bytes) as Sha256Hex;
}
