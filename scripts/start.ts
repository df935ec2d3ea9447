import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureDemoData } from './demo-data.ts';
import { ensureBuilt } from './ensure-built.ts';
import { findElectron } from './find-electron.ts';
import { PROJECT } from './project.ts';

/**
 * `npm start`: Jurybox on its demo contest, in Electron where that works and else in the browser.
 * What follows `--` goes to the shell (`npm start -- --port 47620 --no-open`); `--data <folder>`
 * opens that folder instead of the demo. A file (`npm start -- J-01.jbpkg`) is taken in at once.
 */
const given = process.argv.slice(2).map((argument) =>
  // The shell runs in the project's folder, the person perhaps elsewhere.
  /^[^-].*\.jb[a-z]+$/i.test(argument) ? resolve(argument) : argument,
);
await ensureBuilt();
const dataArgs = given.includes('--data') ? [] : ['--data', await ensureDemoData()];
const electron = given.includes('--loopback')
  ? ({ found: false, reason: 'the browser was asked for' } as const)
  : await findElectron();
const args = given.filter((argument) => argument !== '--loopback');
if (electron.found) {
  stayWith(electron.path, [PROJECT, ...dataArgs, ...args]);
} else {
  console.log(
    `jurybox: 请用 Chromium 或 Edge 打开下面的地址。Electron is not used (${electron.reason}); open this in Chromium or Edge:`,
  );
  stayWith(process.execPath, [join(PROJECT, 'out', 'loopback', 'index.js'), ...dataArgs, ...args]);
}

/** Runs until the program ends, and hands on what the terminal says. */
function stayWith(command: string, commandArgs: readonly string[]): void {
  const child = spawn(command, commandArgs, { cwd: PROJECT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('error', (error) => {
    console.error(`jurybox: cannot start: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
