import type { AppEvent } from '../contract/events.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Platform, Surroundings } from './platform.ts';

export type BackendOptions = {
  readonly dataFolder: string;
  /** The project's `resources` folder (presets, demo pictures). */
  readonly resourcesFolder: string;
  readonly platform: Platform;
  readonly surroundings: Surroundings;
};

/** One running Jurybox: opened on a data folder, spoken to through the contract. */
export type Backend = {
  readonly call: Dispatcher;
  /** Serves the file routes (`/files/*`, `/materials/*`); null for any other path. */
  readonly fetch: (request: Request) => Promise<Response | null>;
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  /** Takes in a file that the system handed over (double click, command line); false: unreadable. */
  readonly openFile: (path: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};
