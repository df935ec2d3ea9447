import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { built, PROJECT } from '../support/project.ts';

const CACHE = join(PROJECT, '.cache', 'test');
/** Workers of one run have one parent: the demo is made once for all of them. */
const MADE = join(CACHE, `demo-${process.ppid}`);

/** A demo data folder of the test's own, to be changed as it likes. */
export async function copyDemoData(folder: string): Promise<string> {
  if (!existsSync(MADE)) await makeDemo();
  const copy = join(folder, 'demo');
  await cp(join(MADE, 'data'), copy, { recursive: true });
  return copy;
}

async function makeDemo(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  for (const name of await readdir(CACHE)) {
    const [, run] = /^demo-(\d+)/.exec(name) ?? [];
    if (run && !existsSync(`/proc/${run}`)) await rm(join(CACHE, name), { recursive: true });
  }
  const unfinished = `${MADE}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const args = [built('cli', 'index.js'), 'demo', unfinished, '--seed', '1', '--json'];
  await promisify(execFile)(process.execPath, args);
  await rename(unfinished, MADE);
}
