import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import type { SecretStorage, Surroundings } from '../platform.ts';
import { createFileGuardStore, type GuardState, type GuardStore } from './guard-store.ts';
import { checkSecret, secretPolicy } from './secret-policy.ts';
import { openVaultFile, sealVaultFile, type OpenedVault } from './vault-box.ts';
import { parseVaultFile, type VaultFile } from './vault-file.ts';
import { redactKeys, wipeKeys, type VaultKeys } from './vault-keys.ts';
import { createUnlockGuard, type UnlockGuard } from './unlock-guard.ts';

export type { VaultKeys } from './vault-keys.ts';

export type VaultProfile = {
  /** Light argon2id, and any secret that would do as a PIN; the file says that it is a rehearsal's. */
  readonly weakForRehearsal?: boolean;
  /** For rehearsals only: the same bytes for the same demo. */
  readonly deterministicSalt?: Uint8Array;
};

/**
 * How the vault stands to this machine. `bindable`: protected by the secret alone, though the
 * platform has a storage now. `storage-missing`: the platform's half of the key is not to be had.
 */
export type VaultState = 'secret-only' | 'bound' | 'bindable' | 'storage-missing' | 'damaged';

/** The private keys of one profile, encrypted at rest (design.md, Trust). */
export type Vault = {
  exists(): boolean;
  /** Null while there is no vault. */
  state(): VaultState | null;
  /** Public key of the device whose keys are inside; null where that cannot be read. */
  deviceKey(): string | null;
  /** Fails with `identity-exists` or `secret-too-weak`. */
  create(keys: VaultKeys, secret: string, profile?: VaultProfile): Promise<Result<void, AppError>>;
  /**
   * Puts new keys in the place of the old ones, whose file is kept as `vault-<time>.json`. There is
   * a whole vault at every moment. Fails with `identity-missing` or `secret-too-weak`.
   */
  replace(keys: VaultKeys, secret: string, profile?: VaultProfile): Promise<Result<void, AppError>>;
  /**
   * Fails with `identity-missing`, `secret-wrong` (failures), `secret-locked-out` (seconds), or
   * `identity-locked` (reason) when the platform does not give its half of the key.
   */
  unlock(secret: string): Promise<Result<VaultKeys, AppError>>;
  /**
   * The same keys under another secret, or the same one, and under the platform's storage where
   * there is one now. Fails as `unlock` does, or with `secret-too-weak`; then nothing has changed.
   */
  changeSecret(secret: string, newSecret: string): Promise<Result<void, AppError>>;
  /** Other keys under the same secret, made of those inside. Fails as `changeSecret` does. */
  amend(
    secret: string,
    change: (keys: VaultKeys) => VaultKeys,
  ): Promise<Result<VaultKeys, AppError>>;
  guard(): GuardState;
};

type VaultOptions = {
  readonly folder: string;
  readonly secretStorage: SecretStorage | null;
  readonly surroundings: Surroundings;
  /** A further place for the count of wrong secrets, outside the folder. */
  readonly guardCopy?: GuardStore;
};

/** A vault in the folder; nothing is read or written before it is used. */
export function openVault(options: VaultOptions): Vault {
  const path = join(options.folder, 'vault.json');
  const own = createFileGuardStore(join(options.folder, 'unlock-guard.json'));
  const stores = options.guardCopy ? [own, options.guardCopy] : [own];
  const guard = createUnlockGuard(stores, options.surroundings.now);
  let writing = false;
  // Checked and marked in one turn: two calls must not overwrite each other's keys.
  const alone = async <T>(work: () => Promise<Result<T, AppError>>) => {
    if (writing) return fail(appError('identity-exists'));
    writing = true;
    try {
      return await work();
    } finally {
      writing = false;
    }
  };
  return {
    exists: () => existsSync(path),
    state: () => (existsSync(path) ? stateOf(readVault(path), options.secretStorage) : null),
    deviceKey: () => (existsSync(path) ? (readVault(path)?.device ?? null) : null),
    guard: () => guard.state(),
    create: (keys, secret, profile = {}) =>
      alone(async () => {
        if (existsSync(path)) return fail(appError('identity-exists'));
        const bytes = await sealNew(options, keys, secret, profile);
        return bytes.ok ? ok(await writeVault(options, path, bytes.value)) : bytes;
      }),
    replace: (keys, secret, profile = {}) =>
      alone(async () => {
        if (!existsSync(path)) return fail(appError('identity-missing'));
        const bytes = await sealNew(options, keys, secret, profile);
        if (!bytes.ok) return bytes;
        await writeFileAtomic(asidePath(options), await readFile(path), { mode: 0o600 });
        await writeVault(options, path, bytes.value);
        guard.reset();
        return ok(undefined);
      }),
    unlock: async (secret) => {
      const opened = await unlockVault(path, options, guard, secret);
      return opened.ok ? ok(opened.value.keys) : opened;
    },
    changeSecret: (secret, newSecret) =>
      alone(async () => {
        const opened = await unlockVault(path, options, guard, secret);
        if (!opened.ok) return opened;
        const { keys, rehearsal } = opened.value;
        const bytes = await sealNew(options, keys, newSecret, { weakForRehearsal: rehearsal });
        wipeKeys(keys);
        return bytes.ok ? ok(await writeVault(options, path, bytes.value)) : bytes;
      }),
    amend: (secret, change) =>
      alone(async () => {
        const opened = await unlockVault(path, options, guard, secret);
        if (!opened.ok) return opened;
        const keys = redactKeys(change(opened.value.keys));
        const { rehearsal } = opened.value;
        const bytes = await sealNew(options, keys, secret, { weakForRehearsal: rehearsal });
        if (!bytes.ok) return bytes;
        await writeVault(options, path, bytes.value);
        return ok(keys);
      }),
  };
}

function readVault(path: string): VaultFile | null {
  return parseVaultFile(readFileSync(path));
}

function stateOf(file: VaultFile | null, secretStorage: SecretStorage | null): VaultState {
  if (file === null) return 'damaged';
  if (file.platformSecret === null) return secretStorage === null ? 'secret-only' : 'bindable';
  return secretStorage === null ? 'storage-missing' : 'bound';
}

/** The bytes of a vault file under a secret that satisfies the policy. */
async function sealNew(
  { secretStorage, surroundings }: VaultOptions,
  keys: VaultKeys,
  secret: string,
  { weakForRehearsal: rehearsal = false, deterministicSalt }: VaultProfile,
): Promise<Result<Uint8Array, AppError>> {
  const strong = checkSecret(secret, rehearsal ? 'pin' : secretPolicy(secretStorage));
  if (!strong.ok) return strong;
  const salt = (rehearsal ? deterministicSalt : undefined) ?? surroundings.randomBytes(16);
  return ok(await sealVaultFile({ keys, secret, rehearsal, salt, secretStorage, surroundings }));
}

async function writeVault(
  { folder }: VaultOptions,
  path: string,
  bytes: Uint8Array,
): Promise<undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(path, bytes, { mode: 0o600 });
}

/** A name that is free: two replacements in one second must not lose a key. */
function asidePath({ folder, surroundings }: VaultOptions): string {
  const time = surroundings
    .now()
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  for (let number = 1; ; number += 1) {
    const path = join(folder, `vault-${time}${number === 1 ? '' : `-${number}`}.json`);
    if (!existsSync(path)) return path;
  }
}

async function unlockVault(
  path: string,
  { secretStorage }: VaultOptions,
  guard: UnlockGuard,
  secret: string,
): Promise<Result<OpenedVault, AppError>> {
  if (!existsSync(path)) return fail(appError('identity-missing'));
  const file = parseVaultFile(await readFile(path));
  if (file === null) return fail(appError('identity-locked', { reason: 'vault-damaged' }));
  const platformSecret = await revealPlatformSecret(file, secretStorage);
  if (!platformSecret.ok) return platformSecret;
  const attempt = guard.beginAttempt();
  if (attempt.waitSeconds > 0) {
    return fail(appError('secret-locked-out', { seconds: attempt.waitSeconds }));
  }
  const opened = await openVaultFile(file, secret, platformSecret.value);
  if (opened === null) return fail(appError('secret-wrong', { failures: attempt.failures }));
  guard.reset();
  return ok(opened);
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
