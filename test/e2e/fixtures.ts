import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { launchElectronStandIn } from '../support/electron-stand-in/launch-electron-stand-in.ts';
import { launchElectron } from '../support/launch-electron.ts';
import type { LaunchedApp, LaunchOptions } from '../support/launched-app.ts';
import { launchLoopback } from '../support/launch-loopback.ts';

/** Starts Jurybox on a data folder, in the shell that the running project stands for. */
export type Launch = (
  dataFolder: string,
  options?: Omit<LaunchOptions, 'dataFolder'>,
) => Promise<LaunchedApp>;

type Fixtures = {
  shell: LaunchedApp['shell'];
  /** An empty folder that is removed after the test. */
  tempFolder: string;
  launch: Launch;
};

const LAUNCHERS = {
  loopback: launchLoopback,
  'electron-stand-in': launchElectronStandIn,
  electron: launchElectron,
} as const;

/**
 * `launch` may be called several times in one test: organizer, judge and notary each have an
 * application of their own. What is still open is closed afterwards, and nothing of it may have
 * tried to leave the machine.
 */
export const test = base.extend<Fixtures>({
  shell: ['loopback', { option: true }],
  // Playwright reads the names of the fixtures in use from this very pattern.
  // oxlint-disable-next-line no-empty-pattern
  tempFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ shell }, use, info) => {
    const apps: LaunchedApp[] = [];
    await use(async (dataFolder, options = {}) => {
      const app = await LAUNCHERS[shell]({ ...options, dataFolder });
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      const faults = app.faults();
      if (faults !== '') await info.attach(`${app.shell}-stderr`, { body: faults });
      await app.close().catch(() => undefined);
      expect(app.foreignRequests).toEqual([]);
    }
  },
});

export { expect };
