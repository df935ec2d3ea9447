import { spawn, type ChildProcess } from 'node:child_process';
import { browserProfile } from './browser-profile.ts';
import { collectFaults, endProcess, readFirstLine } from './child-process.ts';
import { driveChromium } from './chromium.ts';
import { portFor } from './free-port.ts';
import type { LaunchedApp, LaunchOptions } from './launched-app.ts';
import { built } from './project.ts';

export type LoopbackProcess = {
  readonly child: ChildProcess;
  /** With the token. */
  readonly address: string;
  readonly faults: () => string;
};

/** Starts the built loopback shell in a process of its own. */
export async function startLoopbackProcess(
  dataFolder: string,
  port: number,
  files: readonly string[] = [],
): Promise<LoopbackProcess> {
  const entry = built('loopback', 'index.js');
  const args = [entry, '--data', dataFolder, '--port', String(port), '--no-open', ...files];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const faults = collectFaults(child);
  return { child, address: await readFirstLine(child, faults), faults };
}

/** Starts the built loopback shell and opens its address in Chromium. */
export async function launchLoopback(options: LaunchOptions): Promise<LaunchedApp> {
  const profile = await browserProfile(options.userDataDir);
  const { userDataDir } = profile;
  const port = await portFor(userDataDir);
  const files = options.openFile === undefined ? [] : [options.openFile];
  let backend = await startLoopbackProcess(options.dataFolder, port, files);
  const browser = await driveChromium({ ...options, userDataDir });
  const { context } = browser;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(backend.address);
  return {
    shell: 'loopback',
    page,
    context,
    userDataDir,
    foreignRequests: browser.foreignRequests,
    faults: () => backend.faults(),
    killBackend: () => endProcess(backend.child, 'SIGKILL'),
    restartBackend: async () => {
      backend = await startLoopbackProcess(options.dataFolder, port);
    },
    kill: async () => {
      await Promise.all([endProcess(backend.child, 'SIGKILL'), browser.kill()]);
      await profile.discard();
    },
    close: async () => {
      await context.close();
      await endProcess(backend.child, 'SIGTERM');
      await profile.discard();
    },
  };
}
