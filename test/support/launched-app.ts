import type { BrowserContext, Page } from '@playwright/test';

/** How the end-to-end tests start Jurybox, whichever shell it runs in. */
export type LaunchOptions = {
  readonly dataFolder: string;
  readonly chromiumPath?: string;
  /** Keeps browser storage between launches; a fresh one is made when it is left out. */
  readonly userDataDir?: string;
  /** Language of the browser; zh-CN when left out. */
  readonly locale?: string;
  /** A file that the person double-clicked. */
  readonly openFile?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
};

export type LaunchedApp = {
  readonly shell: 'loopback' | 'electron-stand-in' | 'electron';
  /** The one window, showing the interface. */
  readonly page: Page;
  readonly context: BrowserContext;
  readonly userDataDir: string;
  /** Requests that tried to leave this machine; tests assert that there are none. */
  readonly foreignRequests: readonly string[];
  /** What the backend process wrote to its standard error. */
  readonly faults: () => string;
  /** SIGKILLs the backend alone. On loopback the page lives on and reconnects. */
  readonly killBackend: () => Promise<void>;
  /** Starts a killed backend again, on loopback under the same address; elsewhere null. */
  readonly restartBackend: (() => Promise<void>) | null;
  /** Power cut: SIGKILLs backend and browser. */
  readonly kill: () => Promise<void>;
  /** Ends everything in good order. */
  readonly close: () => Promise<void>;
};
