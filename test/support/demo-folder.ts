import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import type { Demo } from '../../src/backend/demo/create-demo.ts';
import { PROJECT } from './project.ts';

/** Making a demo takes some 15 s, and longer while other tests run beside it. */
export const DEMO_TIMEOUT_MS = 240_000;

export type DemoFolder = Demo & {
  /** Everything that its people handed over: key-cards, packages, bundles, receipts, results. */
  readonly folder: string;
};

/**
 * The demo of a seed, made once for all test files of one run by `jurybox demo` itself. Read-only:
 * a test copies what it changes, the data folder first of all. Call it with `DEMO_TIMEOUT_MS`.
 */
export async function demoFolder(seed = 1): Promise<DemoFolder> {
  const home = join(tmpdir(), `jurybox-demos-${runId()}`);
  const place = join(home, `seed-${seed}`);
  const record = join(place, 'demo.json');
  if (existsSync(record)) return readRecord(record);
  removeLeftovers();
  mkdirSync(home, { recursive: true });
  for (;;) {
    // Making a directory is atomic: whoever made it makes the demo, the others wait for it.
    if (claim(`${place}.lock`)) break;
    if (existsSync(record)) return readRecord(record);
    await sleep(250);
  }
  try {
    if (!existsSync(record)) await make(seed, place, record);
    return readRecord(record);
  } finally {
    rmSync(`${place}.lock`, { recursive: true, force: true });
  }
}

async function make(seed: number, place: string, record: string): Promise<void> {
  rmSync(place, { recursive: true, force: true });
  const folder = join(place, 'demo');
  mkdirSync(place, { recursive: true });
  const cli = join(PROJECT, 'src', 'cli', 'index.ts');
  const args = [cli, 'demo', folder, '--seed', String(seed), '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let faults = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`jurybox demo ended with ${code}: ${faults}`);
  const draft = `${record}.part`;
  writeFileSync(draft, JSON.stringify({ ...(JSON.parse(output) as Demo), folder }));
  renameSync(draft, record);
}

/** A lock whose owner died without giving it back is taken over. */
function claim(lock: string): boolean {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, String(process.pid)), '');
    return true;
  } catch {
    const owner = existsSync(lock) ? Number(readdirSync(lock)[0] ?? Number.NaN) : Number.NaN;
    if (Number.isInteger(owner) && !isAlive(owner)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function readRecord(record: string): DemoFolder {
  return JSON.parse(readFileSync(record, 'utf8')) as DemoFolder;
}

/** One test run: its main process, told from an earlier one with the same number by its start. */
function runId(): string {
  const main = isMainThread ? process.ppid : process.pid;
  const facts = `/proc/${main}/stat`;
  // Field 22 of proc(5), counted behind the name in brackets; systems without it go without.
  const started = existsSync(facts)
    ? (readFileSync(facts, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '')
    : '';
  return `${main}-${started}`;
}

/** A demo has some 260 MB: those of runs that have ended go. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const main = /^jurybox-demos-(\d+)-/.exec(name)?.[1];
    if (main !== undefined && !isAlive(Number(main))) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
