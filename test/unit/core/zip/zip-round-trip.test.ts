import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { crc32 as nativeCrc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { crc32 } from '../../../../src/core/zip/crc32.ts';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { findNameListFault } from '../../../../src/core/zip/zip-names.ts';
import { readZipDirectory, readZipEntry } from '../../../../src/core/zip/zip-reader.ts';
import { computeZipSize, writeZipBytes } from '../../../../src/core/zip/zip-writer.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const FILES = [
  { path: 'manifest.json', bytes: Buffer.from('{"a":1}') },
  { path: '参赛项目/商业计划书.pdf', bytes: Buffer.alloc(100_000, '评') },
  { path: 'empty', bytes: new Uint8Array() },
];

test('the portable CRC is the native one, also continued', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
      expect(crc32(bytes)).toBe(nativeCrc32(bytes));
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(crc32(bytes));
    }),
  );
});

test('any permitted names and contents come back as they were', async () => {
  const name = fc.stringMatching(/^[a-z评分0-9-]{1,8}(\/[a-z评分]{1,8}){0,2}$/);
  const file = fc.record({ path: name, bytes: fc.uint8Array({ maxLength: 200 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { maxLength: 12 }), async (files) => {
      fc.pre(findNameListFault(files.map(({ path }) => path)) === null);
      const bytes = writeZipBytes(files);
      expect(bytes.length).toBe(
        computeZipSize(files.map(({ path, bytes: { length: size } }) => ({ path, size }))),
      );
      expect(await readAll(bytes)).toEqual(files);
    }),
  );
});

test('the bytes depend on nothing but names and contents', () => {
  expect(writeZipBytes(FILES)).toEqual(writeZipBytes(FILES, nativeCrc32));
});

test('a forbidden name is refused when writing', () => {
  const write = () => writeZipBytes([{ path: '../a', bytes: new Uint8Array() }]);
  expect(write).toThrow('name-traversal: "../a"');
});

test('65,536 entries take the wide end record', async () => {
  const files = Array.from({ length: 65_536 }, (_, index) => ({
    path: `f/${index}`,
    bytes: new Uint8Array(),
  }));
  const bytes = writeZipBytes(files);
  const directory = await readZipDirectory(memoryRandomAccess(bytes));
  expect(directory.ok && directory.value.entries.length).toBe(65_536);
  const other = await fromBufferPromise(Buffer.from(bytes));
  expect(other.entryCount).toBe(65_536);
});

describe('independent readers accept what we write', () => {
  test('unzip -t', () => {
    writeFileSync(folder('a.zip'), writeZipBytes(FILES));
    const text = execFileSync('unzip', ['-t', folder('a.zip')], { encoding: 'utf8' });
    expect(text).toContain('No errors detected');
  });

  test('Python', () => {
    writeFileSync(folder('a.zip'), writeZipBytes(FILES));
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    for i in z.infolist(): print(i.filename, i.file_size, i.date_time[0])`;
    const text = execFileSync('python3', ['-c', script, folder('a.zip')], { encoding: 'utf8' });
    const lines = FILES.map(({ path, bytes }) => `${path} ${bytes.length} 1980`);
    expect(text.trim().split('\n')).toEqual(lines);
  });

  test('yauzl', async () => {
    const zip = await fromBufferPromise(Buffer.from(writeZipBytes(FILES)));
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) names.push(entry.fileName);
    expect(names).toEqual(FILES.map(({ path }) => path));
  });
});

describe('containers of other writers are not ours', () => {
  test('yazl', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('x'), 'a', { compress: false });
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
    expect((await readZipDirectory(memoryRandomAccess(Buffer.concat(chunks)))).ok).toBe(false);
  });

  test('Python, with a symlink', async () => {
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    i = zipfile.ZipInfo('链接', (1980, 1, 1, 0, 0, 0)); i.create_system = 3
    i.external_attr = 0o120777 << 16
    z.writestr(i, '/etc/passwd')
print(open(sys.argv[1], 'rb').read().hex())`;
    const hex = execFileSync('python3', ['-c', script, folder('l.zip')], { encoding: 'utf8' });
    const result = await readZipDirectory(memoryRandomAccess(Buffer.from(hex.trim(), 'hex')));
    expect(result).toEqual({ ok: false, error: { code: 'not-a-regular-file', entry: '链接' } });
  });
});

async function readAll(bytes: Uint8Array) {
  const source = memoryRandomAccess(bytes);
  const directory = await readZipDirectory(source);
  if (!directory.ok) throw new Error(directory.error.code);
  const files = [];
  for (const entry of directory.value.entries) {
    const content = await readZipEntry(source, entry, 1000);
    if (!content.ok) throw new Error(content.error.code);
    files.push({ path: entry.path, bytes: content.value });
  }
  return files;
}
