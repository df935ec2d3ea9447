import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/**
 * Memory of the browser's renderer processes in bytes, shared parts counted once (PSS), after the
 * collector ran. Null where /proc is not there.
 */
export async function readRendererMemory(page: Page, userDataDir: string): Promise<number | null> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  if (process.platform !== 'linux') return null;
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const mine = all.filter((pid) => {
    const line = read(pid, 'cmdline');
    return line.includes('--type=renderer') && hasAncestor(pid, userDataDir);
  });
  const kilobytes = mine.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1]),
  );
  return 1024 * kilobytes.filter(Number.isFinite).reduce((sum, value) => sum + value, 0);
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
