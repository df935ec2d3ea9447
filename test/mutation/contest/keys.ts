import { bytesToHex } from '../../../src/core/bytes/binary.ts';
import { textToBytes } from '../../../src/core/bytes/text.ts';
import { sha256 } from '../../../src/core/crypto/digest.ts';
import { ed25519PublicKey } from '../../../src/core/crypto/ed25519.ts';
import { sm2PublicKey } from '../../../src/core/crypto/sm2.ts';
import type { SigningKey } from '../../../src/core/envelope/dsse.ts';
import type { Sm2SigningKey } from '../../../src/core/envelope/second-signature.ts';
import type { Ed25519Hex } from '../../../src/core/model/primitives.ts';

export type Key = SigningKey & { readonly publicKeyHex: Ed25519Hex };

/** Keys that everybody can compute: their signatures prove nothing. */
function keyOf(name: string): Key {
  const secretSeed = sha256(textToBytes(`jurybox mutation key: ${name}`));
  return { secretSeed, publicKeyHex: bytesToHex(ed25519PublicKey(secretSeed)) as Ed25519Hex };
}

function sm2KeyOf(name: string): Sm2SigningKey {
  const secret = sha256(textToBytes(`jurybox mutation sm2 key: ${name}`));
  return { secret, publicKeyHex: sm2PublicKey(secret) };
}

export const ROOTS = [keyOf('root 1'), keyOf('root 2'), keyOf('root 3')];
export const OPERATIONS = keyOf('operations');
export const NOTARY = keyOf('notary');
/** J-01 has two laptops; the second is stolen later on, and has an SM2 key. */
export const DEVICE_1 = keyOf('J-01');
export const DEVICE_1B = keyOf('J-01, second laptop');
export const DEVICE_1B_SM2 = sm2KeyOf('J-01, second laptop');
export const DEVICE_2 = keyOf('J-02');
/** In no charter and no roster. */
export const STRANGER = keyOf('stranger');
