import type { UploadAnswer, UploadProgress } from './upload-file.ts';

/** One POST with the file as its body; XMLHttpRequest, because `fetch` tells no progress. */
export function sendWhole(
  address: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  onProgress: UploadProgress,
  signal?: AbortSignal,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, file.size));
    request.addEventListener('load', () => {
      resolve({ status: request.status, body: parseBody(request.responseText) });
    });
    request.addEventListener('error', () => reject(new Error('connection lost')));
    request.addEventListener('abort', () => reject(new Error('cancelled')));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted === true) reject(new Error('cancelled'));
    else request.send(file);
  });
}

/** JSON, or null: an answer that is none is judged by its status alone. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
