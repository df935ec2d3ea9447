import { readFileSync } from 'node:fs';
import { createCodec, type Codec } from './codec.ts';

/** Names under which the test reaches into the page, and the page out of it. */
export const INVOKE_BINDING = 'standInInvoke';
export const DELIVER_FUNCTION = 'standInDeliver';

type Listener = (event: object, ...args: readonly unknown[]) => void;
type PageGlobals = {
  standInInvoke: (channel: string, args: string) => Promise<{ ok: boolean; text: string }>;
  standInDeliver: (channel: string, args: string) => void;
} & Record<string, unknown>;

/**
 * The script that runs before the page's own: it gives the built preload bundle a `require` that
 * knows `electron`, and runs it. As in Electron, only the main frame has a preload.
 */
export function preloadScript(path: string): string {
  const preload = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
  return `(() => {
    if (window.top !== window) return;
    const require = (${installHost.toString()})((${createCodec.toString()})());
    const module = { exports: {} };
    ((require, module, exports) => {${preload}\n})(require, module, module.exports);
  })();`;
}

/** Runs in the page. No reference outwards. */
function installHost(codec: Codec): (name: string) => unknown {
  const page = globalThis as unknown as PageGlobals;
  const listeners = new Map<string, Set<Listener>>();
  page.standInDeliver = (channel, text) => {
    const args = codec.decode(text) as readonly unknown[];
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  // Values that cross between the two worlds are copies; functions are proxies for functions.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: readonly unknown[]) => {
        const answer: unknown = Reflect.apply(value, undefined, args.map(cross));
        return answer instanceof Promise ? answer.then(cross) : cross(answer);
      };
    }
    if (typeof value !== 'object' || value === null) return value;
    const hasFunction = Object.values(value).some((one) => typeof one === 'function');
    if (!hasFunction) return structuredClone(value);
    return Object.freeze(
      Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cross(one)])),
    );
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        Object.defineProperty(page, name, { value: cross(api), enumerable: true });
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, ...args: readonly unknown[]) => {
        const { ok, text } = await page.standInInvoke(channel, codec.encode(args));
        if (!ok) throw new Error(`Error invoking remote method '${channel}': ${text}`);
        return codec.decode(text);
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off: (channel: string, listener: Listener) => {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
  return (name) => {
    // A sandboxed preload can require next to nothing else.
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return electron;
  };
}
