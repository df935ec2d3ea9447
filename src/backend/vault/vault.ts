import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import type { SecretStorage, Surroundings } from '../platform.ts';
import { checkSecret, secretPolicy } from './secret-policy.ts';
import { createUnlockGuard, type GuardState, type UnlockGuard } from './unlock-guard.ts';
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
  parseVaultFile,
  type VaultFile,
  type VaultHeader,
} from './vault-file.ts';
import { decodeVaultKeys, encodeVaultKeys, type VaultKeys } from './vault-keys.ts';

export type { VaultKeys } from './vault-keys.ts';

export type VaultProfile = {
  /** Light argon2id, and any secret that would do as a PIN; the file says that it is a rehearsal's. */
  readonly weakForRehearsal?: boolean;
  /** For rehearsals only: the same bytes for the same demo. */
  readonly deterministicSalt?: Uint8Array;
};

/** The private keys of one profile, encrypted at rest (design.md, Trust). */
export type Vault = {
  exists(): boolean;
  /** Fails with `identity-exists` or `secret-too-weak`. */
  create(keys: VaultKeys, secret: string, profile?: VaultProfile): Promise<Result<void, AppError>>;
  /**
   * Fails with `identity-missing`, `secret-wrong` (failures), `secret-locked-out` (seconds), or
   * `identity-locked` (reason) when the platform does not give its half of the key.
   */
  unlock(secret: string): Promise<Result<VaultKeys, AppError>>;
  guard(): GuardState;
};

type VaultOptions = {
  readonly folder: string;
  readonly secretStorage: SecretStorage | null;
  readonly surroundings: Surroundings;
};

/** A vault in the folder; nothing is read or written before it is used. */
export function openVault(options: VaultOptions): Vault {
  const path = join(options.folder, 'vault.json');
  const guard = createUnlockGuard(
    join(options.folder, 'unlock-guard.json'),
    options.surroundings.now,
  );
  let creating = false;
  return {
    exists: () => existsSync(path),
    guard: () => guard.state(),
    create: async (keys, secret, profile = {}) => {
      // Checked and marked in one turn: two calls must not overwrite each other's keys.
      if (creating || existsSync(path)) return fail(appError('identity-exists'));
      creating = true;
      try {
        return await createVault(path, options, keys, secret, profile);
      } finally {
        creating = false;
      }
    },
    unlock: async (secret) => {
      if (!existsSync(path)) return fail(appError('identity-missing'));
      return unlockVault(path, options.secretStorage, guard, secret);
    },
  };
}

async function createVault(
  path: string,
  { folder, secretStorage, surroundings }: VaultOptions,
  keys: VaultKeys,
  secret: string,
  profile: VaultProfile,
): Promise<Result<void, AppError>> {
  const rehearsal = profile.weakForRehearsal === true;
  const strong = checkSecret(secret, rehearsal ? 'pin' : secretPolicy(secretStorage));
  if (!strong.ok) return strong;
  const salt = (rehearsal ? profile.deterministicSalt : undefined) ?? surroundings.randomBytes(16);
  const platformSecret = secretStorage === null ? null : surroundings.randomBytes(32);
  const header: VaultHeader = {
    type: 'jurybox.vault',
    version: 1,
    rehearsal,
    kdf: { ...(rehearsal ? REHEARSAL_COST : STRONG_COST), salt },
    platformSecret:
      secretStorage && platformSecret ? await secretStorage.encrypt(platformSecret) : null,
    nonce: surroundings.randomBytes(12),
  };
  const kek = await deriveKek(secret, header, platformSecret);
  const ciphertext = sealWithKek(
    kek,
    header.nonce,
    encodeVaultHeader(header),
    encodeVaultKeys(keys),
  );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(path, encodeVaultFile({ ...header, ciphertext }), { mode: 0o600 });
  return ok(undefined);
}

async function unlockVault(
  path: string,
  secretStorage: SecretStorage | null,
  guard: UnlockGuard,
  secret: string,
): Promise<Result<VaultKeys, AppError>> {
  const file = parseVaultFile(await readFile(path));
  if (file === null) return fail(appError('identity-locked', { reason: 'vault-damaged' }));
  const platformSecret = await revealPlatformSecret(file, secretStorage);
  if (!platformSecret.ok) return platformSecret;
  const attempt = guard.beginAttempt();
  if (attempt.waitSeconds > 0) {
    return fail(appError('secret-locked-out', { seconds: attempt.waitSeconds }));
  }
  const kek = await deriveKek(secret, file, platformSecret.value);
  const plaintext = openWithKek(kek, file.nonce, encodeVaultHeader(file), file.ciphertext);
  if (plaintext === null) return fail(appError('secret-wrong', { failures: attempt.failures }));
  guard.reset();
  const keys = decodeVaultKeys(plaintext);
  plaintext.fill(0);
  kek.fill(0);
  return ok(keys);
}

/** Asked before an attempt is booked: a platform that refuses is no fault of the secret. */
async function revealPlatformSecret(
  file: VaultFile,
  secretStorage: SecretStorage | null,
): Promise<Result<Uint8Array | null, AppError>> {
  if (file.platformSecret === null) return ok(null);
  if (secretStorage === null) {
    return fail(appError('identity-locked', { reason: 'secret-storage-missing' }));
  }
  try {
    return ok(await secretStorage.decrypt(file.platformSecret));
  } catch {
    return fail(appError('identity-locked', { reason: 'secret-storage-refused' }));
  }
}
