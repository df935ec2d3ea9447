import { extname, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Host } from './command.ts';
import { runCli } from './run-cli.ts';

/** This file stands two folders below the project, as source and as built. */
const PROJECT = join(import.meta.dirname, '..', '..');

const host: Host = {
  env: process.env,
  resourcesFolder: join(PROJECT, 'resources'),
  version: manifest.version,
  threadProgram: join(import.meta.dirname, `part-thread${extname(import.meta.filename)}`),
  tell: (line) => console.error(line),
  onInterrupt: (listener) => {
    process.once('SIGINT', listener);
    return () => process.off('SIGINT', listener);
  },
};

/** Runs the command line of this process. */
export async function runProgram(): Promise<void> {
  const { exitCode, output, fault } = await runCli(process.argv.slice(2), host);
  if (fault !== null) console.error(fault);
  // Not `process.exit`: it would cut off what a pipe has not taken yet.
  process.exitCode = exitCode;
  process.stdout.write(output);
}
