import { createHash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  lendFileChunks,
  READ_CHUNK_BYTES,
  readFileChunks,
} from '../../../../src/backend/files/file-chunks.ts';
import { useTemporaryFolder } from '../../../support/temporary-folder.ts';

const at = useTemporaryFolder();

function writeSample(size: number): { readonly path: string; readonly bytes: Buffer } {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 4096) bytes.writeUInt32LE(index, index);
  const path = at('sample');
  writeFileSync(path, bytes);
  return { path, bytes };
}

test.each([0, 1, READ_CHUNK_BYTES, 3 * READ_CHUNK_BYTES + 5])(
  'both give a file of %d bytes whole and in order',
  async (size) => {
    const { path, bytes } = writeSample(Math.max(size, 4));
    truncateSync(path, size);
    for (const read of [readFileChunks, lendFileChunks]) {
      const hash = createHash('sha256');
      let length = 0;
      for await (const chunk of read(path)) {
        hash.update(chunk);
        length += chunk.length;
      }
      expect(length).toBe(size);
      const expected = createHash('sha256').update(bytes.subarray(0, size));
      expect(hash.digest('hex')).toBe(expected.digest('hex'));
    }
  },
);

test('lending begins where it is told to', async () => {
  const { path, bytes } = writeSample(2 * READ_CHUNK_BYTES);
  const start = READ_CHUNK_BYTES + 7;
  const chunks: Buffer[] = [];
  for await (const chunk of lendFileChunks(path, start)) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).equals(bytes.subarray(start))).toBe(true);
  await expect(lendFileChunks(path, bytes.length + 1).next()).rejects.toThrow(RangeError);
});

test('a lent chunk holds until the next is asked for', async () => {
  const { path, bytes } = writeSample(4 * READ_CHUNK_BYTES);
  let offset = 0;
  for await (const chunk of lendFileChunks(path)) {
    // Time for the chunk behind it to be read.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bytes.compare(chunk, 0, chunk.length, offset, offset + chunk.length)).toBe(0);
    offset += chunk.length;
  }
  expect(offset).toBe(bytes.length);
});

test('a file that is cut while it is read is an error, never a short file', async () => {
  for (const read of [readFileChunks, lendFileChunks]) {
    const { path } = writeSample(6 * READ_CHUNK_BYTES);
    const all = async () => {
      for await (const chunk of read(path)) truncateSync(path, chunk.length);
    };
    await expect(all()).rejects.toThrow('file ends at');
  }
});

test('a reader that stops early leaves no read behind', async () => {
  const { path } = writeSample(3 * READ_CHUNK_BYTES);
  for await (const chunk of lendFileChunks(path)) {
    expect(chunk.length).toBe(READ_CHUNK_BYTES);
    break;
  }
});
