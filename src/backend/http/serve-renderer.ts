import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { mediaTypeOf } from './media-types.ts';
import { INTERFACE_HEADERS } from './security-headers.ts';

/** Answers GET and HEAD for the built interface. */
export type RendererServer = (request: Request) => Promise<Response>;

/**
 * Serves the built renderer folder to both shells. The request path is never handed to the file
 * system as it came: every segment must be a plain name, so `..`, a drive letter, a backslash or
 * an encoded separator has no way to leave the folder (threats.md row 36).
 */
export function createRendererServer(folder: string): RendererServer {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405);
    const segments = parsePath(new URL(request.url).pathname);
    const mediaType = segments && mediaTypeOf(extname(segments.at(-1) ?? ''));
    if (!segments || !mediaType) return plainAnswer(404);
    // Whole files, not streams: none is larger than a few megabytes, and `readFile` is the call
    // that Electron supports best inside an asar archive.
    const bytes = await readOrNull(join(folder, ...segments));
    if (!bytes) return plainAnswer(404);
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...INTERFACE_HEADERS,
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'cache-control': isFingerprinted(segments) ? 'private, max-age=31536000' : 'no-cache',
      },
    });
  };
}

/** An answer without content, with the security headers that every answer carries. */
export function plainAnswer(status: number, reason?: string): Response {
  const body = reason === undefined ? null : JSON.stringify({ error: reason });
  const type = reason === undefined ? undefined : { 'content-type': 'application/json' };
  return new Response(body, { status, headers: { ...INTERFACE_HEADERS, ...type } });
}

const SEGMENT = /^[A-Za-z0-9_@~-][A-Za-z0-9_.@~-]*$/;

function parsePath(pathname: string): readonly string[] | null {
  if (pathname === '/') return ['index.html'];
  const segments = pathname.slice(1).split('/');
  return segments.every((segment) => SEGMENT.test(segment)) ? segments : null;
}

/** Vite puts a content hash into the names under `assets/`; the others may change in place. */
function isFingerprinted(segments: readonly string[]): boolean {
  return segments[0] === 'assets';
}

async function readOrNull(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
