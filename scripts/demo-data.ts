import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platformDataRoot } from '../src/loopback/loopback-arguments.ts';
import { runNode } from './project.ts';

/** Raised whenever a demo that an earlier version made no longer opens. */
export const DEMO_EDITION = '2';

/** The demo contest's data folder; made on first use. `JURYBOX_HOME` moves it elsewhere. */
export async function ensureDemoData(): Promise<string> {
  const folder = join(platformDataRoot(), 'demo');
  const unfinished = join(platformDataRoot(), 'demo-unfinished');
  // Interrupted while it was being made: nobody has worked in it, so it can go.
  if (existsSync(unfinished)) {
    await rm(folder, { recursive: true, force: true });
    await rm(unfinished);
  }
  const setAside = await setOutdatedAside(folder);
  if (setAside) console.log(`jurybox: a demo of an earlier version was moved to ${setAside}`);
  const dataFolder = join(folder, 'data');
  if (existsSync(dataFolder)) return dataFolder;
  console.log(`jurybox: making the demo contest in ${folder} (once, about half a minute) ...`);
  await mkdir(folder, { recursive: true });
  await writeFile(unfinished, '');
  const code = await runNode([join('out', 'cli', 'index.js'), 'demo', folder, '--seed', '1']);
  if (code !== 0) throw new Error('the demo contest could not be made');
  await writeFile(unfinished, DEMO_EDITION);
  await rename(unfinished, join(folder, '.complete'));
  return dataFolder;
}

/** Moves a demo of another edition aside, where it loses nobody's work; gives where to, or null. */
export async function setOutdatedAside(folder: string): Promise<string | null> {
  if (!existsSync(join(folder, 'data'))) return null;
  const mark = join(folder, '.complete');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === DEMO_EDITION) return null;
  const aside = `${folder}-${new Date().toISOString().replaceAll(/\D/g, '')}`;
  await rename(folder, aside);
  return aside;
}
