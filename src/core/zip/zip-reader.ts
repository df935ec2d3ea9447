import { equalBytes } from '../bytes/binary.ts';
import { fail, ok, type Result } from '../result.ts';
import { crc32 as portableCrc32, type Crc32 } from './crc32.ts';
import type { RandomAccess } from './random-access.ts';
import { parseCentralHeaders } from './zip-directory.ts';
import { readDirectoryPlace } from './zip-end.ts';
import { zipError, type ZipError } from './zip-error.ts';
import type { ZipEntry } from './zip-layout.ts';
import { findNameListFault } from './zip-names.ts';
import { encodeCentralDirectory, encodeLocalHeader } from './zip-writer.ts';

/** Thrown out of a content stream: its bytes are not what the headers promise. */
export class ZipContentDamaged extends Error {}

export type ZipDirectory = { readonly entries: readonly ZipEntry[] };

/** Caps that hold before anything is allocated (threats.md row 2). */
export type ZipLimits = {
  readonly maxEntries: number;
  readonly maxDirectoryBytes: number;
  readonly maxEntryBytes: number;
};

export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  maxEntries: 100_000,
  maxDirectoryBytes: 64 * 1024 * 1024,
  maxEntryBytes: 16 * 1024 ** 3,
};

/** Entries are read in steps of this size. */
export const ENTRY_CHUNK_BYTES = 1024 * 1024;

/**
 * Reads the directory of a container in the strict profile of `docs/zip-profile.md` and compares
 * every header with it. Whoever writes files does so only after this succeeded (threats.md rows
 * 1 to 6). Contents are checked when they are read.
 */
export async function readZipDirectory(
  source: RandomAccess,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Result<ZipDirectory, ZipError>> {
  const parsed = await parseDirectory(source, limits);
  if (!parsed.ok) return parsed;
  const headerFault = await findHeaderFault(source, parsed.value.entries);
  return headerFault === null ? checkSpelling(parsed.value) : fail(headerFault);
}

/**
 * As `readZipDirectory`, without the local headers: for whoever reads every entry by `readZipRange`,
 * which compares each header with the directory on its way.
 */
export async function readZipIndex(
  source: RandomAccess,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Result<ZipDirectory, ZipError>> {
  const parsed = await parseDirectory(source, limits);
  return parsed.ok ? checkSpelling(parsed.value) : parsed;
}

type ParsedDirectory = ZipDirectory & { readonly tail: Uint8Array };

async function parseDirectory(
  source: RandomAccess,
  limits: ZipLimits,
): Promise<Result<ParsedDirectory, ZipError>> {
  const place = await readDirectoryPlace(source, limits);
  if (!place.ok) return place;
  const { start, length, count } = place.value;
  const tail = await source.read(start, source.size - start);
  if (tail.length !== source.size - start) return fail(zipError('truncated'));
  const parsed = parseCentralHeaders(tail.subarray(0, length), count, start, limits);
  if (!parsed.ok) return parsed;
  const entries = parsed.value;
  const nameFault = findNameListFault(entries.map((entry) => entry.path));
  if (nameFault !== null) return fail(nameFault);
  return ok({ entries, tail });
}

function checkSpelling({ entries, tail }: ParsedDirectory): Result<ZipDirectory, ZipError> {
  // The parsed fields are what the profile allows; this refuses everything that is not a field of
  // theirs: other versions, dates, attributes, forms of ZIP64, bytes between the records.
  if (!equalBytes(encodeCentralDirectory(entries), tail)) return fail(zipError('not-canonical'));
  return ok({ entries });
}

/**
 * The contents of entries that stand one behind the other, out of one read; headers and CRCs are
 * checked. The contents are views of what was read.
 */
export async function readZipRange(
  source: RandomAccess,
  entries: readonly ZipEntry[],
  crc32: Crc32 = portableCrc32,
): Promise<Result<readonly Uint8Array[], ZipError>> {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return ok([]);
  const length = last.dataOffset + last.size - first.offset;
  const range = await source.read(first.offset, length);
  const contents: Uint8Array[] = [];
  for (const entry of entries) {
    const start = entry.dataOffset - first.offset;
    const header = range.subarray(entry.offset - first.offset, start);
    if (!equalBytes(header, encodeLocalHeader(entry))) {
      return fail(zipError('local-header-differs', entry.path));
    }
    const content = range.subarray(start, start + entry.size);
    if (content.length !== entry.size) return fail(zipError('truncated', entry.path));
    if (crc32(content) !== entry.crc32) return fail(zipError('crc-mismatch', entry.path));
    contents.push(content);
  }
  return ok(contents);
}

/** The whole content of an entry, its CRC checked. */
export async function readZipEntry(
  source: RandomAccess,
  entry: ZipEntry,
  maxBytes: number,
  crc32: Crc32 = portableCrc32,
): Promise<Result<Uint8Array, ZipError>> {
  if (entry.size > maxBytes) return fail(zipError('entry-too-large', entry.path));
  const bytes = new Uint8Array(entry.size);
  let filled = 0;
  // Without the generator below: an archive is ten thousand small entries.
  while (filled < entry.size) {
    const wanted = Math.min(ENTRY_CHUNK_BYTES, entry.size - filled);
    const chunk = await source.read(entry.dataOffset + filled, wanted);
    if (chunk.length === 0) break;
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  if (filled !== entry.size) return fail(zipError('truncated', entry.path));
  if (crc32(bytes) !== entry.crc32) return fail(zipError('crc-mismatch', entry.path));
  return ok(bytes);
}

/**
 * The content of an entry in chunks. Throws at the end when the CRC is wrong (row 5), so that a
 * consumer which keeps nothing of a failed stream keeps nothing of a damaged entry.
 */
export async function* streamZipEntry(
  source: RandomAccess,
  entry: ZipEntry,
  crc32: Crc32 = portableCrc32,
): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let length = 0;
  for await (const chunk of entryChunks(source, entry)) {
    crc = crc32(chunk, crc);
    length += chunk.length;
    yield chunk;
  }
  if (length !== entry.size) throw new ZipContentDamaged(`truncated: ${entry.path}`);
  if (crc !== entry.crc32) throw new ZipContentDamaged(`crc-mismatch: ${entry.path}`);
}

async function* entryChunks(source: RandomAccess, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < entry.size;) {
    const wanted = Math.min(ENTRY_CHUNK_BYTES, entry.size - done);
    const chunk = await source.read(entry.dataOffset + done, wanted);
    if (chunk.length === 0) return;
    yield chunk;
    done += chunk.length;
  }
}

/** A local header must say exactly what the directory says (row 5). */
async function findHeaderFault(
  source: RandomAccess,
  entries: readonly ZipEntry[],
): Promise<ZipError | null> {
  for (const entry of entries) {
    const found = await source.read(entry.offset, entry.dataOffset - entry.offset);
    if (!equalBytes(found, encodeLocalHeader(entry))) {
      return zipError('local-header-differs', entry.path);
    }
  }
  return null;
}
