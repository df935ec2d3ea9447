import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { openPromise } from 'yauzl';
import { describe, expect, test } from 'vitest';
import { fileRandomAccess } from '../../../../src/backend/files/zip-file.ts';
import type { RandomAccess } from '../../../../src/core/zip/random-access.ts';
import { readZipDirectory, readZipEntry } from '../../../../src/core/zip/zip-reader.ts';
import {
  encodeCentralDirectory,
  encodeLocalHeader,
  placeZipEntries,
} from '../../../../src/core/zip/zip-writer.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const GIB = 1024 ** 3;
const folder = useTemporaryFolder();

/** Five GiB that nobody writes, and a small file behind them, at a wide offset. */
const ENTRIES = placeZipEntries([
  { path: 'video.mp4', size: 5 * GIB, crc32: 0 },
  { path: 'after.txt', size: 3, crc32: 0x352441c2 },
]);
const TAIL = encodeCentralDirectory(ENTRIES);

/** Its parts at their places; zeros elsewhere. */
function partsOf(): readonly { readonly at: number; readonly bytes: Uint8Array }[] {
  const headers = ENTRIES.map((entry) => ({ at: entry.offset, bytes: encodeLocalHeader(entry) }));
  const last = ENTRIES[1];
  if (last === undefined) throw new Error('two entries');
  return [
    ...headers,
    { at: last.dataOffset, bytes: Buffer.from('abc') },
    { at: last.dataOffset + 3, bytes: TAIL },
  ];
}

async function writeSparse(): Promise<string> {
  const path = folder('sparse.zip');
  const file = await open(path, 'w');
  for (const { at, bytes } of partsOf()) await file.write(bytes, 0, bytes.length, at);
  await file.close();
  return path;
}

function syntheticSource(change: (bytes: Uint8Array) => void = () => undefined): RandomAccess {
  const parts = partsOf().map(({ at, bytes }) => ({ at, bytes: Uint8Array.from(bytes) }));
  const tail = parts.at(-1);
  if (tail === undefined) throw new Error('a tail');
  change(tail.bytes);
  const size = tail.at + tail.bytes.length;
  return {
    size,
    read: async (offset, length) => {
      const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      for (const { at, bytes } of parts) {
        const from = Math.max(at, offset);
        const to = Math.min(at + bytes.length, offset + out.length);
        if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset);
      }
      return out;
    },
  };
}

const codeOf = async (source: RandomAccess) => {
  const result = await readZipDirectory(source);
  return result.ok ? 'accepted' : result.error.code;
};

test('a container beyond 4 GiB is read through its wide fields', async () => {
  const source = syntheticSource();
  const directory = await readZipDirectory(source);
  if (!directory.ok) throw new Error(directory.error.code);
  expect(directory.value.entries).toEqual(ENTRIES);
  const last = directory.value.entries[1];
  if (last === undefined) throw new Error('two entries');
  expect(last.offset).toBeGreaterThan(5 * GIB);
  const content = await readZipEntry(source, last, 10);
  expect(content.ok && Buffer.from(content.value).toString()).toBe('abc');
});

describe('wide fields have one form', () => {
  const at = (marker: Buffer) => Buffer.from(TAIL).indexOf(marker);
  const endRecord = at(Buffer.from([0x50, 0x4b, 6, 6]));
  const locator = at(Buffer.from([0x50, 0x4b, 6, 7]));
  const extra = 46 + 'video.mp4'.length;

  test.each([
    ['identifier of the extra field', extra, 'extra-field'],
    ['length of the extra field', extra + 2, 'extra-field'],
    ['wide size', extra + 4, 'method'],
    ['signature of the wide record', endRecord, 'zip64-malformed'],
    ['length of the wide record', endRecord + 4, 'not-canonical'],
    ['count', endRecord + 32, 'directory-malformed'],
    ['start of the directory', endRecord + 48, 'directory-malformed'],
    ['start beyond any file', endRecord + 55, 'zip64-malformed'],
    ['signature of the locator', locator, 'zip64-malformed'],
    ['place of the wide record', locator + 8, 'not-canonical'],
  ])('%s', async (_what, position, code) => {
    const source = syntheticSource((bytes) => {
      bytes[position] = (bytes[position] ?? 0) ^ 0x01;
    });
    expect(await codeOf(source)).toBe(code);
  });
});

test('a sparse file of 5 GiB is read by us, by yauzl and by Python', async () => {
  const path = await writeSparse();
  const source = await fileRandomAccess(path);
  expect(await codeOf(source)).toBe('accepted');
  await source.close();
  const sizes: number[] = [];
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry()) sizes.push(entry.uncompressedSize);
  expect(sizes).toEqual([5 * GIB, 3]);
  const script = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1]); print(z.read('after.txt').decode(), z.infolist()[0].file_size)`;
  const text = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' });
  expect(text.trim()).toBe(`abc ${5 * GIB}`);
});
