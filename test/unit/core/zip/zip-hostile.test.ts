import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { memoryRandomAccess } from '../../../../src/core/zip/random-access.ts';
import { ZIP_ERROR_CODES, type ZipErrorCode } from '../../../../src/core/zip/zip-error.ts';
import {
  DEFAULT_ZIP_LIMITS,
  readZipDirectory,
  readZipEntry,
} from '../../../../src/core/zip/zip-reader.ts';
import { writeZipBytes } from '../../../../src/core/zip/zip-writer.ts';
import { buildRawZip, type RawEntry } from './raw-zip.ts';

const codeOf = async (bytes: Uint8Array, limits = DEFAULT_ZIP_LIMITS) => {
  const result = await readZipDirectory(memoryRandomAccess(bytes), limits);
  return result.ok ? 'accepted' : result.error.code;
};
const named = (...names: readonly string[]) =>
  buildRawZip(names.map((name) => ({ name, data: 'x' })));
const changed = (change: Partial<RawEntry>) =>
  buildRawZip([
    { name: 'a', data: 'abc' },
    { name: 'b', data: 'def', ...change },
  ]);
const extra = (id: number, length: number) =>
  Buffer.concat([Buffer.from([id & 0xff, id >> 8, length, 0]), Buffer.alloc(length)]);

test('the raw builder, unchanged, gives what the encoder gives', async () => {
  const raw = buildRawZip([
    { name: 'a', data: 'abc' },
    { name: '目录/b', data: '' },
  ]);
  const own = writeZipBytes([
    { path: 'a', bytes: Buffer.from('abc') },
    { path: '目录/b', bytes: new Uint8Array() },
  ]);
  expect(Buffer.from(raw)).toEqual(Buffer.from(own));
  expect(await codeOf(raw)).toBe('accepted');
});

type Row = readonly [what: string, bytes: Uint8Array, code: ZipErrorCode];

const ROW_1: readonly Row[] = [
  ['parent segment', named('../evil'), 'name-traversal'],
  ['parent segment inside', named('a/../../evil'), 'name-traversal'],
  ['parent segment at the end', named('a/..'), 'name-traversal'],
  ['dot segment', named('a/./b'), 'name-traversal'],
  ['absolute', named('/etc/passwd'), 'name-absolute'],
  ['drive letter', named('C:/evil'), 'name-absolute'],
  ['drive letter, relative', named('C:evil'), 'name-absolute'],
  ['backslash', named('a\\..\\b'), 'name-backslash'],
  ['network share', named('\\\\host\\share'), 'name-backslash'],
  ['empty name', named(''), 'name-empty'],
  ['empty segment', named('a//b'), 'name-empty'],
  ['folder entry', named('a/'), 'name-empty'],
  ['NUL', named('a\0.txt'), 'name-control'],
  ['line feed', named('a\nb'), 'name-control'],
  ['right-to-left override', named('a\u202Efdp.exe'), 'name-control'],
  ['stream of another file', named('a.txt:hidden'), 'name-not-portable'],
  ['device', named('docs/NUL.txt'), 'name-not-portable'],
  ['device with a superscript digit', named('com¹'), 'name-not-portable'],
  ['dot at the end', named('a./b'), 'name-not-portable'],
  ['space at the end', named('a '), 'name-not-portable'],
  ['long segment', named('评'.repeat(86)), 'name-too-long'],
  ['long name', named(`${'a/'.repeat(512)}b`), 'name-too-long'],
  ['not UTF-8', buildRawZip([{ name: Buffer.from([0xc3, 0x28]) }]), 'name-encoding'],
  [
    'overlong UTF-8 of a slash',
    buildRawZip([{ name: Buffer.from([0xc0, 0xaf]) }]),
    'name-encoding',
  ],
  ['byte order mark', named('\uFEFFa'), 'name-encoding'],
];

const ROW_2: readonly Row[] = [
  ['deflated', changed({ method: 8 }), 'method'],
  ['unequal sizes', changed({ compressedSize: 1 }), 'method'],
  ['size beyond the directory', changed({ size: 1000 }), 'overlap'],
  ['size 4 GiB less one', changed({ size: 0xfffffffe }), 'overlap'],
  ['wide size without its field', changed({ size: 0xffffffff }), 'extra-field'],
  ['count beyond the directory', buildRawZip([{ name: 'a' }], { count: 2 }), 'directory-malformed'],
  [
    'count short of the directory',
    buildRawZip([{ name: 'a' }, { name: 'b' }], { count: 1 }),
    'directory-malformed',
  ],
  [
    'count of 65535 without a wide record',
    buildRawZip([{ name: 'a' }], { count: 65535 }),
    'zip64-malformed',
  ],
];

const ROW_3: readonly Row[] = [
  ['two entries on one header', changed({ name: 'a', data: 'abc', offset: 0 }), 'overlap'],
  ['entry inside another', changed({ offset: 5 }), 'overlap'],
  ['entry inside the directory', changed({ offset: 70 }), 'gap'],
  ['bytes in front', buildRawZip([{ name: 'a', before: Buffer.from('MZ') }]), 'gap'],
  ['bytes between', changed({ before: Buffer.from('hidden') }), 'gap'],
  ['bytes behind', buildRawZip([{ name: 'a' }], { beforeDirectory: Buffer.from('hidden') }), 'gap'],
  ['files in another order', swapped(), 'gap'],
];

const ROW_4: readonly Row[] = [
  ['same name', named('a', 'a'), 'name-duplicate'],
  ['by case', named('Report.pdf', 'report.PDF'), 'name-duplicate'],
  ['by case, folders', named('Docs/a', 'docs/A'), 'name-duplicate'],
  ['by sharp s', named('straße', 'STRASSE'), 'name-duplicate'],
  ['by long s', named('ſ', 's'), 'name-duplicate'],
  ['by Kelvin sign', named('k', '\u212A'.normalize('NFC')), 'name-duplicate'],
  ['by width', named('Ａ', 'a'), 'name-duplicate'],
  ['by ligature', named('ﬁle', 'file'), 'name-duplicate'],
  ['decomposed', named('e\u0301'), 'name-not-normalized'],
  ['file as a folder', named('a', 'A/b'), 'name-file-as-folder'],
  ['folder as a file', named('a/b/c', 'a/B'), 'name-file-as-folder'],
];

const ROW_5: readonly Row[] = [
  ['local name', changed({ local: { name: 'c' } }), 'local-header-differs'],
  ['local size', changed({ local: { size: 2 } }), 'local-header-differs'],
  ['local CRC', changed({ local: { crc: 1 } }), 'local-header-differs'],
  ['local extra field', changed({ localExtra: extra(0x5455, 1) }), 'gap'],
  ['data descriptor', changed({ flags: 0x0808 }), 'data-descriptor'],
];

const ROW_6: readonly Row[] = [
  [
    'symlink',
    changed({ madeBy: 0x0314, externalAttributes: 0o120777 << 16 }),
    'not-a-regular-file',
  ],
  [
    'device file',
    changed({ madeBy: 0x0314, externalAttributes: 0o020666 << 16 }),
    'not-a-regular-file',
  ],
  ['setuid', changed({ madeBy: 0x0314, externalAttributes: 0o104755 << 16 }), 'not-a-regular-file'],
  ['folder attribute', changed({ externalAttributes: 0x10 }), 'not-a-regular-file'],
];

const HOLDING_ZIP = writeZipBytes([{ path: 'slides.pptx', bytes: named('b') }]);

const CANONICAL_FORM: readonly Row[] = [
  ['encrypted', changed({ flags: 0x0801 }), 'encrypted'],
  ['strongly encrypted', changed({ flags: 0x0840 }), 'encrypted'],
  ['names in CP437', changed({ flags: 0 }), 'flags'],
  ['extra field', changed({ centralExtra: extra(0x5455, 5) }), 'extra-field'],
  ['wide field without need', changed({ centralExtra: extra(1, 8) }), 'extra-field'],
  ['Unicode path that renames', changed({ centralExtra: extra(0x7075, 9) }), 'extra-field'],
  ['comment of an entry', changed({ comment: 'hi' }), 'comment'],
  ['comment of the container', buildRawZip([{ name: 'a' }], { comment: 'hi' }), 'comment'],
  ['several disks', buildRawZip([{ name: 'a' }], { disk: 1 }), 'multi-disk'],
  ['another date, both headers', changed({ date: 0x5a21 }), 'local-header-differs'],
  ['another maker', changed({ madeBy: 0x0314 }), 'not-canonical'],
  ['a byte behind the end', Buffer.concat([named('a'), Buffer.from('x')]), 'bytes-behind-end'],
  ['much behind the end', Buffer.concat([named('a'), Buffer.alloc(60_000)]), 'bytes-behind-end'],
  ['cut off', named('a').subarray(0, -1), 'truncated'],
  ['cut off, with a ZIP inside', HOLDING_ZIP.subarray(0, -1), 'truncated'],
  [
    'directory cut out',
    buildRawZip([{ name: 'a' }], { directoryLength: 0 }),
    'directory-malformed',
  ],
  ['nothing', new Uint8Array(), 'not-a-zip'],
  ['something else', Buffer.from('%PDF-1.7 and so on and so on'), 'not-a-zip'],
];

describe.each([
  ['threats.md row 1, names that leave the folder', ROW_1],
  ['threats.md row 2, sizes that lie', ROW_2],
  ['threats.md row 3, overlaps and gaps', ROW_3],
  ['threats.md row 4, duplicates', ROW_4],
  ['threats.md row 5, local header differs', ROW_5],
  ['threats.md row 6, special entries', ROW_6],
  ['one form only', CANONICAL_FORM],
])('%s', (_row, rows) => {
  test.each(rows)('%s', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

test('threats.md row 2: caps on entries, directory and one entry hold before allocation', async () => {
  const bytes = named('a', 'b', 'c');
  expect(await codeOf(bytes, { ...DEFAULT_ZIP_LIMITS, maxEntries: 2 })).toBe('too-many-entries');
  const short = { ...DEFAULT_ZIP_LIMITS, maxDirectoryBytes: 100 };
  expect(await codeOf(bytes, short)).toBe('directory-too-large');
  const small = { ...DEFAULT_ZIP_LIMITS, maxEntryBytes: 0 };
  expect(await codeOf(bytes, small)).toBe('entry-too-large');
});

test('threats.md row 2: an entry above the reader’s cap is not read', async () => {
  const source = memoryRandomAccess(named('a'));
  const directory = await readZipDirectory(source);
  const entry = directory.ok ? directory.value.entries[0] : undefined;
  if (entry === undefined) throw new Error('no entry');
  const refused = { ok: false, error: { code: 'entry-too-large', entry: 'a' } };
  expect(await readZipEntry(source, entry, 0)).toEqual(refused);
});

test('threats.md row 5: a wrong CRC in both headers shows when the entry is read', async () => {
  const source = memoryRandomAccess(changed({ crc: 7 }));
  const directory = await readZipDirectory(source);
  if (!directory.ok) throw new Error(directory.error.code);
  const results = [];
  for (const entry of directory.value.entries) {
    const bytes = await readZipEntry(source, entry, 100);
    results.push(bytes.ok ? 'ok' : bytes.error);
  }
  expect(results).toEqual(['ok', { code: 'crc-mismatch', entry: 'b' }]);
});

/** Every single changed byte of headers and directory is noticed; changed content by its CRC. */
test('no byte of a container can change unnoticed', async () => {
  const good = named('a/b', '评分.json');
  for (let at = 0; at < good.length; at += 1) {
    const bytes = Uint8Array.from(good);
    bytes[at] = (bytes[at] ?? 0) ^ 0x01;
    expect(await verdict(bytes), `byte ${at}`).toBe('refused');
  }
});

async function verdict(bytes: Uint8Array): Promise<string> {
  const source = memoryRandomAccess(bytes);
  const directory = await readZipDirectory(source);
  if (!directory.ok) return 'refused';
  for (const entry of directory.value.entries) {
    if (!(await readZipEntry(source, entry, 1000)).ok) return 'refused';
  }
  return 'accepted';
}

/** The directory lists the second file first. */
function swapped(): Uint8Array {
  const first = { name: 'a', data: 'abc', offset: 34 };
  return buildRawZip([first, { name: 'b', data: 'abc', offset: 0 }]);
}

test('docs/zip-profile.md explains every code', () => {
  const text = readFileSync('docs/zip-profile.md', 'utf8');
  expect(ZIP_ERROR_CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
