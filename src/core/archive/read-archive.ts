import { fail, ok, type Result } from '../result.ts';
import type { Crc32 } from '../zip/crc32.ts';
import { readAheadAccess, type RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import { readZipDirectory, readZipEntry } from '../zip/zip-reader.ts';

/** The files of an archive, taken out of their container. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** Largest single file of an archive: a result or index of a very large contest. */
const MAX_FILE_BYTES = 256 * 2 ** 20;

/**
 * Takes the files of an archive out of its container, strictly (docs/zip-profile.md). Hosts that
 * have a native CRC-32 pass it in.
 */
export async function readArchive(
  container: RandomAccess,
  crc32?: Crc32,
): Promise<Result<ArchiveFiles, ZipError>> {
  // Ten thousand sheets are as many small files.
  const source = readAheadAccess(container);
  const directory = await readZipDirectory(source);
  if (!directory.ok) return directory;
  const files = new Map<string, Uint8Array>();
  for (const entry of directory.value.entries) {
    const bytes = await readZipEntry(source, entry, MAX_FILE_BYTES, crc32);
    if (!bytes.ok) return fail(bytes.error);
    files.set(entry.path, bytes.value);
  }
  return ok(files);
}
