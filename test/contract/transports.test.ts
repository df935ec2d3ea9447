import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Backend } from '../../src/backend/backend.ts';
import { createBackend } from '../../src/backend/create-backend.ts';
import { systemSurroundings } from '../../src/backend/crypto-node.ts';
import type { Bridge } from '../../src/contract/bridge.ts';
import type { AppEvent } from '../../src/contract/events.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { startLoopback, type Loopback } from '../../src/loopback/start-loopback.ts';
import { createElectronTransport } from '../../src/renderer/client/electron-transport.ts';
import { createLoopbackTransport } from '../../src/renderer/client/loopback-transport.ts';
import { PROJECT } from '../support/project.ts';
import { describeTransport } from './transport-suite.ts';

/**
 * One suite, three ways to the same backend: called directly, through structured clone as
 * Electron's IPC does it, and over HTTP and WebSocket.
 */
describe.each([
  ['in process', (backend: Backend) => Promise.resolve(openInProcess(backend))],
  ['over structured clone', (backend: Backend) => Promise.resolve(openCloned(backend))],
  ['over HTTP and WebSocket', openLoopback],
] as const)('%s', (name, open) => {
  let folder = '';
  let backend: Backend;
  let opened: { readonly transport: Transport; readonly close: () => Promise<void> };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jurybox-transport-'));
    backend = await createBackend({
      dataFolder: folder,
      resourcesFolder: join(PROJECT, 'resources'),
      platform: { shell: 'in-process', secretStorage: null, pickFolder: null },
      surroundings: systemSurroundings,
    });
    opened = await open(backend);
  });
  afterAll(async () => {
    await opened.close();
    await backend.close();
    await rm(folder, { recursive: true, force: true });
  });

  describeTransport(name, () => opened.transport);
});

test('structured clone itself refuses what IPC could not carry', async () => {
  const transport = openCloned({
    call: async () => ({ ok: true, value: 1 }),
    subscribe: () => () => {},
  });
  await expect(transport.transport.call('app.info', { run: () => 1 } as never)).rejects.toThrow();
  await transport.close();
});

type Speaking = Pick<Backend, 'call' | 'subscribe'>;

function openInProcess(backend: Speaking) {
  const bridge: Bridge = { call: backend.call, subscribe: backend.subscribe };
  return { transport: onPage(() => createElectronTransport(bridge)), close: async () => {} };
}

type Asked = { readonly id: number; readonly method: string; readonly input: unknown };
type Told = { readonly id: number; readonly answer: unknown } | { readonly event: AppEvent };

function openCloned(backend: Speaking) {
  const { port1: page, port2: main } = new MessageChannel();
  main.on('message', ({ id, method, input }: Asked) => {
    void backend.call(method, input).then((answer) => main.postMessage({ id, answer }));
  });
  const stop = backend.subscribe((event) => main.postMessage({ event }));
  return {
    transport: onPage(() => createElectronTransport(createPortBridge(page))),
    close: async () => {
      stop();
      page.close();
    },
  };
}

function createPortBridge(page: MessagePort): Bridge {
  const waiting = new Map<number, (answer: unknown) => void>();
  const listeners = new Set<(event: AppEvent) => void>();
  let asked = 0;
  page.on('message', (told: Told) => {
    if ('event' in told) for (const listener of listeners) listener(told.event);
    else waiting.get(told.id)?.(told.answer);
  });
  return {
    call: (method, input) =>
      new Promise((resolve) => {
        const id = ++asked;
        waiting.set(id, resolve);
        page.postMessage({ id, method, input });
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function openLoopback(backend: Backend) {
  const token = 'ef'.repeat(32);
  const loopback: Loopback = await startLoopback({
    backend,
    token,
    port: 0,
    rendererFolder: join(PROJECT, 'out', 'renderer'),
  });
  actAsBrowser(loopback.origin);
  return {
    transport: createLoopbackTransport(token, loopback.origin),
    close: async () => {
      vi.unstubAllGlobals();
      await loopback.close();
    },
  };
}

/** Node sends no `Origin` of its own accord, as every browser does. */
function actAsBrowser(origin: string): void {
  const { fetch: nodeFetch } = globalThis;
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    return nodeFetch(address, { ...init, headers });
  });
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { origin });
      }
    },
  );
}

/** The transport reads the address of its page once. */
function onPage(create: () => Transport): Transport {
  vi.stubGlobal('location', { protocol: 'app:', host: 'jurybox' });
  const transport = create();
  vi.unstubAllGlobals();
  expect(transport.fileBase).toBe('app://jurybox');
  return transport;
}
