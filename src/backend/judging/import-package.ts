import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { PackageManifest } from '../../core/model/assignment.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { openEncryptedPackage } from '../packages/read-package.ts';
import type { Upload } from '../files/upload-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putObject } from '../store/object-store.ts';
import { writeSetting } from '../store/settings.ts';
import type { Task } from '../task-registry.ts';
import type { VaultKeys } from '../vault/vault.ts';
import { findPackageChanges } from './package-changes.ts';
import { readCurrentPackage, readReceivedContest } from './received-package.ts';
import { storeMaterials } from './store-materials.ts';
import { verifyPackage, type VerifiedPackage } from './verify-package.ts';

type Imported = MethodOutput<'judging.importPackage'>;

/** Takes a package in: everything is verified before anything of it is kept or shown. */
export async function importPackage(
  context: Context,
  input: MethodInput<'judging.importPackage'>,
  task: Task,
): Promise<Result<Imported, AppError>> {
  const profile = profileOf(context);
  const keys = profile.session.keys;
  if (!keys) return fail(appError('identity-locked'));
  const upload = await openUpload(context.uploads, input.uploadId, 'package');
  if (!upload.ok) return upload;
  try {
    return await takeIn(context, upload.value, keys, task);
  } finally {
    // Whoever tries again hands the file over again: on a full disk a copy would be in the way.
    context.uploads.remove(input.uploadId);
  }
}

async function takeIn(
  context: Context,
  upload: Upload,
  { age }: VaultKeys,
  task: Task,
): Promise<Result<Imported, AppError>> {
  const profile = profileOf(context);
  const opened = await openEncryptedPackage({
    source: upload.path,
    identity: age,
    temporaryFolder: profile.temporaryFolder,
    signal: task.signal,
    onProgress: (done, total) => task.report('decrypt', done, total),
  });
  if (!opened.ok) return fail(toAppError(opened.error, upload.name));
  try {
    const verified = await verifyPackage(profile, opened.value);
    if (!verified.ok) return verified;
    const { payload } = verified.value.manifest;
    const problem = await storeMaterials(profile, opened.value, payload, task);
    if (problem) return fail(problem);
    const before = readCurrentPackage(profile);
    storeRecords(context, verified.value);
    context.events.emit({ type: 'changed', area: 'desk' });
    return ok(describe(profile, verified.value, before?.manifest ?? null));
  } finally {
    await opened.value.dispose();
  }
}

function toAppError(
  error: {
    readonly type: 'not-for-this-identity' | 'damaged' | 'cancelled';
    readonly detail?: string;
  },
  name: string,
): AppError {
  if (error.type === 'cancelled') return appError('cancelled');
  if (error.type === 'not-for-this-identity') {
    return appError('package-not-encrypted-for-you', {}, name);
  }
  return appError('package-damaged', { reason: error.detail ?? 'damaged' }, name);
}

function storeRecords(context: Context, verified: VerifiedPackage): void {
  const profile = profileOf(context);
  const { database } = profile;
  const { charter, manifest, roster, rosters } = verified;
  const now = nowOf(context);
  database.transaction(() => {
    putObject(database, charter, now);
    for (const version of rosters) putObject(database, version, now);
    putObject(database, manifest, now);
    database.run(
      'INSERT INTO contest (contest_id, charter) VALUES (?, ?) ON CONFLICT (contest_id) DO NOTHING',
      charter.payload.contestId,
      charter.hash,
    );
    database.run(
      `INSERT INTO received_package (manifest, contest_id, roster, stage, version, received_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (manifest) DO NOTHING`,
      manifest.hash,
      charter.payload.contestId,
      roster.hash,
      manifest.payload.stage,
      manifest.payload.packageVersion,
      now.toISOString(),
    );
    writeSetting(database, 'contest-title', charter.payload.setup.title);
  });
}

function describe(
  profile: OpenProfile,
  { charter, manifest }: VerifiedPackage,
  before: PackageManifest | null,
): Imported {
  return {
    contestId: charter.payload.contestId,
    title: charter.payload.setup.title,
    entries: manifest.payload.entries.length,
    packageVersion: manifest.payload.packageVersion,
    confirmed: readReceivedContest(profile)?.confirmed ?? false,
    changes: findPackageChanges(before, manifest.payload),
  };
}
