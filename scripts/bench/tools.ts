import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from '../../test/support/find-chromium.ts';

/** Programs that are not ours, and set the bar. */
export type ToolName = 'openssl' | 'cp' | 'pdftoppm' | 'pdftotext' | 'pdfinfo' | 'chromium';

export function hasTool(name: ToolName): boolean {
  if (name === 'chromium') return findChromium() !== null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Runs a program to its end and gives its standard output; rejects when it fails. */
export function runTool(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    let faults = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${faults}`));
    });
  });
}

/** Runs one of `programs/` in a process of its own and gives what it prints as JSON. */
export async function runProgram<T>(name: string, args: readonly string[]): Promise<T> {
  const path = join(import.meta.dirname, 'programs', `${name}.ts`);
  return JSON.parse(await runTool(process.execPath, [path, ...args])) as T;
}

/** Ed25519 verifications per second of one core, by the clock on the wall or by processor time. */
export async function opensslVerifyRate(clock: 'wall' | 'processor', seconds: number) {
  const elapsed = clock === 'wall' ? ['-elapsed'] : [];
  const args = ['speed', ...elapsed, '-seconds', String(seconds), 'ed25519'];
  const output = await runTool('openssl', args);
  const rate = Number(output.trim().split(/\s+/).at(-1));
  if (!(rate > 0)) throw new Error(`openssl speed said: ${output}`);
  return rate;
}
