import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { APP_ORIGIN } from './messages.ts';
import { serveScheme } from './protocol.ts';

/**
 * A real HTTP origin in place of `app://jurybox`, so that streaming, Range and storage are
 * Chromium's own. Every request is given to the registered protocol handler under the address it
 * would have in Electron. Resolves with the origin.
 */
export function startSchemeServer(port: number): Promise<string> {
  const origin = `http://127.0.0.1:${port}`;
  const listener = getRequestListener((request) => serveScheme(translate(request, origin)), {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      console.error('stand-in: protocol handler failed:', error);
      return new Response(null, { status: 500 });
    },
  });
  const server = createServer((incoming, outgoing) => {
    // A browser's habit that Electron has not.
    if (incoming.url === '/favicon.ico') outgoing.writeHead(204).end();
    else void listener(incoming, outgoing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(origin));
  });
}

function translate(request: Request, origin: string): Request {
  const headers = new Headers(request.headers);
  for (const name of ['host', 'connection', 'cookie']) headers.delete(name);
  if (headers.get('origin') === origin) headers.set('origin', APP_ORIGIN);
  const init = { method: request.method, headers, body: request.body, duplex: 'half' as const };
  return new Request(request.url.replace(origin, APP_ORIGIN), init);
}
