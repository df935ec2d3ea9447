import type { Bridge } from '../../contract/bridge.ts';
import { appEventSchema } from '../../contract/events.ts';
import type { MethodAnswer, MethodInput, MethodName } from '../../contract/contract.ts';
import type { Transport } from '../../contract/transport.ts';

/** The object that Electron's preload script exposes, or null in a browser. */
export function findBridge(): Bridge | null {
  const found = (globalThis as { readonly jurybox?: Bridge }).jurybox;
  return found && typeof found.call === 'function' ? found : null;
}

/** Speaks through the preload script. */
export function createElectronTransport(bridge: Bridge): Transport {
  return {
    call: async <M extends MethodName>(method: M, input: MethodInput<M>) =>
      // The dispatcher on the other side types this answer; both are built from one table.
      (await bridge.call(method, input)) as MethodAnswer<M>,
    subscribe: (listener) =>
      bridge.subscribe((event) => {
        const parsed = appEventSchema.safeParse(event);
        if (parsed.success) listener(parsed.data);
      }),
    onConnection: (listener) => {
      // Page and backend are one application: they live and die together.
      listener(true);
      return () => undefined;
    },
    fileBase: `${location.protocol}//${location.host}`,
    uploadHeaders: {},
  };
}
