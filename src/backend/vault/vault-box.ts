import { bytesToHex } from '../../core/bytes/binary.ts';
import { ed25519PublicKey } from '../../core/crypto/ed25519.ts';
import type { Ed25519Hex } from '../../core/model/primitives.ts';
import type { SecretStorage, Surroundings } from '../platform.ts';
import {
  deriveKek,
  openWithKek,
  REHEARSAL_COST,
  sealWithKek,
  STRONG_COST,
} from './vault-cipher.ts';
import {
  encodeVaultFile,
  encodeVaultHeader,
  type VaultFile,
  type VaultHeader,
} from './vault-file.ts';
import { decodeVaultKeys, encodeVaultKeys, type VaultKeys } from './vault-keys.ts';

type SealInput = {
  readonly keys: VaultKeys;
  readonly secret: string;
  readonly rehearsal: boolean;
  readonly salt: Uint8Array;
  readonly secretStorage: SecretStorage | null;
  readonly surroundings: Surroundings;
};

export type OpenedVault = { readonly keys: VaultKeys; readonly rehearsal: boolean };

/** Bytes of a fresh vault file: keys under the secret, and under the platform's where there is one. */
export async function sealVaultFile(input: SealInput): Promise<Uint8Array> {
  const { keys, secret, rehearsal, salt, secretStorage, surroundings } = input;
  const platformSecret = secretStorage === null ? null : surroundings.randomBytes(32);
  const header: VaultHeader = {
    type: 'jurybox.vault',
    version: 1,
    rehearsal,
    device: bytesToHex(ed25519PublicKey(keys.device)) as Ed25519Hex,
    kdf: { ...(rehearsal ? REHEARSAL_COST : STRONG_COST), salt },
    platformSecret:
      secretStorage && platformSecret ? await secretStorage.encrypt(platformSecret) : null,
    nonce: surroundings.randomBytes(12),
  };
  const kek = await deriveKek(secret, header, platformSecret);
  const plaintext = encodeVaultKeys(keys);
  const ciphertext = sealWithKek(kek, header.nonce, encodeVaultHeader(header), plaintext);
  plaintext.fill(0);
  kek.fill(0);
  return encodeVaultFile({ ...header, ciphertext });
}

/** The keys, or null when the secret (or the platform's half) is not the right one. */
export async function openVaultFile(
  file: VaultFile,
  secret: string,
  platformSecret: Uint8Array | null,
): Promise<OpenedVault | null> {
  const kek = await deriveKek(secret, file, platformSecret);
  const plaintext = openWithKek(kek, file.nonce, encodeVaultHeader(file), file.ciphertext);
  kek.fill(0);
  if (plaintext === null) return null;
  const keys = decodeVaultKeys(plaintext);
  plaintext.fill(0);
  return { keys, rehearsal: file.rehearsal };
}
