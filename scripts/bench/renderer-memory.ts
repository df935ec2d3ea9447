import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

type Session = { readonly send: (method: string) => Promise<unknown> };
type Watcher = {
  readonly delegate?: { readonly _mainFrameSession?: { readonly _client?: Session } };
};
type Connection = { readonly toImpl?: (page: Page) => Watcher };

/**
 * Playwright watches the network of its pages, and a watched page keeps what it fetched, up to 200 MB:
 * that is not ours. There is no switch for it; afterwards no request of this page is seen any more.
 */
export async function stopWatchingNetwork(page: Page): Promise<void> {
  const { _connection } = page as unknown as { readonly _connection?: Connection };
  const session = _connection?.toImpl?.(page).delegate?._mainFrameSession?._client;
  if (session === undefined) throw new Error('this Playwright hides its session');
  await session.send('Network.disable');
}

/** Runs the collector of the page's main thread. */
export async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/**
 * Memory of the page in bytes: the largest of the browser's renderer processes, shared parts counted once
 * (PSS). Null where /proc is not there.
 */
export function readRendererMemory(userDataDir: string): number | null {
  if (process.platform !== 'linux') return null;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const mine = all.filter((pid) => {
    const line = read(pid, 'cmdline');
    return line.includes('--type=renderer') && hasAncestor(pid, userDataDir);
  });
  const kilobytes = mine.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1]),
  );
  return 1024 * Math.max(0, ...kilobytes.filter(Number.isFinite));
}

/** Renderers are children of a zygote, which is a child of the browser with the profile folder. */
function hasAncestor(pid: string, userDataDir: string): boolean {
  for (let at = pid; at !== '0' && at !== '' && at !== '1';) {
    if (read(at, 'cmdline').includes(`--user-data-dir=${userDataDir}\0`)) return true;
    at = /^PPid:\s+(\d+)/m.exec(read(at, 'status'))?.[1] ?? '';
  }
  return false;
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
