import { rm } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import { ZipContentDamaged } from '../../core/zip/zip-reader.ts';
import { isDiskFull } from '../files/disk.ts';
import { materialPath } from '../packages/package-paths.ts';
import { openEncryptedPackage, type OpenPackage } from '../packages/read-package.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putObject } from '../store/object-store.ts';
import { writeSetting } from '../store/settings.ts';
import type { Task } from '../task-registry.ts';
import { readReceivedContest } from './received-package.ts';
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
  const upload = context.uploads.get(input.uploadId);
  if (!upload.ok) return upload;
  const opened = await openEncryptedPackage({
    source: upload.value.path,
    identity: keys.age,
    temporaryFolder: profile.temporaryFolder,
    signal: task.signal,
    onProgress: (done, total) => task.report('decrypt', done, total),
  });
  if (!opened.ok) return fail(toAppError(opened.error, upload.value.name));
  try {
    const verified = await verifyPackage(profile, opened.value);
    if (!verified.ok) return verified;
    const stored = await storeMaterials(profile, opened.value, verified.value, task);
    if (!stored.ok) return stored;
    storeRecords(context, verified.value);
    context.uploads.remove(input.uploadId);
    context.events.emit({ type: 'changed', area: 'desk' });
    return ok(describe(profile, verified.value));
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

/** Streams every material into the content store; a wrong hash takes back what this import added. */
async function storeMaterials(
  profile: OpenProfile,
  opened: OpenPackage,
  verified: VerifiedPackage,
  task: Task,
): Promise<Result<null, AppError>> {
  const materials = verified.manifest.payload.entries.flatMap((entry) => entry.materials);
  const total = materials.reduce((sum, material) => sum + material.size, 0);
  const added: string[] = [];
  let done = 0;
  const refuse = async (error: AppError) => {
    for (const sha256 of added) await rm(profile.blobs.pathOf(sha256), { force: true });
    return fail(error);
  };
  for (const { sha256, size, name } of materials) {
    if (task.signal.aborted) return refuse(appError('cancelled'));
    if (!(await profile.blobs.has(sha256))) {
      const problem = await storeMaterial(profile, opened, { sha256, size, name }, task);
      if (problem) return refuse(problem);
      added.push(sha256);
    }
    done += size;
    task.report('store', done, total, name);
  }
  return ok(null);
}

async function storeMaterial(
  profile: OpenProfile,
  opened: OpenPackage,
  material: { readonly sha256: string; readonly size: number; readonly name: string },
  task: Task,
): Promise<AppError | null> {
  const { sha256, size, name } = material;
  const limits = { expectedSha256: sha256, maxBytes: size, signal: task.signal };
  try {
    const stored = await profile.blobs.putStream(opened.stream(materialPath(sha256)), limits);
    return stored.ok ? null : appError('package-damaged', { reason: stored.error.type }, name);
  } catch (error) {
    if (task.signal.aborted) return appError('cancelled');
    if (isDiskFull(error)) return appError('disk-full');
    if (error instanceof ZipContentDamaged) {
      return appError('package-damaged', { reason: 'bad-crc' }, name);
    }
    throw error;
  }
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

function describe(profile: OpenProfile, { charter, manifest }: VerifiedPackage): Imported {
  return {
    contestId: charter.payload.contestId,
    title: charter.payload.setup.title,
    entries: manifest.payload.entries.length,
    packageVersion: manifest.payload.packageVersion,
    confirmed: readReceivedContest(profile)?.confirmed ?? false,
  };
}
