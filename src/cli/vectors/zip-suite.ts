import { memoryRandomAccess } from '../../core/zip/random-access.ts';
import { readZipDirectory, streamZipEntry, ZipContentDamaged } from '../../core/zip/zip-reader.ts';
import { verdictOf, type SuiteReader } from './suite.ts';

/**
 * The strict reader's verdict on a container: directory, names, headers, and then every content in
 * chunks with its checksum (threats.md rows 1 to 6). Nothing is written.
 */
export const readZipSuite: SuiteReader = async ({ name, bytes }, { crc32 }) => {
  const source = memoryRandomAccess(bytes);
  const directory = await readZipDirectory(source);
  if (!directory.ok) return [verdictOf(name, directory.error.code)];
  for (const entry of directory.value.entries) {
    try {
      for await (const _ of streamZipEntry(source, entry, crc32)) continue;
    } catch (error) {
      if (!(error instanceof ZipContentDamaged)) throw error;
      return [verdictOf(name, error.message.split(':')[0] ?? 'crc-mismatch')];
    }
  }
  return [verdictOf(name, null)];
};
