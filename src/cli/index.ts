import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Host } from './command.ts';
import { PORTABLE_PRIMITIVES } from '../core/verify/primitives.ts';
import { nativePrimitives } from './native-primitives.ts';
import { servePartsInThread } from './verify/node-crew.ts';
import { runCli } from './run-cli.ts';

/** This file stands two folders below the project, as source and as built. */
const PROJECT = join(import.meta.dirname, '..', '..');

const host: Host = {
  env: process.env,
  resourcesFolder: join(PROJECT, 'resources'),
  version: manifest.version,
  threadProgram: import.meta.filename,
  tell: (line) => console.error(line),
  onInterrupt: (listener) => {
    process.once('SIGINT', listener);
    return () => process.off('SIGINT', listener);
  },
};

async function main(): Promise<void> {
  const { exitCode, output, fault } = await runCli(process.argv.slice(2), host);
  if (fault !== null) console.error(fault);
  // Not `process.exit`: it would cut off what a pipe has not taken yet.
  process.exitCode = exitCode;
  process.stdout.write(output);
}

// `verify` starts this very file again in threads that read parts of a large archive.
const isHelper = await servePartsInThread((portable) =>
  portable ? PORTABLE_PRIMITIVES : nativePrimitives,
);
if (!isHelper) await main();
