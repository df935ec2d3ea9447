import { open } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import {
  guessFileKind,
  isOtherKind,
  KIND_BYTES,
  type ExpectedKind,
} from '../../core/archive/file-kind.ts';
import { fail, type Result } from '../../core/result.ts';
import type { Upload, UploadStore } from './upload-store.ts';

/** An uploaded file, unless it is plainly of another kind than was asked for: that is not damage. */
export async function openUpload(
  uploads: UploadStore,
  uploadId: string,
  expected: ExpectedKind,
): Promise<Result<Upload, AppError>> {
  const upload = uploads.get(uploadId);
  if (!upload.ok) return upload;
  const { name, path, size } = upload.value;
  const kind = guessFileKind(...(await readEnds(path, size)));
  return isOtherKind(kind, expected)
    ? fail(appError('wrong-file-kind', { kind, expected }, name))
    : upload;
}

async function readEnds(path: string, size: number): Promise<readonly [Uint8Array, Uint8Array]> {
  const file = await open(path);
  try {
    const length = Math.min(size, KIND_BYTES);
    const read = async (position: number) =>
      new Uint8Array((await file.read(Buffer.alloc(length), 0, length, position)).buffer);
    return [await read(0), await read(size - length)];
  } finally {
    await file.close();
  }
}
