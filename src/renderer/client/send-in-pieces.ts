import { parseBody } from './send-whole.ts';
import type { UploadAnswer, UploadProgress } from './upload-file.ts';

const PIECE = 4 * 1024 * 1024;

/** Sends a file as a row of small bodies; the main process joins them into one upload. */
export async function sendInPieces(
  address: string,
  file: Blob,
  onProgress: UploadProgress,
  signal?: AbortSignal,
): Promise<UploadAnswer> {
  const upload = crypto.randomUUID();
  const count = Math.max(1, Math.ceil(file.size / PIECE));
  for (let piece = 0; ; piece += 1) {
    const end = Math.min((piece + 1) * PIECE, file.size);
    const last = piece === count - 1;
    const response = await fetch(
      `${address}&upload=${upload}&piece=${piece}${last ? '&last=1' : ''}`,
      {
        method: 'POST',
        body: await file.slice(piece * PIECE, end).arrayBuffer(),
        headers: { 'content-type': 'application/octet-stream' },
        ...(signal ? { signal } : {}),
      },
    );
    if (response.ok) onProgress(end, file.size);
    // 202: the next piece, please. Anything else is the answer to the whole.
    if (last || response.status !== 202) {
      return { status: response.status, body: parseBody(await response.text()) };
    }
  }
}
