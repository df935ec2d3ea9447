import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../src/loopback/open-browser.ts';
import { PROJECT, runNode } from './project.ts';

export type ElectronSearch =
  | { readonly found: true; readonly path: string }
  /** `reason` completes the sentence "Electron is not used: …". */
  | { readonly found: false; readonly reason: string };

const DOWNLOAD_HOST = 'github.com';
const DOWNLOAD_MS = 20_000;
const LOOKUP_MS = 2_000;

/** The installed Electron binary, or null. */
export function installedElectron(): string | null {
  const folder = join(PROJECT, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Electron for this machine: installed already, or downloaded now if that is quick. */
export async function findElectron(): Promise<ElectronSearch> {
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    // Its sandbox does not work for root, and without the sandbox it is the worse choice.
    return { found: false, reason: 'it should not run as root' };
  }
  if (!hasDisplay()) return { found: false, reason: 'there is no display' };
  const installed = installedElectron();
  if (installed !== null) return { found: true, path: installed };
  if (!(await isReachable())) {
    return { found: false, reason: 'its binary is absent and cannot be fetched from here' };
  }
  console.log('jurybox: fetching Electron (once) ...');
  const installer = join('node_modules', 'electron', 'install.js');
  await runNode([installer], { timeoutMs: DOWNLOAD_MS, quiet: true });
  const fetched = installedElectron();
  return fetched === null
    ? { found: false, reason: 'its binary could not be fetched in 20 seconds' }
    : { found: true, path: fetched };
}

function isReachable(): Promise<boolean> {
  const known = lookup(DOWNLOAD_HOST).then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) =>
    setTimeout(() => resolve(false), LOOKUP_MS).unref(),
  );
  return Promise.race([known, late]);
}
