import { bytesToText } from '../bytes/text.ts';
import { fail, ok, type Result } from '../result.ts';
import { safeUint64, viewOf } from './zip-end.ts';
import { zipError, type ZipError, type ZipErrorCode } from './zip-error.ts';
import * as layout from './zip-layout.ts';
import type { ZipEntry } from './zip-layout.ts';
import { localHeaderLength } from './zip-writer.ts';

/** Parses the central headers, which must fill their bytes and place each file behind the last. */
export function parseCentralHeaders(
  directory: Uint8Array,
  count: number,
  directoryStart: number,
  limits: { readonly maxEntryBytes: number },
): Result<readonly ZipEntry[], ZipError> {
  const entries: ZipEntry[] = [];
  let at = 0;
  let expectedOffset = 0;
  while (entries.length < count) {
    const header = parseCentralHeader(directory.subarray(at));
    if (!header.ok) return header;
    const { entry, length } = header.value;
    const fault = findPlaceFault(entry, expectedOffset, directoryStart, limits.maxEntryBytes);
    if (fault !== null) return fail(zipError(fault, entry.path));
    entries.push(entry);
    at += length;
    expectedOffset = entry.dataOffset + entry.size;
  }
  if (at !== directory.length) return fail(zipError('directory-malformed'));
  if (expectedOffset !== directoryStart) return fail(zipError('gap'));
  return ok(entries);
}

type ParsedHeader = { readonly entry: ZipEntry; readonly length: number };

function parseCentralHeader(bytes: Uint8Array): Result<ParsedHeader, ZipError> {
  const view = viewOf(bytes);
  if (bytes.length < layout.CENTRAL_HEADER_BYTES) return fail(zipError('directory-malformed'));
  if (view.getUint32(0, true) !== layout.CENTRAL_SIGNATURE) {
    return fail(zipError('directory-malformed'));
  }
  const nameEnd = layout.CENTRAL_HEADER_BYTES + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  if (extraEnd > bytes.length) return fail(zipError('directory-malformed'));
  const path = bytesToText(bytes.subarray(layout.CENTRAL_HEADER_BYTES, nameEnd));
  if (path === null) return fail(zipError('name-encoding'));
  const fault = findFieldFault(view);
  if (fault !== null) return fail(zipError(fault, path));
  const wide = parseWideFields(view, bytes.subarray(nameEnd, extraEnd));
  if (wide === null) return fail(zipError('extra-field', path));
  const { size, compressedSize, offset } = wide;
  if (size !== compressedSize) return fail(zipError('method', path));
  const dataOffset = offset + localHeaderLength({ path, size });
  const entry = { path, size, crc32: view.getUint32(16, true), offset, dataOffset };
  return ok({ entry, length: extraEnd });
}

/** Names the forbidden features one by one; the comparison of bytes would refuse them unnamed. */
function findFieldFault(view: DataView): ZipErrorCode | null {
  const flags = view.getUint16(8, true);
  if ((flags & (layout.FLAG_ENCRYPTED | layout.FLAGS_STRONG_ENCRYPTION)) !== 0) return 'encrypted';
  if ((flags & layout.FLAG_DATA_DESCRIPTOR) !== 0) return 'data-descriptor';
  if (flags !== layout.FLAG_UTF8) return 'flags';
  if (view.getUint16(10, true) !== 0) return 'method';
  if (view.getUint16(32, true) !== 0) return 'comment';
  if (view.getUint16(34, true) !== 0) return 'multi-disk';
  // The Unix mode, with the type of the file, is the upper half of the external attributes (row 6).
  if (view.getUint16(36, true) !== 0 || view.getUint32(38, true) !== 0) return 'not-a-regular-file';
  return null;
}

type WideFields = {
  readonly size: number;
  readonly compressedSize: number;
  readonly offset: number;
};

/** ZIP64 values in their fixed order, each present exactly when its narrow field is all ones. */
function parseWideFields(view: DataView, extra: Uint8Array): WideFields | null {
  const narrow = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  const wideCount = narrow.filter((value) => value === layout.MAX_UINT32).length;
  if (wideCount === 0 ? extra.length !== 0 : extra.length !== 4 + 8 * wideCount) return null;
  const extraView = viewOf(extra);
  if (wideCount > 0) {
    if (extraView.getUint16(0, true) !== layout.ZIP64_EXTRA_ID) return null;
    if (extraView.getUint16(2, true) !== 8 * wideCount) return null;
  }
  let at = 4;
  const [size, compressedSize, offset] = narrow.map((value) => {
    if (value !== layout.MAX_UINT32) return value;
    at += 8;
    const wide = safeUint64(extraView, at - 8);
    // A value that fits the narrow field has its one form there.
    return wide !== null && wide >= layout.MAX_UINT32 ? wide : null;
  });
  if (size == null || compressedSize == null || offset == null) return null;
  return { size, compressedSize, offset };
}

function findPlaceFault(
  entry: ZipEntry,
  expectedOffset: number,
  directoryStart: number,
  maxEntryBytes: number,
): ZipErrorCode | null {
  if (entry.size > maxEntryBytes) return 'entry-too-large';
  if (entry.offset < expectedOffset) return 'overlap';
  if (entry.offset > expectedOffset) return 'gap';
  // Sizes that lie reach into the directory (row 2).
  return entry.dataOffset + entry.size > directoryStart ? 'overlap' : null;
}
