import { readArchive } from '../../src/core/archive/read-archive.ts';
import { memoryRandomAccess } from '../../src/core/zip/random-access.ts';
import { writeZipBytes } from '../../src/core/zip/zip-writer.ts';

/** An archive with some of its files changed, in a container that is sound. */
export async function rewriteArchive(
  archive: Uint8Array,
  change: (path: string, bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> {
  const files = await readArchive(memoryRandomAccess(new Uint8Array(archive)));
  if (!files.ok) throw new Error(files.error.code);
  return writeZipBytes(
    [...files.value].map(([path, bytes]) => ({ path, bytes: change(path, bytes) })),
  );
}

/** One signature of one score sheet is changed. */
export function breakSignature(archive: Uint8Array): Promise<Uint8Array> {
  let done = false;
  return rewriteArchive(archive, (path, bytes) => {
    if (done || !path.startsWith('sheets/')) return bytes;
    done = true;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(
      text.replace(/"sig":"(.)/, (_, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`),
    );
  });
}
