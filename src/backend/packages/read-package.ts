import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RandomAccess } from '../../core/zip/random-access.ts';
import type { ZipEntry } from '../../core/zip/zip-layout.ts';
import {
  DEFAULT_ZIP_LIMITS,
  readZipDirectory,
  readZipEntry,
  streamZipEntry,
  type ZipDirectory,
  type ZipLimits,
} from '../../core/zip/zip-reader.ts';
import { openTemporaryFile, type TemporaryFile } from '../files/atomic-file.ts';
import { releaseBehind } from '../files/release-memory.ts';
import { createWriteBehind } from '../files/write-behind.ts';
import { fileRandomAccess } from '../files/zip-file.ts';
import { decryptAge, type AgeEngine } from './age-file.ts';
import { StreamDamaged } from './age-stream.ts';
import { reportProgress, type OnProgress } from './progress.ts';

export type OpenPackageOptions = {
  readonly source: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** Holds the plaintext, mode 0600, until `dispose`; see `cleanTemporaryFiles` after a crash. */
  readonly temporaryFolder: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  readonly engine?: AgeEngine;
  readonly limits?: ZipLimits;
};

export type OpenPackageError = {
  readonly type: 'not-for-this-identity' | 'damaged' | 'cancelled';
  /** For the log: a code of the age layer, or `zip:<code>`. */
  readonly detail?: string;
  /** The entry at fault, where one is. */
  readonly entry?: string;
};

export type PackageReadError = {
  readonly type: 'missing' | 'too-large' | 'damaged';
  readonly path: string;
};

/** A decrypted package. All its names and headers were checked; contents are as they are read. */
export type OpenPackage = {
  readonly paths: readonly { readonly path: string; readonly size: number }[];
  read(path: string, maxBytes: number): Promise<Result<Uint8Array, PackageReadError>>;
  /**
   * Throws when there is no such entry, and at its end when its CRC is wrong. A chunk is emptied
   * when the one after the next is asked for: store or send it, do not collect it.
   */
  stream(path: string): AsyncIterable<Uint8Array>;
  dispose(): Promise<void>;
};

/**
 * Decrypts a package to a temporary file and reads its directory. Nobody sees the plaintext before
 * the last chunk has authenticated. On failure the temporary file is gone; disk errors reject.
 */
export async function openEncryptedPackage(
  options: OpenPackageOptions,
): Promise<Result<OpenPackage, OpenPackageError>> {
  const { source, identity, temporaryFolder, signal } = options;
  if (signal?.aborted === true) return fail({ type: 'cancelled' });
  const { size } = await stat(source);
  const decrypted = await decryptAge(source, identity, options.engine);
  if (!decrypted.ok) return decrypted;
  const temporary = await openTemporaryFile(temporaryFolder, 0o600);
  let opened: Result<OpenPackage, OpenPackageError> | null = null;
  try {
    const plaintext = reportProgress(decrypted.value, size, options.onProgress);
    const failure = await writePlaintext(temporary, plaintext, signal);
    opened = failure === null ? await openContainer(temporary, options.limits) : fail(failure);
    return opened;
  } finally {
    if (opened?.ok !== true) await temporary.discard();
  }
}

async function writePlaintext(
  temporary: TemporaryFile,
  plaintext: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<OpenPackageError | null> {
  const output = createWriteBehind(temporary.handle);
  try {
    for await (const chunk of plaintext) {
      if (signal?.aborted === true) return { type: 'cancelled' };
      await output.write(chunk);
    }
    await output.finish();
    return null;
  } catch (error) {
    // Only what authentication refused is the package's fault; a full disk is not (row 46).
    if (error instanceof StreamDamaged) return { type: 'damaged', detail: 'truncated-or-altered' };
    throw error;
  }
}

async function openContainer(
  temporary: TemporaryFile,
  limits: ZipLimits = DEFAULT_ZIP_LIMITS,
): Promise<Result<OpenPackage, OpenPackageError>> {
  const access = await fileRandomAccess(temporary.path);
  const directory = await readZipDirectory(access, limits);
  if (directory.ok) {
    return ok(
      createOpenPackage(access, directory.value, async () => {
        await access.close();
        await temporary.discard();
      }),
    );
  }
  await access.close();
  const { code, entry } = directory.error;
  const detail = `zip:${code}`;
  return fail({ type: 'damaged', detail, ...(entry === null ? {} : { entry }) });
}

function createOpenPackage(
  access: RandomAccess,
  directory: ZipDirectory,
  dispose: () => Promise<void>,
): OpenPackage {
  const byPath = new Map<string, ZipEntry>(directory.entries.map((entry) => [entry.path, entry]));
  return {
    paths: directory.entries.map(({ path, size }) => ({ path, size })),
    read: async (path, maxBytes) => {
      const entry = byPath.get(path);
      if (entry === undefined) return fail({ type: 'missing', path });
      const bytes = await readZipEntry(access, entry, maxBytes, crc32);
      if (bytes.ok) return bytes;
      const type = bytes.error.code === 'entry-too-large' ? 'too-large' : 'damaged';
      return fail({ type, path });
    },
    stream: (path) => {
      const entry = byPath.get(path);
      if (entry === undefined) throw new Error(`no entry ${path}`);
      return releaseBehind(streamZipEntry(access, entry, crc32));
    },
    dispose,
  };
}
