import { z } from 'zod';
import { appError, type AppError } from '../../contract/app-error.ts';
import { uploadIdSchema } from '../../contract/shapes.ts';
import type { Transport } from '../../contract/transport.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { findBridge } from './electron-transport.ts';
import { sendInPieces } from './send-in-pieces.ts';
import { sendWhole } from './send-whole.ts';

export type UploadedFile = {
  readonly uploadId: string;
  readonly name: string;
  readonly size: number;
};
/** Told of the bytes sent so far. */
export type UploadProgress = (sent: number, total: number) => void;
/** What came back: a status, and a body that is yet to be understood. */
export type UploadAnswer = { readonly status: number; readonly body: unknown };

const uploadedSchema = z.object({ uploadId: uploadIdSchema, name: z.string(), size: z.int() });
const refusedSchema = z.object({
  error: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
});

/**
 * Hands a file to the backend without ever holding all of it in memory. A browser streams it to
 * the loopback shell by itself; towards Electron it goes in pieces (src/main/upload-pieces.ts).
 */
export async function uploadFile(
  transport: Transport,
  file: Blob,
  name: string,
  onProgress: UploadProgress = () => undefined,
  signal?: AbortSignal,
): Promise<Result<UploadedFile, AppError>> {
  const address = `${transport.fileBase}/files/upload?name=${encodeURIComponent(name)}`;
  try {
    const answer = findBridge()
      ? await sendInPieces(address, file, onProgress, signal)
      : await sendWhole(address, file, transport.uploadHeaders, onProgress, signal);
    return readAnswer(answer);
  } catch (error) {
    if (signal?.aborted === true) return fail(appError('cancelled'));
    const reason = error instanceof Error ? error.message : 'unknown';
    return fail(appError('internal', { reference: reason.slice(0, 120) }));
  }
}

function readAnswer(answer: UploadAnswer): Result<UploadedFile, AppError> {
  const uploaded = uploadedSchema.safeParse(unwrap(answer.body));
  if (answer.status < 300 && uploaded.success) return ok(uploaded.data);
  const refused = refusedSchema.safeParse(answer.body);
  // The code comes from our own backend, whose codes are the catalog's.
  if (refused.success) return fail(refused.data.error as AppError);
  if (answer.status === 413) return fail(appError('upload-too-large'));
  return fail(appError('internal', { reference: `upload ${answer.status}` }));
}

/** The route may answer plainly or as a `Result`. */
function unwrap(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'ok' in body && 'value' in body)
    return body.value;
  return body;
}
