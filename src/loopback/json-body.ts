/** No call of the contract comes near this; files travel through `/files/upload`. */
export const JSON_BODY_LIMIT = 8 * 1024 * 1024;

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 408 | 413; readonly reason: string };

/**
 * Reads a JSON body and counts while reading: what `Content-Length` declares is no evidence
 * (threats.md row 42). The deadline cuts a client that trickles its body (row 43).
 */
export async function readJsonBody(
  request: Request,
  limit: number,
  timeoutMs: number,
): Promise<JsonBody> {
  if (!request.body) return { ok: false, status: 400, reason: 'body-missing' };
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void reader.cancel().catch(() => undefined);
  }, timeoutMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        void reader.cancel().catch(() => undefined);
        return { ok: false, status: 413, reason: 'body-too-large' };
      }
      chunks.push(value);
    }
  } finally {
    clearTimeout(timer);
  }
  if (late) return { ok: false, status: 408, reason: 'body-too-slow' };
  return parseJson(Buffer.concat(chunks));
}

function parseJson(bytes: Uint8Array): JsonBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, status: 400, reason: 'body-not-json' };
  }
}
