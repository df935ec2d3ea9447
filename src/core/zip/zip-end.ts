import { fail, ok, type Result } from '../result.ts';
import type { RandomAccess } from './random-access.ts';
import { zipError, type ZipError } from './zip-error.ts';
import * as layout from './zip-layout.ts';

/** Where the central directory lies, and how many entries it claims. */
export type DirectoryPlace = {
  readonly start: number;
  readonly length: number;
  readonly count: number;
};

type PlaceLimits = { readonly maxEntries: number; readonly maxDirectoryBytes: number };

/**
 * Reads the end records. The profile has no comment, so they stand at the very end: there is no
 * search for a signature, and nothing for two readers to find differently.
 */
export async function readDirectoryPlace(
  source: RandomAccess,
  limits: PlaceLimits,
): Promise<Result<DirectoryPlace, ZipError>> {
  if (source.size < layout.END_BYTES) return fail(zipError('not-a-zip'));
  const wanted = layout.ZIP64_END_BYTES + layout.ZIP64_LOCATOR_BYTES + layout.END_BYTES;
  const length = Math.min(source.size, wanted);
  const tail = await source.read(source.size - length, length);
  if (tail.length !== length) return fail(zipError('truncated'));
  const end = viewOf(tail.subarray(length - layout.END_BYTES));
  if (end.getUint32(0, true) !== layout.END_SIGNATURE) return fail(await explainMissingEnd(source));
  if (end.getUint16(20, true) !== 0) return fail(zipError('comment'));
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0) {
    return fail(zipError('multi-disk'));
  }
  const narrow = {
    count: end.getUint16(10, true),
    length: end.getUint32(12, true),
    start: end.getUint32(16, true),
  };
  if (end.getUint16(8, true) !== narrow.count) return fail(zipError('multi-disk'));
  const isWide =
    narrow.count === layout.MAX_UINT16 ||
    narrow.length === layout.MAX_UINT32 ||
    narrow.start === layout.MAX_UINT32;
  const place = isWide ? parseZip64End(tail) : narrow;
  if (place === null) return fail(zipError('zip64-malformed'));
  return checkPlace(source.size, place, isWide, limits);
}

function checkPlace(
  size: number,
  place: DirectoryPlace,
  isWide: boolean,
  limits: PlaceLimits,
): Result<DirectoryPlace, ZipError> {
  const endBytes = isWide
    ? layout.ZIP64_END_BYTES + layout.ZIP64_LOCATOR_BYTES + layout.END_BYTES
    : layout.END_BYTES;
  if (place.count > limits.maxEntries) return fail(zipError('too-many-entries'));
  if (place.length > limits.maxDirectoryBytes) return fail(zipError('directory-too-large'));
  if (place.start + place.length + endBytes !== size) {
    return fail(zipError('directory-malformed'));
  }
  return ok(place);
}

/** The wide record right in front of its locator; other fields are compared byte by byte later. */
function parseZip64End(tail: Uint8Array): DirectoryPlace | null {
  const wanted = layout.ZIP64_END_BYTES + layout.ZIP64_LOCATOR_BYTES + layout.END_BYTES;
  if (tail.length !== wanted) return null;
  const view = viewOf(tail);
  if (view.getUint32(0, true) !== layout.ZIP64_END_SIGNATURE) return null;
  if (view.getUint32(layout.ZIP64_END_BYTES, true) !== layout.ZIP64_LOCATOR_SIGNATURE) return null;
  const count = safeUint64(view, 32);
  const length = safeUint64(view, 40);
  const start = safeUint64(view, 48);
  if (count === null || length === null || start === null) return null;
  return { count, length, start };
}

/**
 * Tells a container with a comment, one with something behind its end, and one that was cut off
 * from a file of another kind. What lies further than the longest comment from its end record is
 * not searched for: such a file counts as cut off.
 */
async function explainMissingEnd(source: RandomAccess): Promise<ZipError> {
  const length = Math.min(source.size, layout.END_BYTES + layout.MAX_UINT16);
  const tail = viewOf(await source.read(source.size - length, length));
  for (let at = tail.byteLength - layout.END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== layout.END_SIGNATURE) continue;
    const comment = tail.getUint16(at + 20, true);
    if (at + layout.END_BYTES + comment === tail.byteLength) return zipError('comment');
    if (isEndOfWhole(tail, at, source.size - length)) return zipError('bytes-behind-end');
  }
  const head = await source.read(0, 4);
  const isCut = head.length === 4 && viewOf(head).getUint32(0, true) === layout.LOCAL_SIGNATURE;
  return zipError(isCut ? 'truncated' : 'not-a-zip');
}

/** Whether an end record speaks of all in front of it: that of a ZIP inside this one does not. */
function isEndOfWhole(tail: DataView, at: number, tailStart: number): boolean {
  const start = tail.getUint32(at + 16, true);
  const directoryEnd = start + tail.getUint32(at + 12, true);
  const wide = layout.ZIP64_END_BYTES + layout.ZIP64_LOCATOR_BYTES;
  const distance = tailStart + at - directoryEnd;
  return start === layout.MAX_UINT32 || distance === 0 || distance === wide;
}

/** A 64-bit field as a number, or null beyond 2^53: no file is that long. */
export function safeUint64(view: DataView, at: number): number | null {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
