import { existsSync } from 'node:fs';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT, runNode } from './project.ts';

const STAMP = join(PROJECT, 'out', '.built');
const SOURCES = [
  'src',
  'scripts/build.ts',
  'scripts/build-info.ts',
  'scripts/node-bundle.ts',
  'scripts/verify-page.ts',
];
const FILES = ['electron.vite.config.ts', 'package.json'];

/** Builds `out/` when it is missing or older than anything it is made of. */
export async function ensureBuilt(): Promise<void> {
  if (await isCurrent()) return;
  const code = await runNode([join('scripts', 'build.ts')]);
  if (code !== 0) throw new Error('the build failed');
}

/** Notes a complete build; the time is that of its start, so that an edit meanwhile counts. */
export async function stampBuild(startedAt: Date): Promise<void> {
  await writeFile(STAMP, '');
  await utimes(STAMP, startedAt, startedAt);
}

async function isCurrent(): Promise<boolean> {
  if (!existsSync(STAMP)) return false;
  const built = (await stat(STAMP)).mtimeMs;
  const newest = await Promise.all([...SOURCES, ...FILES].map((path) => newestIn(path)));
  return Math.max(...newest) < built;
}

async function newestIn(path: string): Promise<number> {
  const whole = join(PROJECT, path);
  const own = await stat(whole);
  if (!own.isDirectory()) return own.mtimeMs;
  const inner = await readdir(whole, { recursive: true });
  // Folders too: theirs changes when a file is removed.
  const times = await Promise.all(
    inner.map(async (name) => (await stat(join(whole, name))).mtimeMs),
  );
  return Math.max(own.mtimeMs, ...times);
}
