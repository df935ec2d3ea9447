import type { AppError } from '../contract/app-error.ts';
import { appError } from '../contract/app-error.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { BackendOptions } from './backend.ts';
import type { EventHub } from './event-hub.ts';
import type { ExportStore } from './files/export-store.ts';
import type { OpenedFiles } from './files/opened-file.ts';
import type { UploadStore } from './files/upload-store.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import type { ProfileSet } from './profile/profile-set.ts';
import type { TaskRegistry } from './task-registry.ts';
import type { VaultKeys } from './vault/vault.ts';

/** What every handler works with. */
export type Context = {
  readonly options: BackendOptions;
  readonly profiles: ProfileSet;
  readonly uploads: UploadStore;
  readonly opened: OpenedFiles;
  readonly exports: ExportStore;
  readonly events: EventHub;
  readonly tasks: TaskRegistry;
};

/** The open profile. The dispatcher has checked the role, so there is one. */
export function profileOf(context: Context): OpenProfile {
  const profile = context.profiles.current();
  if (!profile) throw new Error('no profile is open');
  return profile;
}

export function nowOf(context: Context): Date {
  return context.options.surroundings.now();
}

/** Opens the vault with a secret for one act of signing. */
export async function unlockKeys(
  context: Context,
  secret: string,
): Promise<Result<VaultKeys, AppError>> {
  const profile = profileOf(context);
  const unlocked = await profile.vault.unlock(secret);
  if (!unlocked.ok) return unlocked;
  return ok(unlocked.value);
}

type OrganizerKeys = {
  readonly root: Uint8Array;
  readonly operations: Uint8Array;
  /** Second key of operations, where the organizer chose one. */
  readonly sm2: Uint8Array | null;
};

/** The organizer's signing keys, from the vault. */
export async function unlockOrganizerKeys(
  context: Context,
  secret: string,
): Promise<Result<OrganizerKeys, AppError>> {
  const keys = await unlockKeys(context, secret);
  if (!keys.ok) return keys;
  const { root, operations, sm2 } = keys.value;
  return root && operations ? ok({ root, operations, sm2 }) : fail(appError('identity-missing'));
}
