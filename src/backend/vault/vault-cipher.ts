import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { concatBytes } from '../../core/bytes/binary.ts';
import { normalizeSecret } from './secret-policy.ts';
import type { VaultHeader } from './vault-file.ts';

type KdfCost = Pick<VaultHeader['kdf'], 'name' | 'memoryKib' | 'iterations' | 'parallelism'>;

/** Above OWASP's advice (19 MiB, t=2): some 0.4 s on the reference machine. */
export const STRONG_COST: KdfCost = {
  name: 'argon2id',
  memoryKib: 64 * 1024,
  iterations: 3,
  parallelism: 1,
};
/** Rehearsal keys sign nothing real, and a demo makes many: some 10 ms each. */
export const REHEARSAL_COST: KdfCost = {
  name: 'argon2id',
  memoryKib: 4 * 1024,
  iterations: 1,
  parallelism: 1,
};

const TAG_BYTES = 16;

/**
 * Key-encryption key: HKDF-SHA-256 over argon2id of the secret, followed by the platform's secret.
 * Whoever takes the disk has the file but not the platform's secret; whoever takes the account has
 * the platform's secret but not the PIN.
 */
export async function deriveKek(
  secret: string,
  header: VaultHeader,
  platformSecret: Uint8Array | null,
): Promise<Uint8Array> {
  const stretched = await argon2id({
    password: normalizeSecret(secret),
    salt: header.kdf.salt,
    memorySize: header.kdf.memoryKib,
    iterations: header.kdf.iterations,
    parallelism: header.kdf.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  // The label tells the two forms apart, so neither can be passed off as the other.
  const label = `jurybox vault v1 ${platformSecret === null ? 'secret' : 'secret+platform'}`;
  const material = concatBytes(stretched, platformSecret ?? new Uint8Array());
  return new Uint8Array(hkdfSync('sha256', material, header.kdf.salt, label, 32));
}

/** AES-256-GCM, the tag behind the ciphertext. */
export function sealWithKek(
  kek: Uint8Array,
  nonce: Uint8Array,
  header: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', kek, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(header);
  return concatBytes(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

/** The plaintext, or null when key, header or ciphertext is not the one that was sealed. */
export function openWithKek(
  kek: Uint8Array,
  nonce: Uint8Array,
  header: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  const end = sealed.length - TAG_BYTES;
  const cipher = createDecipheriv('aes-256-gcm', kek, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(header);
  cipher.setAuthTag(sealed.subarray(end));
  const plaintext = cipher.update(sealed.subarray(0, end));
  try {
    return concatBytes(plaintext, cipher.final());
  } catch {
    return null;
  }
}
