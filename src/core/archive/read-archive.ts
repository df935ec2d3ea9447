import { fail, ok, type Result } from '../result.ts';
import type { ArchiveFiles } from '../verify/gather-evidence.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import { readZipDirectory, readZipEntry } from '../zip/zip-reader.ts';

/** Largest single file of an archive: a result or index of a very large contest. */
const MAX_FILE_BYTES = 256 * 2 ** 20;

/** Takes the files of an archive out of its container, strictly (docs/zip-profile.md). */
export async function readArchive(source: RandomAccess): Promise<Result<ArchiveFiles, ZipError>> {
  const directory = await readZipDirectory(source);
  if (!directory.ok) return directory;
  const files = new Map<string, Uint8Array>();
  for (const entry of directory.value.entries) {
    const bytes = await readZipEntry(source, entry, MAX_FILE_BYTES);
    if (!bytes.ok) return fail(bytes.error);
    files.set(entry.path, bytes.value);
  }
  return ok(files);
}
