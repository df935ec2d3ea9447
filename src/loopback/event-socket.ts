import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Backend } from '../backend/backend.ts';
import { refuseCaller, refuseHost, type Access } from './request-guard.ts';

/** Subprotocol that the server confirms; the token travels beside it and is never echoed. */
export const EVENT_PROTOCOL = 'jurybox';
const PING_EVERY_MS = 20_000;
/** A page that does not read is cut off; it reconnects and asks again for what it shows. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

export type EventSocket = { readonly pages: () => number; readonly end: () => void };

/** Pushes the backend's events over `ws://<host>/events`. Gives what is known of it, and its end. */
export function attachEventSocket(
  server: Server,
  access: Access,
  backend: Pick<Backend, 'subscribe'>,
): EventSocket {
  const sockets = new WebSocketServer({
    noServer: true,
    // Pages only listen. What they send is read and dropped.
    maxPayload: 1024,
    handleProtocols: () => EVENT_PROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refused = refuseUpgrade(access, request);
    if (refused) return endWith(socket, refused);
    sockets.handleUpgrade(request, socket, head, (peer) => listen(peer, backend));
  });
  return {
    pages: () => sockets.clients.size,
    end: () => {
      for (const peer of sockets.clients) peer.terminate();
      sockets.close();
    },
  };
}

function refuseUpgrade(access: Access, request: IncomingMessage): string | null {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : null;
  };
  if (request.url !== '/events') return '404 Not Found';
  if (refuseHost(access, header)) return '421 Misdirected Request';
  const protocols = (header('sec-websocket-protocol') ?? '').split(',').map((one) => one.trim());
  if (protocols[0] !== EVENT_PROTOCOL) return '400 Bad Request';
  const refused = refuseCaller(access, header, protocols[1] ?? null);
  if (!refused) return null;
  return refused.status === 403 ? '403 Forbidden' : '401 Unauthorized';
}

function endWith(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(peer: WebSocket, backend: Pick<Backend, 'subscribe'>): void {
  const stop = backend.subscribe((event) => {
    if (peer.bufferedAmount > BACKLOG_LIMIT) peer.terminate();
    else peer.send(JSON.stringify(event));
  });
  // A laptop that slept leaves half-open connections behind; a missed pong ends them.
  let alive = true;
  const pings = setInterval(() => {
    if (!alive) return peer.terminate();
    alive = false;
    peer.ping();
  }, PING_EVERY_MS);
  peer.on('pong', () => {
    alive = true;
  });
  peer.on('error', () => peer.terminate());
  peer.on('close', () => {
    clearInterval(pings);
    stop();
  });
}
