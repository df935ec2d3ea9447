import { join } from 'node:path';
import type { Backend } from '../backend/backend.ts';
import { createBackend } from '../backend/create-backend.ts';
import { systemSurroundings } from '../backend/crypto-node.ts';
import { DataFolderInUse } from '../backend/data-folder.ts';
import { describeStartFailure } from '../backend/start-failure.ts';
import { readOrCreateToken } from './access-token.ts';
import { parseLoopbackArguments, USAGE, type LoopbackArguments } from './loopback-arguments.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { forgetAddress, handToRunning, noteAddress } from './running-instance.ts';
import { DEFAULT_PORT, startLoopback, type Loopback } from './start-loopback.ts';

/** How many ports after the default one are tried when another program holds it. */
const PORTS_TRIED = 20;
const PROJECT = join(import.meta.dirname, '..', '..');

const args = readArguments();
if (args) {
  await serve(args)
    .catch((error: unknown) => handOver(error, args))
    .catch((error: unknown) => failToStart(error, args.dataFolder));
}

function readArguments(): LoopbackArguments | null {
  try {
    return parseLoopbackArguments(process.argv.slice(2), join(PROJECT, 'resources'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 2;
    return null;
  }
}

/** Another one has the data folder: it takes the file, and shows itself. */
async function handOver(error: unknown, given: LoopbackArguments): Promise<void> {
  if (!(error instanceof DataFolderInUse)) throw error;
  const token = await readOrCreateToken(given.dataFolder);
  const running = await handToRunning(given.dataFolder, token, given.file);
  if (running === null) throw error;
  const address = `${running.origin}/#token=${token}`;
  console.log(address);
  console.error('评审匣已经在运行。\nJurybox is already running.');
  if (given.open && !running.shown && hasDisplay()) openBrowser(address);
  if (running.taken === false) {
    sayUnreadable(given.file);
    process.exitCode = 1;
  }
}

function sayUnreadable(file: string | null): void {
  console.error(`jurybox: 无法读取 cannot read ${file}`);
}

/** What a person can do something about is told in words; anything else shows where it came from. */
function failToStart(error: unknown, dataFolder: string): void {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const known = isTaken ? error.message : describeStartFailure(error, dataFolder);
  console.error('jurybox: cannot start:', known ?? error);
  process.exitCode = 1;
}

async function serve(given: LoopbackArguments): Promise<void> {
  const token = await readOrCreateToken(given.dataFolder);
  const backend = await createBackend({
    dataFolder: given.dataFolder,
    resourcesFolder: given.resourcesFolder,
    platform: { shell: 'loopback', secretStorage: null, pickFolder: null },
    surroundings: systemSurroundings,
  });
  const loopback = await listen(backend, token, given.port).catch(async (error: unknown) => {
    await backend.close();
    throw error;
  });
  // Without the note a second start says that one is running, and does no more.
  await noteAddress(given.dataFolder, loopback.origin).catch(() => undefined);
  stopOnSignals(loopback, backend, given.dataFolder);
  console.log(loopback.address);
  if (given.open && hasDisplay()) openBrowser(loopback.address);
  if (given.file !== null && !(await backend.openFile(given.file))) {
    sayUnreadable(given.file);
  }
}

async function listen(backend: Backend, token: string, port: number | null): Promise<Loopback> {
  const options = { backend, token, rendererFolder: join(PROJECT, 'out', 'renderer') };
  const first = port ?? DEFAULT_PORT;
  const last = port === null ? first + PORTS_TRIED : first;
  for (let candidate = first; ; candidate += 1) {
    try {
      const loopback = await startLoopback({ ...options, port: candidate });
      if (candidate !== first) {
        console.error(
          `jurybox: 端口 ${first} 被别的程序占用,这次的地址用端口 ${loopback.port}。什么也不会丢失:草稿从本机的记录恢复。\n` +
            `jurybox: port ${first} is taken by another program; this time the address has port ` +
            `${loopback.port}. Nothing is lost: drafts come back from the journal.`,
        );
      }
      return loopback;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= last) throw error;
    }
  }
}

function stopOnSignals(loopback: Loopback, backend: Backend, dataFolder: string): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void loopback
      .close()
      .then(() => forgetAddress(dataFolder))
      .then(() => backend.close())
      .finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
