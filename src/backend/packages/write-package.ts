import { computeZipSize } from '../../core/zip/zip-writer.ts';
import { writeStreamAtomic } from '../files/atomic-file.ts';
import { writeZipStream, type ZipSourceFile } from '../files/zip-file.ts';
import { encryptAge, type AgeEngine } from './age-file.ts';
import { reportProgress, type OnProgress } from './progress.ts';

export type WritePackageOptions = {
  readonly files: readonly ZipSourceFile[];
  /** X25519 recipients, `age1…`. */
  readonly recipients: readonly string[];
  readonly target: string;
  /** Bytes of the container, done and in all. */
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  readonly engine?: AgeEngine;
};

/**
 * Packs the files and encrypts them to the recipients, in one stream: nothing is ever on disk in
 * the clear, and memory stays flat. The target appears complete or not at all. An abort rejects
 * with the signal's reason.
 */
export async function writeEncryptedPackage(
  options: WritePackageOptions,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const { files, recipients, target, onProgress, signal, engine } = options;
  const container = reportProgress(writeZipStream(files), computeZipSize(files), onProgress);
  return writeStreamAtomic(
    target,
    encryptAge(container, recipients, engine),
    signal === undefined ? {} : { signal },
  );
}
