import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { Backend } from '../../src/backend/backend.ts';
import { ok } from '../../src/core/result.ts';
import {
  startLoopback,
  type Loopback,
  type LoopbackLimits,
} from '../../src/loopback/start-loopback.ts';

export const TOKEN = 'ab'.repeat(32);

/** A backend that only notes what reached it. */
export type NotingBackend = Pick<Backend, 'call' | 'fetch' | 'subscribe' | 'openFile'> & {
  readonly reached: string[];
};

export function createNotingBackend(): NotingBackend {
  const reached: string[] = [];
  return {
    reached,
    call: async (method) => {
      reached.push(method);
      return ok({});
    },
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      reached.push(`${request.method} ${pathname}`);
      return pathname.startsWith('/materials/') ? new Response('material') : Response.json({});
    },
    subscribe: () => () => undefined,
    openFile: async (path) => {
      reached.push(`open ${path}`);
      return true;
    },
  };
}

export function startTestLoopback(
  backend: NotingBackend,
  rendererFolder: string,
  limits: Partial<LoopbackLimits> = {},
): Promise<Loopback> {
  return startLoopback({ backend, rendererFolder, token: TOKEN, port: 0, limits });
}

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Buffer>;
};

/** A request with exactly these headers, which `fetch` would not let a test choose. */
export function send(loopback: Loopback, path: string, sent: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: loopback.port,
        path,
        method: sent.method ?? 'GET',
        headers: { ...sent.headers },
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    request.once('error', reject);
    void writeBody(request, sent.body);
  });
}

/** Headers of Jurybox's own page. */
export function ownHeaders(loopback: Loopback): Record<string, string> {
  return {
    origin: loopback.origin,
    'x-jurybox-token': TOKEN,
    'content-type': 'application/json',
  };
}

/** Opens a raw connection, says this, and resolves with what came back once it was cut. */
export function sayAndWait(port: number, text: string): Promise<{ text: string; ms: number }> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text: received, ms: performance.now() - startedAt }));
  });
}

async function writeBody(
  request: ReturnType<typeof httpRequest>,
  body: string | AsyncIterable<Buffer> = '',
): Promise<void> {
  // A server that has heard enough hangs up; its answer is what counts.
  request.on('error', () => undefined);
  if (typeof body === 'string') {
    request.end(body);
    return;
  }
  for await (const chunk of body) {
    if (request.destroyed || request.writableEnded) return;
    await new Promise<void>((resolve) => {
      request.write(chunk, () => resolve());
    });
  }
  request.end();
}
