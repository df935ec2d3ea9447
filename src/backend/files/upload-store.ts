import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { Surroundings } from '../platform.ts';
import { writeStreamAtomic } from './atomic-file.ts';
import { isDiskFull, isReadOnly } from './disk.ts';

export type Upload = {
  readonly uploadId: string;
  /** As the person's file was called; only ever shown, never used as a path. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly path: string;
};

export type UploadStore = {
  receive(
    name: string,
    body: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<Result<Upload, AppError>>;
  get(uploadId: string): Result<Upload, AppError>;
  remove(uploadId: string): void;
};

/** 64 GiB: a disk's worth of materials, not a limit anyone meets. Counted, not declared. */
export const MAX_UPLOAD_BYTES = 64 * 2 ** 30;

/** Files handed over by the renderer, kept until the program restarts. */
export function createUploadStore(
  folder: string,
  surroundings: Surroundings,
  maxBytes: number = MAX_UPLOAD_BYTES,
): UploadStore {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const uploads = new Map<string, Upload>();
  return {
    receive: async (name, body, signal) => {
      const uploadId = `u-${Buffer.from(surroundings.randomBytes(16)).toString('hex')}`;
      const path = join(folder, uploadId);
      const limited = limitBytes(body, maxBytes);
      try {
        const written = await writeStreamAtomic(path, limited, signal ? { signal } : {});
        const upload = { uploadId, name: name.slice(0, 255), path, ...written };
        uploads.set(uploadId, upload);
        return ok(upload);
      } catch (error) {
        if (error instanceof UploadTooLarge) {
          return fail(appError('upload-too-large', { limit: maxBytes }));
        }
        if (isDiskFull(error)) return fail(appError('disk-full'));
        if (isReadOnly(error)) return fail(appError('data-folder-read-only'));
        throw error;
      }
    },
    get: (uploadId) => {
      const upload = uploads.get(uploadId);
      return upload ? ok(upload) : fail(appError('upload-unknown'));
    },
    remove: (uploadId) => {
      const upload = uploads.get(uploadId);
      if (upload) rmSync(upload.path, { force: true });
      uploads.delete(uploadId);
    },
  };
}

/** Only a signal inside this file; it ends as the value `upload-too-large`. */
class UploadTooLarge extends Error {}

async function* limitBytes(body: AsyncIterable<Uint8Array>, maxBytes: number) {
  let received = 0;
  for await (const chunk of body) {
    received += chunk.length;
    if (received > maxBytes) throw new UploadTooLarge();
    yield chunk;
  }
}
