import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type BrowserContext } from '@playwright/test';
import { requireChromium } from './find-chromium.ts';

export type ChromiumOptions = {
  readonly userDataDir: string;
  readonly chromiumPath?: string | undefined;
  readonly locale?: string | undefined;
  readonly viewport?: { readonly width: number; readonly height: number } | undefined;
  /** Further command line switches. */
  readonly args?: readonly string[] | undefined;
};

export type DrivenChromium = {
  readonly context: BrowserContext;
  /** Every request that was not for this machine. They all fail; a good run has none. */
  readonly foreignRequests: readonly string[];
  /** Ends the browser as a power cut would. */
  readonly kill: () => Promise<void>;
};

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing leaves this machine: names do not resolve, addresses meet a proxy that is not there.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
];

/** Starts Chromium on a folder of its own, cut off from every network but loopback. */
export async function driveChromium(options: ChromiumOptions): Promise<DrivenChromium> {
  const isRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(options.userDataDir, {
    executablePath: options.chromiumPath ?? requireChromium(),
    args: [...ARGS, ...(isRoot ? ['--no-sandbox'] : []), ...(options.args ?? [])],
    locale: options.locale ?? 'zh-CN',
    viewport: options.viewport ?? { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  const foreignRequests: string[] = [];
  context.on('request', (request) => {
    if (!isLocal(request.url())) foreignRequests.push(request.url());
  });
  return {
    context,
    foreignRequests,
    kill: async () => {
      const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
      for (const pid of findProcesses(options.userDataDir)) killProcess(pid);
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3_000))]);
      await context.close().catch(() => undefined);
    },
  };
}

function isLocal(address: string): boolean {
  const url = new URL(address);
  if (['data:', 'blob:', 'about:', 'chrome:', 'app:'].includes(url.protocol)) return true;
  return url.hostname === '127.0.0.1';
}

/** The browser and its helpers, told apart from anybody else's by their own profile folder. */
function findProcesses(userDataDir: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => readCommandLine(name).includes(`--user-data-dir=${userDataDir}\0`))
    .map(Number);
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
