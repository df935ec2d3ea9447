import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readCurrentPackage } from '../judging/received-package.ts';
import { readEntryRows } from '../organizer/entry-table.ts';
import type { Context } from '../context.ts';
import { parseRange } from './range.ts';

/** Files out of packages are untrusted: they run nothing, wherever a browser may open them. */
const UNTRUSTED_HEADERS = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
};

/** Media types that the viewer shows; everything else is bytes to save. */
const SHOWN_TYPE =
  /^(?:application\/pdf|image\/(?:png|jpeg|webp|gif)|video\/(?:mp4|webm)|audio\/(?:mpeg|mp4)|text\/(?:plain|csv))$/;

/** Serves uploads, produced files and materials. Null for a path that is none of these. */
export function createFileRoutes(context: Context): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const url = new URL(request.url);
    const parts = url.pathname.split('/').slice(1);
    if (request.method === 'POST' && url.pathname === '/files/upload') {
      return receiveUpload(context, request, url.searchParams.get('name') ?? 'upload');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const [area, kind, id] = parts;
    if (area === 'files' && kind === 'export' && parts.length === 3)
      return sendExport(context, id ?? '');
    if (area === 'materials' && parts.length === 2) {
      return sendMaterial(context.profiles.current(), kind ?? '', request.headers.get('range'));
    }
    return null;
  };
}

async function receiveUpload(context: Context, request: Request, name: string): Promise<Response> {
  if (!request.body)
    return Response.json({ ok: false, error: { code: 'bad-input' } }, { status: 400 });
  const received = await context.uploads.receive(name, request.body, request.signal);
  if (!received.ok) {
    const status = received.error.code === 'upload-too-large' ? 413 : 507;
    return Response.json(received, { status });
  }
  const { uploadId, size } = received.value;
  return Response.json({ ok: true, value: { uploadId, name: received.value.name, size } });
}

function sendExport(context: Context, fileId: string): Response {
  const file = context.exports.find(fileId);
  if (!file) return new Response(null, { status: 404 });
  return new Response(toWeb(createReadStream(file.path)), {
    headers: {
      ...UNTRUSTED_HEADERS,
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
}

/** A material of the open profile, whole or in part; only hashes that its records name. */
async function sendMaterial(
  profile: OpenProfile | null,
  sha256: string,
  range: string | null,
): Promise<Response> {
  const mediaType = profile ? findMediaType(profile, sha256) : null;
  const size = mediaType === null ? null : ((await profile?.blobs.sizeOf(sha256)) ?? null);
  if (!profile || mediaType === null || size === null) return new Response(null, { status: 404 });
  const headers = {
    ...UNTRUSTED_HEADERS,
    'content-type': SHOWN_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
    'accept-ranges': 'bytes',
  };
  const wanted = parseRange(range, size);
  if (wanted === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const { start, end } = wanted ?? { start: 0, end: size };
  const body = toWeb(
    Readable.from(profile.blobs.readRange(sha256, start, end), { objectMode: false }),
  );
  const length = { 'content-length': String(end - start) };
  if (!wanted) return new Response(body, { headers: { ...headers, ...length } });
  return new Response(body, {
    status: 206,
    headers: { ...headers, ...length, 'content-range': `bytes ${start}-${end - 1}/${size}` },
  });
}

function findMediaType(profile: OpenProfile, sha256: string): string | null {
  const entries = readCurrentPackage(profile)?.manifest.entries ?? [];
  const received = entries
    .flatMap((entry) => entry.materials)
    .find((file) => file.sha256 === sha256);
  if (received) return received.mediaType;
  if (profile.facts.role !== 'organizer') return null;
  const attached = readEntryRows(profile)
    .flatMap((row) => row.materials)
    .find((material) => material.file?.sha256 === sha256);
  return attached?.file?.mediaType ?? null;
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
