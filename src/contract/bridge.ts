import type { AppEvent } from './events.ts';

/**
 * The whole surface between Electron's renderer and its main process: two channels, one object.
 * Nothing else crosses; the dispatcher parses what comes through `call`.
 */
export const CALL_CHANNEL = 'jurybox:call';
export const EVENT_CHANNEL = 'jurybox:event';

/** Origin of the interface in Electron. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'jurybox';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** What the preload script exposes as `window.jurybox`. */
export type Bridge = {
  /** Answers with the dispatcher's `Result`; rejects only when the sender was refused. */
  readonly call: (method: string, input: unknown) => Promise<unknown>;
  /** Gives a function that stops listening. */
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
};
