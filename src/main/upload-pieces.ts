import { plainAnswer } from '../backend/http/serve-renderer.ts';

export type UploadPieces = {
  /** Takes a piece of an upload; null when the request is none. */
  readonly accept: (request: Request, url: URL) => Promise<Response | null>;
};

type RunningUpload = {
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly answer: Promise<Response>;
  next: number;
  timer: NodeJS.Timeout;
};

const UPLOAD_PATH = '/files/upload';
/** A page that was reloaded in the middle never sends its next piece. */
const ABANDONED_MS = 60_000;
const RUNNING_LIMIT = 8;

/**
 * Puts uploads together that the page sends in pieces of a few megabytes.
 *
 * Electron hands a `File` body of a custom scheme to `protocol.handle` as one buffer, so that a
 * package of a gigabyte would stand whole in the main process. Small buffers are its dependable
 * path; they are joined into one stream here, so the backend sees a single ordinary upload.
 * Pieces are `POST /files/upload?name=…&upload=<id>&piece=<n>[&last=1]`, in order.
 */
export function createUploadPieces(
  send: (request: Request) => Promise<Response | null>,
): UploadPieces {
  const running = new Map<string, RunningUpload>();

  const drop = (id: string, upload: RunningUpload, reason: string) => {
    running.delete(id);
    clearTimeout(upload.timer);
    upload.writer.abort(new Error(reason)).catch(() => undefined);
  };

  const begin = (id: string, url: URL): RunningUpload => {
    const pipe = new TransformStream<Uint8Array, Uint8Array>();
    const whole = new URL(UPLOAD_PATH, url);
    whole.searchParams.set('name', url.searchParams.get('name') ?? '');
    const init = { method: 'POST', body: pipe.readable, duplex: 'half' as const };
    const answer = send(new Request(whole, init)).then((response) => response ?? plainAnswer(404));
    // Looked at with the last piece; until then a failure shows as a failing write.
    answer.catch(() => undefined);
    const upload = {
      writer: pipe.writable.getWriter(),
      answer,
      next: 0,
      timer: setTimeout(() => undefined, 0),
    };
    upload.writer.closed.catch(() => undefined);
    running.set(id, upload);
    return upload;
  };

  const accept = async (request: Request, url: URL): Promise<Response | null> => {
    const id = url.searchParams.get('upload');
    if (request.method !== 'POST' || url.pathname !== UPLOAD_PATH || id === null) return null;
    const piece = Number(url.searchParams.get('piece'));
    const known = running.get(id);
    if (!known && (piece !== 0 || running.size >= RUNNING_LIMIT)) return plainAnswer(409);
    const upload = known ?? begin(id, url);
    if (piece !== upload.next) {
      drop(id, upload, 'a piece is missing');
      return plainAnswer(409);
    }
    upload.next += 1;
    clearTimeout(upload.timer);
    upload.timer = setTimeout(() => drop(id, upload, 'abandoned'), ABANDONED_MS);
    const bytes = new Uint8Array(await request.arrayBuffer());
    // The backend may answer early (too large, disk full): then the rest is not wanted.
    const early = await Promise.race([
      upload.writer.write(bytes).then(
        () => null,
        () => upload.answer,
      ),
      upload.answer,
    ]);
    const last = url.searchParams.get('last') === '1';
    if (early === null && !last) return new Response(null, { status: 202 });
    running.delete(id);
    clearTimeout(upload.timer);
    if (early !== null) {
      drop(id, upload, 'answered early');
      return early;
    }
    await upload.writer.close().catch(() => undefined);
    return upload.answer;
  };

  return { accept };
}
