import { crc32 } from 'node:zlib';
import { appError, type AppError } from '../../contract/app-error.ts';
import { readArchive } from '../../core/archive/read-archive.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ArchiveFiles } from '../../core/verify/gather-evidence.ts';
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

/** Reads an archive file strictly; what is wrong with its container is named. */
export async function readArchiveFile(path: string): Promise<Result<ArchiveFiles, AppError>> {
  const source = await fileRandomAccess(path);
  try {
    const files = await readArchive(source, crc32);
    if (files.ok) return ok(files.value);
    return fail(
      appError('archive-damaged', { reason: files.error.code }, files.error.entry ?? undefined),
    );
  } finally {
    await source.close();
  }
}
