import { rm } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { Material, PackageManifest } from '../../core/model/assignment.ts';
import { ZipContentDamaged } from '../../core/zip/zip-reader.ts';
import { isDiskFull } from '../files/disk.ts';
import { materialPath } from '../packages/package-paths.ts';
import type { OpenPackage } from '../packages/read-package.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Task } from '../task-registry.ts';

/** Storing is mostly waiting for the disk to sync: a few files wait together. */
const STORED_AT_ONCE = 3;

/**
 * Streams every material into the content store and gives null when all are there. On a wrong hash,
 * a cancel or a fault nothing stays of what this import added.
 */
export async function storeMaterials(
  profile: OpenProfile,
  opened: OpenPackage,
  manifest: PackageManifest,
  task: Task,
): Promise<AppError | null> {
  const materials = distinctMaterials(manifest);
  const total = materials.reduce((sum, material) => sum + material.size, 0);
  // Each worker takes the next of the list, until it is empty or one of them has failed.
  const rest = materials.values();
  const added: string[] = [];
  const problems: AppError[] = [];
  const faults: unknown[] = [];
  let done = 0;
  const work = async () => {
    for (const material of rest) {
      try {
        if (!(await profile.blobs.has(material.sha256))) {
          added.push(material.sha256);
          const problem = await storeMaterial(profile, opened, material, task);
          if (problem) problems.push(problem);
        }
      } catch (error) {
        faults.push(error);
      }
      if (task.signal.aborted) problems.push(appError('cancelled'));
      if (problems.length + faults.length > 0) return;
      done += material.size;
      task.report('store', done, total, material.name);
    }
  };
  await Promise.all(Array.from({ length: STORED_AT_ONCE }, work));
  if (problems.length + faults.length === 0) return null;
  for (const sha256 of added) await rm(profile.blobs.pathOf(sha256), { force: true });
  if (faults.length > 0) throw faults[0];
  return problems[0] ?? null;
}

/** Equal files are carried once, whoever's materials they are. */
function distinctMaterials(manifest: PackageManifest): readonly Material[] {
  const materials = manifest.entries.flatMap((entry) => entry.materials);
  return [...new Map(materials.map((material) => [material.sha256, material])).values()];
}

async function storeMaterial(
  profile: OpenProfile,
  opened: OpenPackage,
  { sha256, size, name }: Material,
  task: Task,
): Promise<AppError | null> {
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
