import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { GivenFile } from '../../core/verify/given-files.ts';
import type { Context } from '../context.ts';

const MAX_GIVEN_BYTES = 64 * 2 ** 20;

/** The uploaded receipts. What they are worth, the verifier says. */
export async function readGivenFiles(
  context: Context,
  uploadIds: readonly string[],
): Promise<Result<readonly GivenFile[], AppError>> {
  const given: GivenFile[] = [];
  for (const uploadId of uploadIds) {
    const upload = context.uploads.get(uploadId);
    if (!upload.ok) return upload;
    const { name, path, size } = upload.value;
    if (size > MAX_GIVEN_BYTES)
      return fail(appError('wrong-file-kind', { kind: 'unknown', expected: 'receipt' }, name));
    given.push({ name, bytes: new Uint8Array(await readFile(path)) });
  }
  return ok(given);
}
