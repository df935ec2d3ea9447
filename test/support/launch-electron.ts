import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { browserProfile } from './browser-profile.ts';
import { endProcess } from './child-process.ts';
import type { LaunchedApp, LaunchOptions } from './launched-app.ts';
import { PROJECT } from './project.ts';

/** Path of the real Electron binary, or null: its download host is out of reach for some. */
export function findElectron(): string | null {
  const folder = join(PROJECT, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Runs the built application in real Electron. */
export async function launchElectron(options: LaunchOptions): Promise<LaunchedApp> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('the Electron binary is absent');
  // Electron keeps its browser storage in the data folder: there is no profile to bring along.
  const profile = await browserProfile(options.userDataDir);
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), PROJECT, '--data', options.dataFolder],
    locale: options.locale ?? 'zh-CN',
  });
  const page = await app.firstWindow();
  const foreignRequests: string[] = [];
  app.context().on('request', (request) => {
    if (/^(https?|wss?|file):/.test(request.url())) foreignRequests.push(request.url());
  });
  let faults = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    faults += chunk.toString('utf8');
  });
  const kill = () => endProcess(app.process(), 'SIGKILL');
  return {
    shell: 'electron',
    page,
    context: app.context(),
    userDataDir: profile.userDataDir,
    foreignRequests,
    // Electron writes notes about GPUs and buses there on any machine: only ours count.
    faults: () =>
      faults
        .split('\n')
        .filter((line) => line.includes('jurybox'))
        .join('\n'),
    killBackend: kill,
    restartBackend: null,
    kill,
    close: async () => {
      await app.close();
      await profile.discard();
    },
  };
}
