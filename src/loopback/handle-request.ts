import type { Backend } from '../backend/backend.ts';
import { INTERFACE_HEADERS, withMaterialHeaders } from '../backend/http/security-headers.ts';
import { plainAnswer, type RendererServer } from '../backend/http/serve-renderer.ts';
import { JSON_BODY_LIMIT, readJsonBody } from './json-body.ts';
import {
  cookieLine,
  refuseCaller,
  refuseHost,
  refusePage,
  refuseReader,
  type Access,
  type Refusal,
} from './request-guard.ts';
import { OPEN_FILE_PATH, type SecondStart } from './running-instance.ts';

export type LoopbackRoutes = {
  readonly access: Access;
  readonly backend: Pick<Backend, 'call' | 'fetch' | 'openFile'>;
  /** How many pages are open. */
  readonly pages: () => number;
  readonly renderer: RendererServer;
  readonly bodyTimeoutMs: number;
};

const RPC = '/rpc/';

/** Every route of the loopback shell. There is no CORS header anywhere, on purpose. */
export async function handleRequest(routes: LoopbackRoutes, request: Request): Promise<Response> {
  const { access } = routes;
  const header = (name: string) => request.headers.get(name);
  const url = new URL(request.url);
  const wrongHost = refuseHost(access, header);
  if (wrongHost) return refusedAnswer(wrongHost);
  // An absolute request target could name another host than the header does.
  if (url.host !== access.host) return refusedAnswer({ status: 421, reason: 'host-refused' });

  if (request.method === 'POST') {
    const refused = refuseCaller(access, header, header('x-jurybox-token'));
    if (refused) return refusedAnswer(refused);
    if (url.pathname.startsWith(RPC)) return answerCall(routes, request, url);
    if (url.pathname === OPEN_FILE_PATH) return answerSecondStart(routes, request);
    if (url.pathname === '/session') return sessionAnswer(access);
    if (url.pathname === '/files/upload') return fileAnswer(routes, request);
    return plainAnswer(404);
  }
  if (url.pathname.startsWith('/materials/') || url.pathname.startsWith('/files/export/')) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405);
    const refused = refuseReader(access, header);
    return refused ? refusedAnswer(refused) : fileAnswer(routes, request);
  }
  // Browsers ask for it unbidden; a 404 would stand in the console as an error.
  if (url.pathname === '/favicon.ico') return plainAnswer(204);
  return routes.renderer(request);
}

async function answerCall(routes: LoopbackRoutes, request: Request, url: URL): Promise<Response> {
  // Only this type forces a preflight in browsers, which nothing here ever answers.
  if (request.headers.get('content-type') !== 'application/json') {
    return closing(plainAnswer(415, 'type-refused'));
  }
  const body = await readJsonBody(request, JSON_BODY_LIMIT, routes.bodyTimeoutMs);
  if (!body.ok) return closing(plainAnswer(body.status, body.reason));
  const answer = await routes.backend.call(url.pathname.slice(RPC.length), body.value);
  return new Response(JSON.stringify(answer), {
    headers: {
      ...INTERFACE_HEADERS,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
  });
}

/** A second start hands its file over: the browser shell's `second-instance`. */
async function answerSecondStart(routes: LoopbackRoutes, request: Request): Promise<Response> {
  const refused = refusePage((name) => request.headers.get(name));
  if (refused) return refusedAnswer(refused);
  const body = await readJsonBody(request, JSON_BODY_LIMIT, routes.bodyTimeoutMs);
  if (!body.ok) return closing(plainAnswer(body.status, body.reason));
  const { file } = Object(body.value) as { readonly file?: unknown };
  if (file !== null && typeof file !== 'string') {
    return closing(plainAnswer(400, 'body-malformed'));
  }
  const taken = file === null ? null : await routes.backend.openFile(file);
  const answer: Omit<SecondStart, 'origin'> = { taken, shown: routes.pages() > 0 };
  return Response.json(answer, { headers: INTERFACE_HEADERS });
}

function sessionAnswer(access: Access): Response {
  const headers = { ...INTERFACE_HEADERS, 'set-cookie': cookieLine(access) };
  return new Response(null, { status: 204, headers });
}

async function fileAnswer(routes: LoopbackRoutes, request: Request): Promise<Response> {
  const response = await routes.backend.fetch(request);
  return response ? withMaterialHeaders(response) : plainAnswer(404);
}

function refusedAnswer(refusal: Refusal): Response {
  return closing(plainAnswer(refusal.status, refusal.reason));
}

/** Ends the connection as well: what is left of the request's body is not wanted. */
function closing(response: Response): Response {
  response.headers.set('connection', 'close');
  return response;
}
