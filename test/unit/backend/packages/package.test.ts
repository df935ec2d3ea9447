import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import type { AgeEngine } from '../../../../src/backend/packages/age-file.ts';
import { hasNativeStream } from '../../../../src/backend/packages/age-stream.ts';
import { openEncryptedPackage } from '../../../../src/backend/packages/read-package.ts';
import { writeEncryptedPackage } from '../../../../src/backend/packages/write-package.ts';
import { writeZipBytes } from '../../../../src/core/zip/zip-writer.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';
import { bigFile, createPerson, textFile, type Person } from './package-fixture.ts';

const folder = useTemporaryFolder();
const CHUNK = 64 * 1024;
const judge = await createPerson();
const target = () => folder('a.jbpkg');

const open = (person: Person = judge, engine: AgeEngine = 'native') =>
  openEncryptedPackage({
    source: target(),
    identity: person.identity,
    temporaryFolder: folder(),
    engine,
  });
const write = (size: number, engine: AgeEngine = 'native') =>
  writeEncryptedPackage({
    files: [textFile('manifest.json', '{"评审":1}'), bigFile('m/big', size)],
    recipients: [judge.recipient],
    target: target(),
    engine,
  });
const leftovers = () => readdirSync(folder()).filter((name) => name !== 'a.jbpkg');

test('this Node has the native cipher, so both engines are under test', () => {
  expect(hasNativeStream).toBe(true);
});

describe.each([
  ['native', 'native'],
  ['native', 'library'],
  ['library', 'native'],
  ['library', 'library'],
] as const)('written by %s, read by %s', (writer, reader) => {
  // Around the borders of age's chunks and of our steps; the ZIP frame is some 200 bytes.
  test.each([0, CHUNK - 300, CHUNK, 16 * CHUNK - 250, 16 * CHUNK, 33 * CHUNK])(
    '%i bytes come back',
    async (size) => {
      const written = await write(size, writer);
      expect(written.size).toBe(statSync(target()).size);
      const opened = await open(judge, reader);
      if (!opened.ok) throw new Error(opened.error.detail);
      expect(opened.value.paths.map(({ path }) => path)).toEqual(['manifest.json', 'm/big']);
      const manifest = await opened.value.read('manifest.json', 100);
      expect(manifest.ok && Buffer.from(manifest.value).toString()).toBe('{"评审":1}');
      const big = await opened.value.read('m/big', 10 ** 9);
      expect(big.ok && big.value.length).toBe(size);
      await opened.value.dispose();
      expect(leftovers()).toEqual([]);
    },
  );
});

/** Borders exactly met: the container's length is chosen, not its files'. */
test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 16 * CHUNK - 1, 16 * CHUNK, 16 * CHUNK + 1])(
  'a payload of %i bytes is the library’s, byte for byte',
  async (size) => {
    const { encryptAge, decryptAge } = await import('../../../../src/backend/packages/age-file.ts');
    const plain = randomBytes(size);
    async function* source() {
      for (let at = 0; at < size; at += 10_007) yield plain.subarray(at, at + 10_007);
    }
    const parts: Buffer[] = [];
    for await (const part of encryptAge(source(), [judge.recipient], 'native')) {
      parts.push(Buffer.from(part));
    }
    const decrypter = new Decrypter();
    decrypter.addIdentity(judge.identity);
    expect(plain.equals(await decrypter.decrypt(Buffer.concat(parts)))).toBe(true);
    const encrypter = new Encrypter();
    encrypter.addRecipient(judge.recipient);
    writeFileSync(target(), await encrypter.encrypt(plain));
    const opened = await decryptAge(target(), judge.identity, 'native');
    if (!opened.ok) throw new Error(opened.error.detail);
    const back: Buffer[] = [];
    for await (const part of opened.value) back.push(Buffer.from(part));
    expect(plain.equals(Buffer.concat(back))).toBe(true);
  },
);

test('every recipient opens it, nobody else does', async () => {
  const second = await createPerson();
  await writeEncryptedPackage({
    files: [textFile('a', 'x')],
    recipients: [judge.recipient, second.recipient],
    target: target(),
  });
  for (const person of [judge, second]) {
    const opened = await open(person);
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.dispose();
  }
  const stranger = await open(await createPerson());
  expect(stranger).toMatchObject({ ok: false, error: { type: 'not-for-this-identity' } });
  expect(leftovers()).toEqual([]);
});

describe.each(['native', 'library'] as const)('damage, read by %s', (engine) => {
  const damaged = { ok: false, error: { type: 'damaged' } };
  const change = (edit: (bytes: Buffer) => Buffer) =>
    writeFileSync(target(), edit(readFileSync(target())));
  const flip = (at: number) =>
    change((bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ 0x01;
      return bytes;
    });

  test.each([
    ['the first chunk', 1000],
    ['a middle chunk', 10 * CHUNK],
    ['the last tag', -1],
  ])('a flipped bit in %s', async (_where, at) => {
    const { size } = await write(20 * CHUNK);
    flip(at < 0 ? size + at : at);
    expect(await open(judge, engine)).toMatchObject(damaged);
    expect(leftovers()).toEqual([]);
  });

  test.each([
    ['by one byte', -1],
    ['to a whole number of chunks', 'chunks'],
    ['within the nonce', 'nonce'],
    ['within the header', 50],
    ['to nothing', 0],
  ])('cut off %s', async (_what, length) => {
    await write(20 * CHUNK);
    change((bytes) => {
      const header = bytes.indexOf('\n', bytes.indexOf('\n--- ') + 1) + 1;
      if (length === 'nonce') return bytes.subarray(0, header + 7);
      if (length === 'chunks') return bytes.subarray(0, header + 16 + 3 * (CHUNK + 16));
      return bytes.subarray(0, length as number);
    });
    expect(await open(judge, engine)).toMatchObject(damaged);
    expect(leftovers()).toEqual([]);
  });

  test('bytes added, chunks exchanged', async () => {
    await write(20 * CHUNK);
    const good = readFileSync(target());
    change((bytes) => Buffer.concat([bytes, Buffer.from([0])]));
    expect(await open(judge, engine)).toMatchObject(damaged);
    const start = good.indexOf('\n', good.indexOf('\n--- ') + 1) + 17;
    const chunk = (at: number) => good.subarray(start + at * (CHUNK + 16)).subarray(0, CHUNK + 16);
    writeFileSync(
      target(),
      Buffer.concat([
        good.subarray(0, start),
        chunk(1),
        chunk(0),
        good.subarray(start + 2 * (CHUNK + 16)),
      ]),
    );
    expect(await open(judge, engine)).toMatchObject(damaged);
    expect(leftovers()).toEqual([]);
  });

  test('a flipped bit in the header’s MAC, and files of another kind', async () => {
    await write(10);
    flip(readFileSync(target()).indexOf('\n--- ') + 8);
    expect(await open(judge, engine)).toMatchObject(damaged);
    for (const text of ['', 'PK\u0003\u0004', '%PDF-1.7', 'age-encryption.org/v2\n']) {
      writeFileSync(target(), text);
      expect(await open(judge, engine)).toMatchObject({
        error: { type: 'damaged', detail: 'not-an-age-file' },
      });
    }
    writeFileSync(target(), `age-encryption.org/v1\n${'-> X25519 a\n'.repeat(200_000)}`);
    expect(await open(judge, engine)).toMatchObject({ error: { detail: 'header-malformed' } });
    expect(leftovers()).toEqual([]);
  });
});

test('rows 1 to 6: an encrypted container outside the profile is refused, naming the entry', async () => {
  const bad = Buffer.from(writeZipBytes([{ path: 'xx/evil', bytes: new Uint8Array() }]));
  const evil = Buffer.from(bad.toString('latin1').replaceAll('xx/', '../'), 'latin1');
  const encrypter = new Encrypter();
  encrypter.addRecipient(judge.recipient);
  writeFileSync(target(), await encrypter.encrypt(evil));
  expect(await open()).toEqual({
    ok: false,
    error: { type: 'damaged', detail: 'zip:name-traversal', entry: '../evil' },
  });
  expect(leftovers()).toEqual([]);
});

test('what is not there, and what is too large, are values', async () => {
  await write(1000);
  const opened = await open();
  if (!opened.ok) throw new Error(opened.error.detail);
  const missing = { ok: false, error: { type: 'missing', path: 'x' } };
  expect(await opened.value.read('x', 10)).toEqual(missing);
  const large = { ok: false, error: { type: 'too-large', path: 'm/big' } };
  expect(await opened.value.read('m/big', 999)).toEqual(large);
  expect(() => opened.value.stream('x')).toThrow('no entry');
  const temporary = leftovers();
  expect(temporary).toHaveLength(1);
  expect(statSync(folder(temporary[0] ?? '')).mode & 0o777).toBe(0o600);
  await opened.value.dispose();
  await opened.value.dispose();
  expect(leftovers()).toEqual([]);
});

test('opening can be cancelled at any progress, writing too', async () => {
  await write(5 * 1024 * 1024);
  const abort = new AbortController();
  const options = { source: target(), identity: judge.identity, temporaryFolder: folder() };
  const onProgress = (done: number) => {
    if (done > 2 * 1024 * 1024) abort.abort();
  };
  const cancelled = { ok: false, error: { type: 'cancelled' } };
  expect(await openEncryptedPackage({ ...options, onProgress, signal: abort.signal })).toEqual(
    cancelled,
  );
  expect(await openEncryptedPackage({ ...options, signal: abort.signal })).toEqual(cancelled);
  const writing = writeEncryptedPackage({
    files: [bigFile('m', 5 * 1024 * 1024)],
    recipients: [judge.recipient],
    target: folder('b.jbpkg'),
    signal: abort.signal,
  });
  await expect(writing).rejects.toThrow('aborted');
  expect(leftovers()).toEqual([]);
});

test('progress comes at least ten times and ends at the end', async () => {
  const seen: (readonly [number, number])[] = [];
  await writeEncryptedPackage({
    files: [bigFile('m', 20 * 1024 * 1024)],
    recipients: [judge.recipient],
    target: target(),
    onProgress: (done, total) => seen.push([done, total]),
  });
  expect(seen.length).toBeGreaterThanOrEqual(10);
  expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
});

test('a material that changes while it is packed fails the package', async () => {
  let round = 0;
  const changing = {
    path: 'm',
    size: 3,
    async *open() {
      round += 1;
      yield Buffer.from(round === 1 ? 'abc' : 'abd');
    },
  };
  const writing = writeEncryptedPackage({
    files: [changing],
    recipients: [judge.recipient],
    target: target(),
  });
  await expect(writing).rejects.toThrow('m changed while packed');
  expect(existsSync(target())).toBe(false);
  expect(leftovers()).toEqual([]);
});

test('a package without a recipient, or with a malformed one, is a mistake of ours', async () => {
  for (const recipients of [[], ['age1nonsense']]) {
    const writing = writeEncryptedPackage({ files: [], recipients, target: target() });
    await expect(writing).rejects.toThrow();
  }
  expect(readdirSync(folder())).toEqual([]);
});
