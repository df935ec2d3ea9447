import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { writeFileAtomic } from '../../../../src/backend/files/atomic-file.ts';
import { createBlobStore } from '../../../../src/backend/files/blob-store.ts';
import { freeBytes, isDiskFull, isReadOnly } from '../../../../src/backend/files/disk.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolder();

test('the kernel’s own answer is recognised, also wrapped', async () => {
  const device = await open('/dev/full', 'w');
  const error: unknown = await device.write('x').catch((reason: unknown) => reason);
  await device.close();
  expect(isDiskFull(error)).toBe(true);
  expect(isDiskFull(new Error('export failed', { cause: error }))).toBe(true);
});

test('SQLite’s answer is recognised', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA max_page_count = 2; CREATE TABLE t (x)');
  let error: unknown = null;
  try {
    database.prepare('INSERT INTO t VALUES (?)').run(new Uint8Array(100_000));
  } catch (reason) {
    error = reason;
  }
  database.close();
  expect(isDiskFull(error)).toBe(true);
});

test('other failures are not', () => {
  const loop: { cause: unknown } = { cause: null };
  loop.cause = loop;
  for (const error of [null, 'ENOSPC', new Error('ENOSPC'), { code: 'EACCES' }, loop]) {
    expect(isDiskFull(error)).toBe(false);
  }
});

test('a disk that takes no more writes is told apart from a full one', () => {
  // As SQLite reports a write that the system refused (SQLITE_IOERR_WRITE), and a full disk.
  expect(isReadOnly({ errcode: 778 })).toBe(true);
  expect(isReadOnly({ errcode: 13 })).toBe(false);
  expect(isReadOnly({ cause: { code: 'EROFS' } })).toBe(true);
  expect(isDiskFull({ errcode: 778 })).toBe(false);
});

test('free space is a number of bytes', async () => {
  expect(await freeBytes(folder())).toBeGreaterThan(0);
});

test('threats.md row 46: on a volume that runs full, the last state stays', async (context) => {
  const volume = folder('volume');
  mkdirSync(volume);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', volume], { stdio: 'ignore' });
  } catch {
    context.skip('may not mount a volume here');
  }
  try {
    const big = Buffer.alloc(2 * 1024 * 1024, 1);
    await writeFileAtomic(`${volume}/a`, Buffer.from('old'));
    const failure = await writeFileAtomic(`${volume}/a`, big).catch((error: unknown) => error);
    expect(isDiskFull(failure)).toBe(true);
    const blobs = createBlobStore(`${volume}/blobs`);
    const refused = await blobs.putBytes(big).catch((error: unknown) => error);
    expect(isDiskFull(refused)).toBe(true);
    expect(readFileSync(`${volume}/a`, 'utf8')).toBe('old');
    expect(readdirSync(volume).toSorted()).toEqual(['a', 'blobs']);
    expect(readdirSync(`${volume}/blobs`, { recursive: true }).length).toBeLessThanOrEqual(1);
  } finally {
    execFileSync('umount', [volume]);
  }
});
