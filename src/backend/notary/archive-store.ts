import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import { guessFileKind, isOtherKind, KIND_BYTES } from '../../core/archive/file-kind.ts';
import { appError, type AppError } from '../../contract/app-error.ts';
import { readArchive, type ArchiveFiles } from '../../core/archive/read-archive.ts';
import { createSm3 } from '../../core/crypto/sm3.ts';
import type { GivenFile } from '../../core/verify/given-files.ts';
import type { RandomAccess } from '../../core/zip/random-access.ts';
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
  question: ArchiveQuestion,
): Promise<Result<Verification, AppError>> {
  if (!(await profile.blobs.has(archiveId))) return fail(appError('archive-unknown'));
  return verifyArchiveAt(profile.blobs.pathOf(archiveId), question);
}

/** What is asked of an archive: the root from paper, and what others hold outside it. */
export type ArchiveQuestion = {
  readonly root: string;
  readonly given?: readonly GivenFile[];
  readonly onProgress?: VerifyHost['onProgress'] | undefined;
};

/** As `verifyStoredArchive`, for a file anywhere. */
export async function verifyArchiveAt(
  path: string,
  { root, given = [], onProgress }: ArchiveQuestion,
): Promise<Result<Verification, AppError>> {
  const source = await fileRandomAccess(path);
  try {
    const host = { primitives: nativePrimitives, ...(onProgress ? { onProgress } : {}) };
    const verified = await verifyArchive({ source, root, given }, host);
    return verified.ok ? verified : fail(await toAppError(source, verified.error));
  } finally {
    await source.close();
  }
}

/** What is no ZIP at all is called by its kind; what is one, and broken, by what is wrong. */
async function toAppError(source: RandomAccess, { code, entry }: ZipError): Promise<AppError> {
  const kind = guessFileKind(await source.read(0, Math.min(source.size, KIND_BYTES)));
  if (isOtherKind(kind, 'archive')) {
    return appError('wrong-file-kind', { kind, expected: 'archive' });
  }
  return appError('archive-damaged', { reason: code }, entry ?? undefined);
}

/** SM3 of a file, for whoever has to name the archive by the national digest. */
export async function sm3OfFile(path: string): Promise<string> {
  const sm3 = createSm3();
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    sm3.update(piece as Uint8Array);
  }
  return sm3.hex();
}

/** Reads an archive file strictly; what is wrong with its container is named. */
export async function readArchiveFile(path: string): Promise<Result<ArchiveFiles, AppError>> {
  const source = await fileRandomAccess(path);
  try {
    const files = await readArchive(source, crc32);
    if (files.ok) return ok(files.value);
    return fail(await toAppError(source, files.error));
  } finally {
    await source.close();
  }
}
