import { spawn, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';

/** Root of the checkout. */
export const PROJECT = join(import.meta.dirname, '..');

export type RunOptions = {
  readonly timeoutMs?: number;
  readonly quiet?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a program in the project to its end; gives the exit code, or 1 when it cannot run. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const spawnOptions: SpawnOptions = {
    cwd: PROJECT,
    stdio: options.quiet ? 'ignore' : 'inherit',
    env: { ...process.env, ...options.env },
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  };
  return new Promise((resolve) => {
    const child = spawn(command, args, spawnOptions);
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs one of our own or an installed JavaScript program with the Node that runs this one. */
export function runNode(args: readonly string[], options: RunOptions = {}): Promise<number> {
  return run(process.execPath, args, options);
}
