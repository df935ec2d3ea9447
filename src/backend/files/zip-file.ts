import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { RandomAccess } from '../../core/zip/random-access.ts';
import type { ZipFileFacts } from '../../core/zip/zip-layout.ts';
import {
  assertZipPaths,
  encodeCentralDirectory,
  encodeLocalHeader,
  placeZipEntries,
} from '../../core/zip/zip-writer.ts';

/** A file to pack. Without a CRC its content is opened twice: the header comes before the bytes. */
export type ZipSourceFile = {
  readonly path: string;
  readonly size: number;
  readonly crc32?: number;
  open(): AsyncIterable<Uint8Array>;
};

/**
 * A container in the profile of `docs/zip-profile.md`, chunk by chunk. Throws when a file's content
 * is not what its size and CRC announced: it changed while it was packed.
 */
export async function* writeZipStream(files: readonly ZipSourceFile[]): AsyncGenerator<Uint8Array> {
  assertZipPaths(files.map((file) => file.path));
  const facts: ZipFileFacts[] = [];
  for (const file of files) {
    const fact = {
      path: file.path,
      size: file.size,
      crc32: file.crc32 ?? (await computeCrc(file)),
    };
    facts.push(fact);
    yield encodeLocalHeader(fact);
    yield* checkedContent(file, fact.crc32);
  }
  yield encodeCentralDirectory(placeZipEntries(facts));
}

/** An open file as `RandomAccess`. */
export async function fileRandomAccess(
  path: string,
): Promise<RandomAccess & { close(): Promise<void> }> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    read: async (offset, length) => {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(
          bytes,
          filled,
          bytes.length - filled,
          offset + filled,
        );
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}

async function computeCrc(file: ZipSourceFile): Promise<number> {
  let crc = 0;
  for await (const chunk of file.open()) crc = crc32(chunk, crc);
  return crc;
}

async function* checkedContent(file: ZipSourceFile, expected: number): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let size = 0;
  for await (const chunk of file.open()) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    if (size > file.size) break;
    yield chunk;
  }
  if (size !== file.size || crc !== expected) throw new Error(`${file.path} changed while packed`);
}
