import { concatBytes } from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';
import { crc32 as portableCrc32, type Crc32 } from './crc32.ts';
import * as layout from './zip-layout.ts';
import { createFieldWriter, type ZipEntry, type ZipFileFacts } from './zip-layout.ts';
import { findNameListFault } from './zip-names.ts';

const { MAX_UINT16, MAX_UINT32 } = layout;

/**
 * Encoder of the strict profile in `docs/zip-profile.md`. A list of names and contents has exactly
 * one encoding, so the reader can compare a container with what this file would have written.
 */
export function encodeLocalHeader(file: ZipFileFacts): Uint8Array {
  const name = textToBytes(file.path);
  const extra = file.size >= MAX_UINT32 ? encodeZip64Extra([file.size, file.size]) : EMPTY;
  return createFieldWriter(layout.LOCAL_HEADER_BYTES + name.length + extra.length)
    .uint32(layout.LOCAL_SIGNATURE)
    .uint16(extra.length > 0 ? layout.VERSION_ZIP64 : layout.VERSION_STORED)
    .uint16(layout.FLAG_UTF8)
    .uint16(0) // stored
    .uint16(layout.DOS_TIME)
    .uint16(layout.DOS_DATE)
    .uint32(file.crc32)
    .uint32(Math.min(file.size, MAX_UINT32))
    .uint32(Math.min(file.size, MAX_UINT32))
    .uint16(name.length)
    .uint16(extra.length)
    .raw(name)
    .raw(extra).bytes;
}

/** Length of `encodeLocalHeader` without encoding it. */
export function localHeaderLength(file: Pick<ZipFileFacts, 'path' | 'size'>): number {
  const extra = file.size >= MAX_UINT32 ? 20 : 0;
  return layout.LOCAL_HEADER_BYTES + textToBytes(file.path).length + extra;
}

/** Places files one behind the other from offset 0. */
export function placeZipEntries(files: readonly ZipFileFacts[]): readonly ZipEntry[] {
  let offset = 0;
  return files.map(({ path, size, crc32 }) => {
    const dataOffset = offset + localHeaderLength({ path, size });
    const entry: ZipEntry = { path, size, crc32, offset, dataOffset };
    offset = dataOffset + size;
    return entry;
  });
}

/** The directory and the end records: everything behind the last file's bytes. */
export function encodeCentralDirectory(entries: readonly ZipEntry[]): Uint8Array {
  const last = entries.at(-1);
  const start = last === undefined ? 0 : last.dataOffset + last.size;
  const directory = joinParts(entries.map(encodeCentralHeader));
  return concatBytes(directory, encodeEndRecords(entries.length, directory.length, start));
}

/** A whole container in memory. Throws on names that the profile forbids: see `findNameListFault`. */
export function writeZipBytes(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  crc32: Crc32 = portableCrc32,
): Uint8Array {
  assertZipPaths(files.map((file) => file.path));
  const facts = files.map(({ path, bytes }) => ({ path, size: bytes.length, crc32: crc32(bytes) }));
  const parts = files.flatMap(({ bytes }, index) => {
    const fact = facts[index];
    return fact === undefined ? [] : [encodeLocalHeader(fact), bytes];
  });
  return joinParts([...parts, encodeCentralDirectory(placeZipEntries(facts))]);
}

/** Size of the finished container, known before a byte is read (for progress and free space). */
export function computeZipSize(files: readonly Pick<ZipFileFacts, 'path' | 'size'>[]): number {
  const entries = placeZipEntries(files.map(({ path, size }) => ({ path, size, crc32: 0 })));
  const last = entries.at(-1);
  const start = last === undefined ? 0 : last.dataOffset + last.size;
  return start + encodeCentralDirectory(entries).length;
}

/** Throws for the first name that may not stand in a container: our own code chose it. */
export function assertZipPaths(paths: readonly string[]): void {
  const fault = findNameListFault(paths);
  if (fault !== null) throw new Error(`${fault.code}: ${JSON.stringify(fault.entry)}`);
}

function encodeCentralHeader(entry: ZipEntry): Uint8Array {
  const name = textToBytes(entry.path);
  const wide = [
    ...(entry.size >= MAX_UINT32 ? [entry.size, entry.size] : []),
    ...(entry.offset >= MAX_UINT32 ? [entry.offset] : []),
  ];
  const extra = wide.length > 0 ? encodeZip64Extra(wide) : EMPTY;
  const version = wide.length > 0 ? layout.VERSION_ZIP64 : layout.VERSION_STORED;
  return createFieldWriter(layout.CENTRAL_HEADER_BYTES + name.length + extra.length)
    .uint32(layout.CENTRAL_SIGNATURE)
    .uint16(version) // made by: host 0, so that attributes carry no Unix mode
    .uint16(version)
    .uint16(layout.FLAG_UTF8)
    .uint16(0) // stored
    .uint16(layout.DOS_TIME)
    .uint16(layout.DOS_DATE)
    .uint32(entry.crc32)
    .uint32(Math.min(entry.size, MAX_UINT32))
    .uint32(Math.min(entry.size, MAX_UINT32))
    .uint16(name.length)
    .uint16(extra.length)
    .uint16(0) // comment
    .uint16(0) // disk
    .uint16(0) // internal attributes
    .uint32(0) // external attributes
    .uint32(Math.min(entry.offset, MAX_UINT32))
    .raw(name)
    .raw(extra).bytes;
}

function encodeZip64Extra(values: readonly number[]): Uint8Array {
  const writer = createFieldWriter(4 + 8 * values.length)
    .uint16(layout.ZIP64_EXTRA_ID)
    .uint16(8 * values.length);
  for (const value of values) writer.uint64(value);
  return writer.bytes;
}

/** Only the fields that overflow are replaced by all ones, as Info-ZIP and Python do. */
function encodeEndRecords(count: number, length: number, start: number): Uint8Array {
  const wide = count >= MAX_UINT16 || length >= MAX_UINT32 || start >= MAX_UINT32;
  const end = createFieldWriter(layout.END_BYTES)
    .uint32(layout.END_SIGNATURE)
    .uint16(0)
    .uint16(0)
    .uint16(Math.min(count, MAX_UINT16))
    .uint16(Math.min(count, MAX_UINT16))
    .uint32(Math.min(length, MAX_UINT32))
    .uint32(Math.min(start, MAX_UINT32))
    .uint16(0).bytes;
  return wide ? concatBytes(encodeZip64EndRecords(count, length, start), end) : end;
}

function encodeZip64EndRecords(count: number, length: number, start: number): Uint8Array {
  return createFieldWriter(layout.ZIP64_END_BYTES + layout.ZIP64_LOCATOR_BYTES)
    .uint32(layout.ZIP64_END_SIGNATURE)
    .uint64(layout.ZIP64_END_BYTES - 12)
    .uint16(layout.VERSION_ZIP64)
    .uint16(layout.VERSION_ZIP64)
    .uint32(0)
    .uint32(0)
    .uint64(count)
    .uint64(count)
    .uint64(length)
    .uint64(start)
    .uint32(layout.ZIP64_LOCATOR_SIGNATURE)
    .uint32(0)
    .uint64(start + length)
    .uint32(1).bytes;
}

/** `concatBytes` for lists too long to be arguments: 65,536 entries exceed the stack. */
function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const writer = createFieldWriter(parts.reduce((sum, part) => sum + part.length, 0));
  for (const part of parts) writer.raw(part);
  return writer.bytes;
}

const EMPTY = new Uint8Array();
