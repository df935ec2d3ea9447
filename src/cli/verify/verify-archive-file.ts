import { open } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/result.ts';
import type { GivenFile } from '../../core/verify/given-files.ts';
import { verifyArchive, type Verification } from '../../core/verify/verify-archive.ts';
import type { VerifyHost } from '../../core/verify/verify-host.ts';
import { createFileAccess } from './file-access.ts';

export type ArchiveFileError = {
  /** Of the container (docs/zip-profile.md), or of the file system, such as `ENOENT`. */
  readonly reason: string;
  /** Name of the entry at fault, as far as it could be read. */
  readonly entry: string | null;
};

export type ArchiveFileRequest = {
  readonly path: string;
  /** As typed from paper. */
  readonly root: string;
  readonly given: readonly GivenFile[];
};

/**
 * The whole verifier: a file, the fingerprint from paper, the report of twelve steps. This folder
 * and `src/core` are all there is to audit.
 */
export async function verifyArchiveFile(
  { path, root, given }: ArchiveFileRequest,
  host: VerifyHost,
): Promise<Result<Verification, ArchiveFileError>> {
  try {
    const file = await open(path, 'r');
    try {
      const source = createFileAccess(file, (await file.stat()).size);
      const verified = await verifyArchive({ source, root, given }, host);
      if (!verified.ok) return fail({ reason: verified.error.code, entry: verified.error.entry });
      return ok(verified.value);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return fail({ reason: String(error.code), entry: null });
    }
    throw error;
  }
}
