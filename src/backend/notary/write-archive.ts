import { z } from 'zod';
import type { AppError } from '../../contract/app-error.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import type { Result } from '../../core/result.ts';
import { writeZipBytes } from '../../core/zip/zip-writer.ts';
import { profileOf, type Context } from '../context.ts';
import { oneChunk } from '../files/export-store.ts';
import { sortByPath } from '../organizer/archive-files.ts';
import { readSetting } from '../store/settings.ts';

/** A copy of an archive with other files, under the name that it came with and what was done to it. */
export async function writeArchive(
  context: Context,
  { archiveId, destinationId }: { readonly archiveId: string; readonly destinationId: string },
  files: ReadonlyMap<string, Uint8Array>,
  what: 'countersigned' | 'timestamped',
): Promise<Result<ProducedFile, AppError>> {
  const { database } = profileOf(context);
  const all = [...files].map(([path, bytes]) => ({ path, bytes }));
  const name = readSetting(database, `archive-name:${archiveId}`, z.string()) ?? 'archive';
  return context.exports.write(
    destinationId,
    `${name.replace(/\.jbarchive$/i, '')}-${what}.jbarchive`,
    oneChunk(writeZipBytes(sortByPath(all))),
  );
}
