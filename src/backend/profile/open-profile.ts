import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBlobStore, type BlobStore } from '../files/blob-store.ts';
import type { Platform, Surroundings } from '../platform.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { PROFILE_MIGRATIONS } from '../store/profile-schema.ts';
import { createDatabaseGuardStore } from '../vault/guard-store.ts';
import { wipeKeys } from '../vault/vault-keys.ts';
import { openVault, type Vault, type VaultKeys } from '../vault/vault.ts';
import type { ProfileFacts } from './profile-set.ts';

/** One person's data, open: records, files, keys. */
export type OpenProfile = {
  readonly facts: ProfileFacts;
  readonly folder: string;
  readonly temporaryFolder: string;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly vault: Vault;
  /** Keys while unlocked. They never leave the backend. */
  readonly session: { keys: VaultKeys | null };
  close(): void;
};

export function openProfile(
  folder: string,
  facts: ProfileFacts,
  lent: { readonly platform: Platform; readonly surroundings: Surroundings },
): OpenProfile {
  const temporaryFolder = join(folder, 'temporary');
  mkdirSync(temporaryFolder, { recursive: true, mode: 0o700 });
  const database = openDatabase(join(folder, 'jurybox.db'), PROFILE_MIGRATIONS);
  const session: OpenProfile['session'] = { keys: null };
  return {
    facts,
    folder,
    temporaryFolder,
    database,
    blobs: createBlobStore(join(folder, 'blobs')),
    vault: openVault({
      folder: join(folder, 'keys'),
      secretStorage: lent.platform.secretStorage,
      surroundings: lent.surroundings,
      guardCopy: createDatabaseGuardStore(database),
    }),
    session,
    close: () => {
      if (session.keys) wipeKeys(session.keys);
      session.keys = null;
      database.close();
    },
  };
}
