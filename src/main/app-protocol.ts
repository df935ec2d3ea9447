import { protocol } from 'electron';
import type { Backend } from '../backend/backend.ts';
import { withMaterialHeaders } from '../backend/http/security-headers.ts';
import { plainAnswer, type RendererServer } from '../backend/http/serve-renderer.ts';
import { APP_HOST, APP_SCHEME } from '../contract/bridge.ts';
import type { UploadPieces } from './upload-pieces.ts';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // `standard` gives the page an origin and relative addresses, `secure` IndexedDB and
      // WebCrypto, `stream` video that seeks. No CSP bypass, no service workers, no CORS.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

export type AppRoutes = {
  readonly backend: Pick<Backend, 'fetch'>;
  readonly renderer: RendererServer;
  readonly pieces: UploadPieces;
};

/**
 * Serves `app://jurybox/`, the only address there is: the interface from its built folder and the
 * file routes of the backend. Another host of the scheme is refused (threats.md row 36).
 */
export function serveAppScheme(routes: AppRoutes): void {
  protocol.handle(APP_SCHEME, (request) => answer(routes, request));
}

async function answer(routes: AppRoutes, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== APP_HOST) return plainAnswer(404);
  const isFile = url.pathname.startsWith('/files/') || url.pathname.startsWith('/materials/');
  if (!isFile) return routes.renderer(request);
  const response =
    (await routes.pieces.accept(request, url)) ?? (await routes.backend.fetch(request));
  return response ? withMaterialHeaders(response) : plainAnswer(404);
}
