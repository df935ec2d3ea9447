import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findOpenedFile } from '../backend/files/opened-file.ts';

export type LoopbackArguments = {
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Null: the default port, or the next free one with a message. */
  readonly port: number | null;
  readonly open: boolean;
  /** A package or another file of ours to take in at once; absolute. */
  readonly file: string | null;
};

export const USAGE =
  'usage: jurybox-loopback [--data <folder>] [--port <number>] [--resources <folder>] [--no-open] [<file>]';

/** Reads the command line; throws with a sentence for a person when it makes no sense. */
export function parseLoopbackArguments(
  argv: readonly string[],
  defaultResources: string,
): LoopbackArguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    args: [...argv],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      resources: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const file = findOpenedFile(positionals, process.cwd());
  if (positionals.length > (file === null ? 0 : 1)) {
    throw new Error(`not a file of Jurybox: ${positionals.join(' ')}`);
  }
  return {
    file,
    dataFolder: resolve(values.data ?? join(platformDataRoot(), 'data')),
    resourcesFolder: resolve(values.resources ?? defaultResources),
    port: values.port === undefined ? null : parsePort(values.port),
    open: !values['no-open'],
  };
}

/** Where programs keep a person's data on this platform, with our own folder in it. */
export function platformDataRoot(): string {
  const { JURYBOX_HOME: own, APPDATA: roaming, XDG_DATA_HOME: xdg } = process.env;
  if (own) return resolve(own);
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(roaming ?? join(home, 'AppData', 'Roaming'), 'jurybox');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'jurybox');
    default:
      return join(xdg ?? join(home, '.local', 'share'), 'jurybox');
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new Error(`not a port: ${text}`);
  return port;
}
