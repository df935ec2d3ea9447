import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createWriteBehind, writeAll } from './write-behind.ts';

const TEMPORARY_NAME = /^\.jurybox-(\d+)-[0-9a-f]{16}\.tmp$/;
/** Temporary files that this process is writing: cleaning must leave them alone. */
const inProgress = new Set<string>();

export type AtomicFileOptions = {
  readonly signal?: AbortSignal;
  /** Permissions of the new file; 0o600 for secrets. */
  readonly mode?: number;
};

/**
 * Replaces the file at the path in one step (threats.md row 45): after a power cut there is either
 * the old file or the whole new one. When it resolves, the bytes and the name are on disk.
 */
export async function writeFileAtomic(
  path: string,
  bytes: Uint8Array,
  options: AtomicFileOptions = {},
): Promise<void> {
  const temporary = await openTemporaryFile(dirname(path), options.mode);
  try {
    await writeAll(temporary.handle, bytes);
    await temporary.commit(path);
  } finally {
    await temporary.discard();
  }
}

/** As `writeFileAtomic`, for a stream of any length. An abort rejects with the signal's reason. */
export async function writeStreamAtomic(
  path: string,
  source: AsyncIterable<Uint8Array>,
  options: AtomicFileOptions = {},
): Promise<{ readonly size: number; readonly sha256: string }> {
  const temporary = await openTemporaryFile(dirname(path), options.mode);
  try {
    const written = await writeHashed(temporary.handle, source, options);
    options.signal?.throwIfAborted();
    await temporary.commit(path);
    return written;
  } finally {
    await temporary.discard();
  }
}

/**
 * Writes a stream and hashes it while the system writes. Stops, and gives the size so far, once it
 * is longer than `maxBytes`.
 */
export async function writeHashed(
  handle: FileHandle,
  source: AsyncIterable<Uint8Array>,
  options: { readonly signal?: AbortSignal; readonly maxBytes?: number },
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const output = createWriteBehind(handle);
  let size = 0;
  for await (const chunk of source) {
    options.signal?.throwIfAborted();
    size += chunk.length;
    if (size > (options.maxBytes ?? Infinity)) break;
    await output.write(chunk);
    hash.update(chunk);
  }
  await output.finish();
  return { size, sha256: hash.digest('hex') };
}

/** Removes what killed processes left in the folder. Files of live processes stay. */
export async function cleanTemporaryFiles(folder: string): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const name of await namesIn(folder)) {
    const owner = TEMPORARY_NAME.exec(name)?.[1];
    const path = join(folder, name);
    if (owner === undefined || inProgress.has(path) || isOtherLiveProcess(Number(owner))) continue;
    await rm(path, { force: true });
    removed.push(name);
  }
  return removed;
}

/** A file under construction. `discard` is safe at any time, also after `commit`. */
export type TemporaryFile = {
  readonly path: string;
  readonly handle: FileHandle;
  /** Syncs, renames to the target in the same folder, and syncs that folder. */
  commit(target: string): Promise<void>;
  discard(): Promise<void>;
};

/** Creates an empty file that only its creator knows, in a folder that exists. */
export async function openTemporaryFile(folder: string, mode = 0o644): Promise<TemporaryFile> {
  const name = `.jurybox-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
  const path = join(folder, name);
  inProgress.add(path);
  const handle = await open(path, 'wx+', mode).catch((error: unknown) => {
    inProgress.delete(path);
    throw error;
  });
  let committed = false;
  return {
    path,
    handle,
    async commit(target) {
      await handle.sync();
      await handle.close();
      await renameFile(path, target);
      committed = true;
      inProgress.delete(path);
      await syncFolder(dirname(target));
    },
    async discard() {
      if (committed) return;
      // `close` gives the one pending close to every caller; a full disk may fail it again.
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
      inProgress.delete(path);
    },
  };
}

/** Makes renames and removals in the folder last. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames; on Windows a virus scanner may hold the file for a moment, so it is tried again. */
export async function renameFile(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (process.platform !== 'win32' || !held || attempt === 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt));
    }
  }
}

/** The system's name for the failure (`ENOENT`, `EXDEV`, ...), or undefined. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).map((name) => basename(name));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function isOtherLiveProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
