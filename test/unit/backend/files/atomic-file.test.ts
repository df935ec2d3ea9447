import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  cleanTemporaryFiles,
  openTemporaryFile,
  writeFileAtomic,
  writeStreamAtomic,
} from '../../../../src/backend/files/atomic-file.ts';
import { readFileChunks } from '../../../../src/backend/files/file-chunks.ts';
import { collectFaults, endProcess, readFirstLine } from '../../../support/child-process.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const PROGRAM = new URL('programs/rewrite-forever.ts', import.meta.url).pathname;

async function* stream(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

test('writes, replaces, and leaves nothing else', async () => {
  await writeFileAtomic(folder('a'), Buffer.from('one'));
  await writeFileAtomic(folder('a'), Buffer.from('two'), { mode: 0o600 });
  expect(readFileSync(folder('a'), 'utf8')).toBe('two');
  expect(statSync(folder('a')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder())).toEqual(['a']);
});

test('a stream gives its size and SHA-256', async () => {
  const written = await writeStreamAtomic(folder('a'), stream('评', '审', ''));
  const sha256 = createHash('sha256').update('评审').digest('hex');
  expect(written).toEqual({ size: 6, sha256 });
  expect(readFileSync(folder('a'), 'utf8')).toBe('评审');
});

test('a source that fails leaves the old file and no temporary one', async () => {
  await writeFileAtomic(folder('a'), Buffer.from('old'));
  async function* failing() {
    yield Buffer.from('new');
    throw new Error('cable pulled');
  }
  await expect(writeStreamAtomic(folder('a'), failing())).rejects.toThrow('cable pulled');
  expect(readFileSync(folder('a'), 'utf8')).toBe('old');
  expect(readdirSync(folder())).toEqual(['a']);
});

test('an abort does the same, also during the last chunk', async () => {
  const abort = new AbortController();
  async function* aborting() {
    yield Buffer.from('new');
    abort.abort();
  }
  const writing = writeStreamAtomic(folder('a'), aborting(), { signal: abort.signal });
  await expect(writing).rejects.toThrow('aborted');
  expect(readdirSync(folder())).toEqual([]);
});

test('a folder in the way fails without leftovers', async () => {
  mkdirSync(folder('a'));
  await expect(writeFileAtomic(folder('a'), Buffer.from('x'))).rejects.toThrow(/EISDIR|EEXIST/);
  expect(readdirSync(folder())).toEqual(['a']);
});

test('cleaning spares files that a live process writes', async () => {
  const own = await openTemporaryFile(folder());
  const foreign = `.jurybox-${process.ppid}-0123456789abcdef.tmp`;
  const dead = '.jurybox-4194305-0123456789abcdef.tmp';
  const earlier = `.jurybox-${process.pid}-0123456789abcdef.tmp`;
  for (const name of [foreign, dead, earlier, 'mine.tmp']) writeFileSync(folder(name), '');
  expect(await cleanTemporaryFiles(folder())).toEqual([dead, earlier].toSorted());
  expect(existsSync(folder(foreign)) && existsSync(own.path)).toBe(true);
  await own.discard();
  expect(await cleanTemporaryFiles(folder('missing'))).toEqual([]);
});

test('threats.md row 45: killed in mid-write, the file is whole, old or new, ten times', async () => {
  for (let round = 0; round < 10; round += 1) {
    const child = spawn(process.execPath, [PROGRAM, folder('a')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await readFirstLine(child, collectFaults(child));
    await new Promise((resolve) => setTimeout(resolve, 7 * round));
    await endProcess(child, 'SIGKILL');
    const bytes = readFileSync(folder('a'));
    expect(bytes.length).toBe(8 * 1024 * 1024);
    expect(bytes.equals(Buffer.alloc(bytes.length, bytes[0]))).toBe(true);
    await cleanTemporaryFiles(folder());
    expect(readdirSync(folder())).toEqual(['a']);
  }
});

test('threats.md row 46: a write that the kernel cuts short leaves the old file', async () => {
  // `ulimit -f` stands in for the disk: the kernel refuses to let any file grow beyond it.
  const program = `
    process.on('SIGXFSZ', () => {});
    const { writeFileAtomic } = await import(${JSON.stringify(atomicFileUrl())});
    await writeFileAtomic('a', Buffer.from('old'));
    await writeFileAtomic('a', Buffer.alloc(4 << 20)).catch((e) => console.log(e.code));`;
  const command = `ulimit -f 1024; exec "${process.execPath}" --input-type=module -e "$PROGRAM"`;
  const child = spawn('bash', ['-c', command], {
    cwd: folder(),
    env: { ...process.env, PROGRAM: program },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  expect(output.trim()).toBe('EFBIG');
  expect(readFileSync(folder('a'), 'utf8')).toBe('old');
  expect(readdirSync(folder())).toEqual(['a']);
});

test('a file is read in the range asked for, and a short one is an error', async () => {
  writeFileSync(folder('a'), 'abcdef');
  const read = async (start: number, end: number) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of readFileChunks(folder('a'), start, end)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  expect(await read(1, 4)).toBe('bcd');
  expect(await read(2, 2)).toBe('');
  await expect(read(4, 9)).rejects.toThrow('file ends at 6');
  await expect(read(4, 2)).rejects.toThrow(RangeError);
});

function atomicFileUrl(): string {
  return new URL('../../../../src/backend/files/atomic-file.ts', import.meta.url).href;
}
