import { crc32 } from 'node:zlib';
import { appError, type AppError } from '../../contract/app-error.ts';
import { readArchive, type ArchiveFiles } from '../../core/archive/read-archive.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { verifyArchive, type Verification } from '../../core/verify/verify-archive.ts';
import type { VerifyHost } from '../../core/verify/verify-host.ts';
import { nativePrimitives } from '../crypto-node.ts';
import type { ZipError } from '../../core/zip/zip-error.ts';
import { fileRandomAccess } from '../files/zip-file.ts';
import type { OpenProfile } from '../profile/open-profile.ts';

/** An archive taken in is a blob; its id is the hash of its bytes. */
export async function openStoredArchive(
  profile: OpenProfile,
  archiveId: string,
): Promise<Result<ArchiveFiles, AppError>> {
  if (!(await profile.blobs.has(archiveId))) return fail(appError('archive-unknown'));
  return readArchiveFile(profile.blobs.pathOf(archiveId));
}

/** The twelve steps over an archive that was taken in. */
export async function verifyStoredArchive(
  profile: OpenProfile,
  archiveId: string,
  root: string,
  onProgress?: VerifyHost['onProgress'],
): Promise<Result<Verification, AppError>> {
  if (!(await profile.blobs.has(archiveId))) return fail(appError('archive-unknown'));
  return verifyArchiveAt(profile.blobs.pathOf(archiveId), root, onProgress);
}

/** As `verifyStoredArchive`, for a file anywhere. */
export async function verifyArchiveAt(
  path: string,
  root: string,
  onProgress?: VerifyHost['onProgress'],
): Promise<Result<Verification, AppError>> {
  const source = await fileRandomAccess(path);
  try {
    const host = { primitives: nativePrimitives, ...(onProgress ? { onProgress } : {}) };
    const verified = await verifyArchive({ source, root }, host);
    return verified.ok ? verified : fail(toAppError(verified.error));
  } finally {
    await source.close();
  }
}

function toAppError({ code, entry }: ZipError): AppError {
  return appError('archive-damaged', { reason: code }, entry ?? undefined);
}

/** Reads an archive file strictly; what is wrong with its container is named. */
export async function readArchiveFile(path: string): Promise<Result<ArchiveFiles, AppError>> {
  const source = await fileRandomAccess(path);
  try {
    const files = await readArchive(source, crc32);
    if (files.ok) return ok(files.value);
    return fail(toAppError(files.error));
  } finally {
    await source.close();
  }
}
