import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run-cli.ts';
import { PROJECT } from '../../support/project.ts';

export type Ended = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the running process and all of standard error so far, at each piece of it. */
  readonly onStderr?: (child: ChildProcess, text: string) => void;
};

/** Runs the real program from its sources, which Node reads as they are. */
export async function runJurybox(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  // Only what is given: the machine's language and a developer's secret must not decide a test.
  const {
    LANG: _lang,
    LC_ALL: _all,
    LC_MESSAGES: _messages,
    JURYBOX_SECRET: _secret,
    ...env
  } = process.env;
  const child = spawn(process.execPath, [join(PROJECT, 'src', 'cli', 'index.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onStderr?.(child, stderr);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Runs with `--json` and demands that standard output is one JSON document and nothing else. */
export async function runJson<T>(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended & { readonly json: T }> {
  const ended = await runJurybox([...args, '--json'], options);
  if (ended.stdout.trim().split('\n').length !== 1) {
    throw new Error(`not one line of JSON: ${ended.stdout} ${ended.stderr}`);
  }
  return { ...ended, json: JSON.parse(ended.stdout) as T };
}

export type Refused = { readonly error: { readonly code: string } };

/** The same program without a process of its own, for what only reads its words. */
export async function callJurybox(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const told: string[] = [];
  const { exitCode, output, fault } = await runCli(args, {
    env,
    resourcesFolder: join(PROJECT, 'resources'),
    version: '0.0.0',
    tell: (line) => told.push(line),
    onInterrupt: () => () => undefined,
  });
  return { code: exitCode, stdout: output, stderr: [...told, fault ?? ''].join('\n') };
}
