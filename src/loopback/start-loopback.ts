import { createServer, type Server } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Backend } from '../backend/backend.ts';
import { createRendererServer, plainAnswer } from '../backend/http/serve-renderer.ts';
import { attachEventSocket } from './event-socket.ts';
import { handleRequest } from './handle-request.ts';
import { createAccess } from './request-guard.ts';

/** Fixed, because a browser keeps a page's storage per origin, and the port belongs to it. */
export const DEFAULT_PORT = 47_615;

export type LoopbackOptions = {
  readonly backend: Pick<Backend, 'call' | 'fetch' | 'subscribe' | 'openFile'>;
  /** Folder of the built interface. */
  readonly rendererFolder: string;
  readonly token: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly limits?: Partial<LoopbackLimits>;
};

/** Bounds on clients that are slow or many (threats.md row 43); tests shorten them. */
export type LoopbackLimits = {
  readonly headersMs: number;
  /** For a whole upload; a large package on a slow disk takes minutes. */
  readonly requestMs: number;
  /** For the JSON body of a call; not for the call itself, which may run for long. */
  readonly bodyMs: number;
  /** Silence in the middle of a request body. */
  readonly stallMs: number;
  readonly connections: number;
};

export type Loopback = {
  readonly port: number;
  /** Without the token. */
  readonly origin: string;
  /** What a person opens. The token stands in the fragment, which browsers never send. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const LIMITS: LoopbackLimits = {
  headersMs: 10_000,
  requestMs: 30 * 60_000,
  bodyMs: 30_000,
  stallMs: 30_000,
  connections: 96,
};

/** Serves interface and backend on 127.0.0.1, and nowhere else. Rejects when the port is taken. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const limits = { ...LIMITS, ...options.limits };
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    keepAliveTimeout: 60_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = limits.connections;
  const port = await listenOn(server, options.port);
  const access = createAccess(port, options.token);
  const events = attachEventSocket(server, access, options.backend);
  const routes = {
    access,
    pages: events.pages,
    backend: options.backend,
    renderer: createRendererServer(options.rendererFolder),
    bodyTimeoutMs: limits.bodyMs,
  };
  const listener = getRequestListener((request) => handleRequest(routes, request), {
    overrideGlobalObjects: false,
    errorHandler: answerFault,
  });
  server.on('request', (incoming, outgoing) => {
    if (incoming.method === 'POST') {
      // Node destroys a socket that times out. Once the body is in, silence is the backend
      // working; and a paused video may stay silent for as long as it likes.
      incoming.socket.setTimeout(limits.stallMs);
      incoming.once('end', () => incoming.socket.setTimeout(0));
    }
    void listener(incoming, outgoing);
  });
  return {
    port,
    origin: access.origin,
    address: `${access.origin}/#token=${options.token}`,
    close: async () => {
      events.end();
      await closeServer(server);
    },
  };
}

/** A client's own mistake or departure is no fault of ours, and fills nobody's log. */
function answerFault(error: unknown): Response {
  if (error instanceof RequestError) return plainAnswer(400, 'request-malformed');
  const isGone = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
  if (!isGone) console.error('jurybox: request failed:', error);
  return plainAnswer(500, 'internal');
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
