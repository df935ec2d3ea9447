import { folderOfPath } from '../archive/archive-paths.ts';
import { ok, type Result } from '../result.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { ZipEntry } from '../zip/zip-layout.ts';
import type { PackedPart } from './pack-facts.ts';
import type { PartReader } from './part-reader.ts';
import { PART_FOLDERS } from './read-part-file.ts';

/** Bytes of the container that are read and posted together. */
const PART_BYTES = 1024 * 1024;
/** Parts that wait at each reader, so that none is idle while the reduce is busy. */
const QUEUE_DEPTH = 8;
/** So much of the container's end, for each reader, is read before its signatures are checked. */
const LATER_BYTES = 32 * 1024 * 1024;

export type Part = {
  readonly folder: string;
  readonly entries: readonly ZipEntry[];
  readonly bytes: number;
};

/** Cuts the folders that hold many files into parts; all other entries are left to the caller. */
export function planParts(entries: readonly ZipEntry[]): {
  readonly parts: readonly Part[];
  readonly single: readonly ZipEntry[];
} {
  const parts: { folder: string; entries: ZipEntry[]; bytes: number }[] = [];
  const single: ZipEntry[] = [];
  const folders: readonly string[] = PART_FOLDERS;
  for (const entry of entries) {
    const folder = folderOfPath(entry.path);
    if (folder === null || !folders.includes(folder)) {
      single.push(entry);
      continue;
    }
    const open = parts.at(-1);
    const follows = open?.entries.at(-1);
    const fits =
      open?.folder === folder &&
      follows !== undefined &&
      follows.dataOffset + follows.size === entry.offset &&
      open.bytes + entry.size <= PART_BYTES;
    if (fits) {
      open.entries.push(entry);
      open.bytes += entry.size;
    } else parts.push({ folder, entries: [entry], bytes: entry.size });
  }
  return { parts, single };
}

/**
 * Has every part read by whoever is free. What `onRead` makes of the answers stands in the order of
 * the parts, and so does the first refusal, whatever the number of readers.
 */
export async function readParts<T>(
  parts: readonly Part[],
  crew: readonly PartReader[],
  onRead: (part: Part, facts: PackedPart) => T,
): Promise<Result<readonly T[], ZipError>> {
  const firstLater = placeOfLater(parts, crew.length * LATER_BYTES);
  const answers: Result<T, ZipError>[] = [];
  let next = 0;
  const lane = async (reader: PartReader) => {
    for (let index = next++; index < parts.length; index = next++) {
      const part = parts[index];
      if (!part) return;
      // One after the other is the purpose: each lane is one place in a reader's queue.
      const signaturesLater = reader.settle !== undefined && index >= firstLater;
      const facts = await reader.read({ entries: part.entries, signaturesLater });
      answers[index] = facts.ok ? ok(onRead(part, facts.value)) : facts;
    }
  };
  const lanes = crew.flatMap((reader) => Array.from({ length: QUEUE_DEPTH }, () => reader));
  await Promise.all(lanes.map(lane));
  const made: T[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    made.push(answer.value);
  }
  return ok(made);
}

/** Index of the first of the last parts that together hold no more than `bytes`. */
function placeOfLater(parts: readonly Part[], bytes: number): number {
  let index = parts.length;
  for (let left = bytes; index > 0; index -= 1) {
    left -= parts[index - 1]?.bytes ?? 0;
    if (left < 0) break;
  }
  return index;
}

/**
 * Has the readers check the signatures that they left over, all at once, and gives the files in
 * which one does not hold, read again without leaving anything over: so they say what is wrong in
 * the words of every other file.
 */
export async function settleParts<T>(
  parts: readonly Part[],
  crew: readonly PartReader[],
  onRead: (part: Part, facts: PackedPart) => T,
): Promise<Result<readonly T[], ZipError>> {
  const refused = new Set(
    (await Promise.all(crew.map(async ({ settle }) => (settle ? settle() : [])))).flat(),
  );
  const again = parts.flatMap(({ folder, entries }) =>
    entries
      .filter(({ path }) => refused.has(path))
      .map((entry): Part => ({ folder, entries: [entry], bytes: entry.size })),
  );
  const [reader] = crew;
  if (!reader) return ok([]);
  const made: T[] = [];
  for (const part of again) {
    const facts = await reader.read({ entries: part.entries, signaturesLater: false });
    if (!facts.ok) return facts;
    made.push(onRead(part, facts.value));
  }
  return ok(made);
}
