import { Agent, request } from 'node:http';
import type { MethodInput, MethodName } from '../../src/contract/contract.ts';

/** Calls the loopback shell over one kept connection, with the headers that its own page sends. */
export type LoopbackCalls = {
  /** Gives the answer's text; rejects on any status but 200. */
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<string>;
  close(): void;
};

/** Takes the address that the shell prints, token and all. */
export function openLoopbackCalls(address: string): LoopbackCalls {
  const { origin, port, hash } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = {
    origin,
    'x-jurybox-token': hash.replace('#token=', ''),
    'content-type': 'application/json',
  };
  const call = (method: string, input: unknown) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: `/rpc/${method}`, method: 'POST', headers, agent },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('end', () => {
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${method}: ${response.statusCode} ${text}`));
          });
        },
      );
      sent.once('error', reject);
      sent.end(JSON.stringify(input));
    });
  return { call, close: () => agent.destroy() };
}
