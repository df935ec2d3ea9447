import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { built, PROJECT } from '../support/project.ts';

/** Set once by the configuration and inherited by every worker: the demo is made once a run. */
export const RUN = 'JURYBOX_E2E_RUN';

/** A demo data folder of the test's own, to be changed as it likes. */
export async function copyDemoData(folder: string): Promise<string> {
  const made = await makeDemo();
  const copy = join(folder, 'demo');
  await cp(join(made, 'data'), copy, { recursive: true });
  return copy;
}

export type DemoArchive = { readonly path: string; readonly root: string };

/** The archive of the whole demo contest, countersigned, and its root fingerprint from paper. */
export async function findDemoArchive(): Promise<DemoArchive> {
  const made = await makeDemo();
  const facts = JSON.parse(await readFile(join(made, 'facts.json'), 'utf8')) as {
    countersigned: string;
    rootFingerprint: string;
  };
  const name = facts.countersigned.split(/[\\/]/).at(-1) ?? '';
  return { path: join(made, 'results', name), root: facts.rootFingerprint };
}

export async function removeDemo(): Promise<void> {
  await rm(demoFolder(), { recursive: true, force: true });
}

function demoFolder(): string {
  const run = process.env[RUN];
  if (run === undefined) throw new Error(`${RUN} is not set`);
  return join(PROJECT, '.cache', 'demo', run);
}

async function makeDemo(): Promise<string> {
  const made = demoFolder();
  if (existsSync(made)) return made;
  const unfinished = `${made}-unfinished`;
  // Left by a worker that was stopped while it made one.
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const args = [built('cli', 'index.js'), 'demo', unfinished, '--seed', '1', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  await writeFile(join(unfinished, 'facts.json'), stdout);
  await rename(unfinished, made);
  return made;
}
