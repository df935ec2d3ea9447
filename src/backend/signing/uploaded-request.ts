import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, type Result } from '../../core/result.ts';
import { readSigningRequest, type ReadRequest } from '../../core/signing/signing-request.ts';
import type { Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { verifyEd25519 } from '../crypto-node.ts';

/** A roster of 2000 judges is some 700 KB, and a request carries every earlier one. */
const MAX_REQUEST_BYTES = 64 * 2 ** 20;

/** Reads an uploaded `.jbsign` file; nothing of it is trusted beyond what was verified. */
export async function readUploadedRequest(
  context: Context,
  uploadId: string,
): Promise<Result<ReadRequest, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'signing-request');
  if (!upload.ok) return upload;
  const { name: at, size, path } = upload.value;
  if (size > MAX_REQUEST_BYTES) {
    return fail(appError('signing-invalid', { reason: 'too-large' }, at));
  }
  const read = readSigningRequest(new Uint8Array(await readFile(path)), verifyEd25519);
  return read.ok ? read : fail(appError('signing-invalid', { reason: read.error.type }, at));
}
