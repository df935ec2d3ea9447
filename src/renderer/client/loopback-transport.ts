import type { MethodAnswer, MethodInput, MethodName } from '../../contract/contract.ts';
import type { Transport } from '../../contract/transport.ts';
import { connectEvents } from './loopback-events.ts';

/** Thrown by `call` when no backend answers; whoever asked decides whether to ask again. */
export const BACKEND_UNREACHABLE = 'backend unreachable';

/** Speaks HTTP and WebSocket to the loopback shell that served this page. */
export function createLoopbackTransport(token: string, origin = location.origin): Transport {
  const headers = { 'x-jurybox-token': token };
  const events = connectEvents(
    `${origin.replace(/^http/, 'ws')}/events`,
    token,
    // The cookie that lets `<video>` and pdf.js read files is renewed with every connection.
    () => openSession(origin, headers),
  );
  return {
    call: async <M extends MethodName>(method: M, input: MethodInput<M>) => {
      const response = await fetch(`${origin}/rpc/${method}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(input),
        cache: 'no-store',
      }).catch((cause: unknown) => {
        throw new Error(BACKEND_UNREACHABLE, { cause });
      });
      if (!response.ok) throw new Error(`${method}: refused with status ${response.status}`);
      // The dispatcher on the other side types this answer; both are built from one table.
      return (await response.json()) as MethodAnswer<M>;
    },
    subscribe: events.subscribe,
    onConnection: events.onConnection,
    fileBase: '',
    uploadHeaders: headers,
  };
}

async function openSession(origin: string, headers: Record<string, string>): Promise<void> {
  await fetch(`${origin}/session`, { method: 'POST', headers }).catch(() => undefined);
}
