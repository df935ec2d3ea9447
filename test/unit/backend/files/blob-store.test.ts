import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createBlobStore } from '../../../../src/backend/files/blob-store.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const HELLO = Buffer.from('你好，评委');
const SHA = createHash('sha256').update(HELLO).digest('hex');
const store = () => createBlobStore(folder('blobs'));

async function* stream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4) yield bytes.subarray(at, at + 4);
}

/** Every file below the store. */
function stored(): readonly string[] {
  return readdirSync(folder('blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

test('bytes and streams come to lie under their hash, once', async () => {
  expect(await store().putBytes(HELLO)).toEqual({ sha256: SHA, size: HELLO.length });
  const streamed = await store().putStream(stream(HELLO), { expectedSha256: SHA });
  expect(streamed).toEqual({ ok: true, value: { sha256: SHA, size: HELLO.length } });
  expect(stored()).toEqual([SHA]);
  expect(store().pathOf(SHA)).toBe(folder('blobs', SHA.slice(0, 2), SHA));
  expect(readFileSync(store().pathOf(SHA))).toEqual(HELLO);
  expect(await store().has(SHA)).toBe(true);
  expect(await store().sizeOf(SHA)).toBe(HELLO.length);
  expect(Buffer.from(await store().read(SHA))).toEqual(HELLO);
});

test('a stream of another content is refused and leaves nothing', async () => {
  const other = '0'.repeat(64);
  const refused = await store().putStream(stream(HELLO), { expectedSha256: other });
  expect(refused).toEqual({ ok: false, error: { type: 'hash-mismatch' } });
  expect(stored()).toEqual([]);
});

test('threats.md row 2: a stream longer than announced is stopped early', async () => {
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken += 1;
      yield new Uint8Array(1000);
    }
  }
  const refused = await store().putStream(endless(), { maxBytes: 5000 });
  expect(refused).toEqual({ ok: false, error: { type: 'too-large' } });
  expect(taken).toBe(6);
  expect(stored()).toEqual([]);
});

test('an abort leaves nothing', async () => {
  const signal = AbortSignal.abort();
  await expect(store().putStream(stream(HELLO), { signal })).rejects.toThrow('aborted');
  expect(stored()).toEqual([]);
});

test('an existing file is adopted by renaming', async () => {
  writeFileSync(folder('upload'), HELLO);
  expect(await store().adoptFile(folder('upload'))).toEqual({ sha256: SHA, size: HELLO.length });
  expect(existsSync(folder('upload'))).toBe(false);
  expect(await store().verify(SHA)).toBe('intact');
});

test('a file from another volume is copied', async () => {
  const shared = `/dev/shm/jurybox-test-${process.pid}`;
  if (!existsSync('/dev/shm')) return;
  writeFileSync(shared, HELLO);
  expect(await store().adoptFile(shared)).toEqual({ sha256: SHA, size: HELLO.length });
  expect(existsSync(shared)).toBe(false);
  expect(stored()).toEqual([SHA]);
});

test('a damaged blob is noticed, and repaired by storing it again', async () => {
  const damage = () => writeFileSync(store().pathOf(SHA), 'damaged by the disk');
  await store().putBytes(HELLO);
  damage();
  expect(await store().verify(SHA)).toBe('damaged');
  await expect(store().read(SHA)).rejects.toThrow('damaged');
  await store().putBytes(HELLO);
  expect(await store().verify(SHA)).toBe('intact');
  damage();
  await store().putStream(stream(HELLO));
  expect(await store().verify(SHA)).toBe('intact');
});

test('ranges, and what is not there', async () => {
  await store().putBytes(HELLO);
  const chunks: Uint8Array[] = [];
  for await (const chunk of store().readRange(SHA, 3, 6)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('好');
  const missing = 'f'.repeat(64);
  expect(await store().has(missing)).toBe(false);
  expect(await store().sizeOf(missing)).toBeNull();
  expect(await store().verify(missing)).toBe('missing');
  await expect(store().read(missing)).rejects.toThrow('ENOENT');
});

test('threats.md row 1: only a hash becomes a path', () => {
  for (const text of ['../../etc/passwd', SHA.toUpperCase(), `${SHA}0`, '']) {
    expect(() => store().pathOf(text)).toThrow('not a SHA-256');
  }
});

test('twenty puts of one content at a time agree', async () => {
  mkdirSync(folder('blobs'));
  const puts = Array.from({ length: 20 }, () => store().putStream(stream(HELLO)));
  for (const result of await Promise.all(puts)) expect(result.ok).toBe(true);
  expect(stored()).toEqual([SHA]);
});
