import { readFile } from 'node:fs/promises';
import { readArchive } from '../../core/archive/read-archive.ts';
import type { Ed25519Verifier } from '../../core/crypto/ed25519.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { VerificationReport } from '../../core/verify/report.ts';
import { verifyArchive } from '../../core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../core/zip/random-access.ts';

export type ArchiveFileError = {
  /** Of the container (docs/zip-profile.md), or of the file system, such as `ENOENT`. */
  readonly reason: string;
  /** Name of the entry at fault, as far as it could be read. */
  readonly entry: string | null;
};

/**
 * The whole verifier: a file, the fingerprint from paper, the report of twelve steps. This folder
 * and `src/core` are all there is to audit.
 */
export async function verifyArchiveFile(
  path: string,
  typedRoot: string,
  verify: Ed25519Verifier,
): Promise<Result<VerificationReport, ArchiveFileError>> {
  const bytes = await readWhole(path);
  if (!bytes.ok) return bytes;
  const files = await readArchive(memoryRandomAccess(bytes.value));
  if (!files.ok) return fail({ reason: files.error.code, entry: files.error.entry });
  return ok(verifyArchive(files.value, typedRoot, verify).report);
}

async function readWhole(path: string): Promise<Result<Uint8Array, ArchiveFileError>> {
  try {
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail({ reason, entry: null });
  }
}
