import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import {
  errorCode,
  openTemporaryFile,
  renameFile,
  syncFolder,
  writeHashed,
  type TemporaryFile,
} from './atomic-file.ts';
import { lendFileChunks, readFileChunks } from './file-chunks.ts';
import { writeAll } from './write-behind.ts';

export type StoredBlob = { readonly sha256: string; readonly size: number };
export type BlobError = { readonly type: 'hash-mismatch' | 'too-large' };
export type PutStreamOptions = {
  readonly expectedSha256?: string;
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
};

/**
 * Immutable files under the name of their SHA-256: `<folder>/ab/<64 digits>`. Whatever a method
 * reports as stored was hashed on its way in and is synced to disk.
 */
export type BlobStore = {
  putBytes(bytes: Uint8Array): Promise<StoredBlob>;
  /** An abort rejects with the signal's reason; nothing is left behind. */
  putStream(
    source: AsyncIterable<Uint8Array>,
    options?: PutStreamOptions,
  ): Promise<Result<StoredBlob, BlobError>>;
  /** Takes over an existing file: hashed, synced, renamed (copied from another volume). */
  adoptFile(path: string): Promise<StoredBlob>;
  has(sha256: string): Promise<boolean>;
  /** Null when there is no such blob. */
  sizeOf(sha256: string): Promise<number | null>;
  pathOf(sha256: string): string;
  /** The verified bytes; throws when the blob is missing or damaged. */
  read(sha256: string): Promise<Uint8Array>;
  /** Not verified, since a part has no hash of its own; see `verify`. */
  readRange(sha256: string, start: number, endExclusive: number): AsyncIterable<Uint8Array>;
  verify(sha256: string): Promise<'intact' | 'damaged' | 'missing'>;
};

/** A store in the folder, which is created with the first blob. */
export function createBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string): string => blobPath(folder, sha256);
  const putStream: BlobStore['putStream'] = (source, options = {}) =>
    storeStream(folder, source, options);
  const sizeOf = async (sha256: string): Promise<number | null> =>
    (await stat(pathOf(sha256)).catch(nullWhenMissing))?.size ?? null;
  return {
    pathOf,
    putStream,
    sizeOf,
    putBytes: (bytes) => storeBytes(folder, bytes),
    adoptFile: (path) => adopt(folder, path),
    has: async (sha256) => (await sizeOf(sha256)) !== null,
    read: async (sha256) => {
      const bytes = await readFile(pathOf(sha256));
      if (digestOf(bytes) !== sha256) throw new Error(`blob ${sha256} is damaged`);
      return bytes;
    },
    readRange: (sha256, start, endExclusive) => readFileChunks(pathOf(sha256), start, endExclusive),
    verify: async (sha256) => {
      const found = await hashFile(pathOf(sha256)).catch(nullWhenMissing);
      if (found === null) return 'missing';
      return found.sha256 === sha256 ? 'intact' : 'damaged';
    },
  };
}

/** Checked, because the digits may come from a hostile manifest and become a path (row 1). */
function blobPath(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in lower-case hexadecimal');
  return join(folder, sha256.slice(0, 2), sha256);
}

async function storeBytes(folder: string, bytes: Uint8Array): Promise<StoredBlob> {
  const stored = { sha256: digestOf(bytes), size: bytes.length };
  const present = await readFile(blobPath(folder, stored.sha256)).catch(nullWhenMissing);
  if (present !== null && digestOf(present) === stored.sha256) return stored;
  await makeFolder(folder);
  const temporary = await openTemporaryFile(folder);
  try {
    await writeAll(temporary.handle, bytes);
    await commitBlob(folder, temporary, stored.sha256);
  } finally {
    await temporary.discard();
  }
  return stored;
}

async function storeStream(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  options: PutStreamOptions,
): Promise<Result<StoredBlob, BlobError>> {
  await makeFolder(folder);
  const temporary = await openTemporaryFile(folder);
  try {
    const { size, sha256 } = await writeHashed(temporary.handle, source, options);
    if (size > (options.maxBytes ?? Infinity)) return fail({ type: 'too-large' });
    options.signal?.throwIfAborted();
    if (options.expectedSha256 !== undefined && options.expectedSha256 !== sha256) {
      return fail({ type: 'hash-mismatch' });
    }
    await commitBlob(folder, temporary, sha256);
    return ok({ sha256, size });
  } finally {
    await temporary.discard();
  }
}

async function adopt(folder: string, path: string): Promise<StoredBlob> {
  const stored = await hashFile(path);
  const target = blobPath(folder, stored.sha256);
  await makeFolder(dirname(target));
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await renameFile(path, target);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    const copied = await storeStream(folder, readFileChunks(path), {
      expectedSha256: stored.sha256,
    });
    if (!copied.ok) throw new Error(`${path} changed while it was read`, { cause: error });
    await rm(path);
    return stored;
  }
  await syncFolder(dirname(target));
  return stored;
}

/** Renames over a blob of the same name, which repairs one that the disk had damaged. */
async function commitBlob(folder: string, file: TemporaryFile, sha256: string): Promise<void> {
  const target = blobPath(folder, sha256);
  await makeFolder(dirname(target));
  await file.commit(target);
}

/** Creates the folder, with its parents, so that they survive a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const firstCreated = await mkdir(folder, { recursive: true });
  if (firstCreated === undefined) return;
  for (let created = folder; ; created = dirname(created)) {
    await syncFolder(dirname(created));
    if (created === firstCreated || dirname(created) === created) return;
  }
}

async function hashFile(path: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of lendFileChunks(path)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function nullWhenMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
