import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { APP_ORIGIN } from './messages.ts';
import { tellParent } from './parent-link.ts';
import { startSchemeServer } from './scheme-server.ts';
import { StandInContents } from './web-contents.ts';

type WindowOptions = Readonly<Record<string, unknown>> & {
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
};

const windows: BrowserWindow[] = [];

/** A window whose screen is the Chromium that the test drives. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly #options: WindowOptions;

  constructor(options: WindowOptions) {
    super();
    this.#options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return windows;
  }

  async loadURL(address: string): Promise<void> {
    if (!address.startsWith(`${APP_ORIGIN}/`)) throw new Error(`net::ERR_FAILED ${address}`);
    const origin = await startSchemeServer(Number(process.env['STAND_IN_PORT']));
    tellParent({
      type: 'window',
      origin,
      path: address.slice(APP_ORIGIN.length),
      preload: this.#options.webPreferences.preload,
      options: this.#options,
    });
    this.emit('ready-to-show');
  }

  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
}

/** The page of the only window. */
export function currentContents(): StandInContents {
  const window = windows[0];
  if (!window) throw new Error('no window');
  return window.webContents;
}
