import { appEventSchema, type AppEvent } from '../../contract/events.ts';

export type EventConnection = {
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  readonly onConnection: (listener: (connected: boolean) => void) => () => void;
};

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;

/**
 * Keeps one WebSocket open to the loopback shell and opens it again after a loss, waiting longer
 * each time. It runs for the life of the page.
 */
export function connectEvents(
  address: string,
  token: string,
  onOpen: () => Promise<void>,
): EventConnection {
  const listeners = new Set<(event: AppEvent) => void>();
  const watchers = new Set<(connected: boolean) => void>();
  let connected: boolean | null = null;
  let delay = FIRST_DELAY_MS;

  const setConnected = (next: boolean) => {
    if (connected === next) return;
    connected = next;
    for (const watcher of watchers) watcher(next);
  };
  const open = () => {
    const socket = new WebSocket(address, ['jurybox', token]);
    socket.addEventListener('open', () => {
      delay = FIRST_DELAY_MS;
      void onOpen().then(() => {
        if (socket.readyState === WebSocket.OPEN) setConnected(true);
      });
    });
    socket.addEventListener('message', (message) => {
      const event = parseEvent(message.data);
      if (event) for (const listener of listeners) listener(event);
    });
    // `error` is always followed by `close`.
    socket.addEventListener('close', () => {
      setConnected(false);
      setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    });
  };
  open();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection: (watcher) => {
      watchers.add(watcher);
      // Not told while the first attempt is under way: the start of the page is no outage.
      if (connected !== null) watcher(connected);
      return () => watchers.delete(watcher);
    },
  };
}

function parseEvent(data: unknown): AppEvent | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = appEventSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
