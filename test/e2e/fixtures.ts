import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type TestInfo } from '@playwright/test';
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
      app.context.setDefaultTimeout(20_000);
      return app;
    });
    if (info.status !== info.expectedStatus) await photograph(apps, info);
    for (const app of apps) {
      const faults = app.faults();
      if (faults !== '') await info.attach(`${app.shell}-stderr`, { body: faults });
      await app.close().catch(() => undefined);
      expect(app.foreignRequests).toEqual([]);
    }
  },
});

/** What every window showed when the test failed. */
async function photograph(apps: readonly LaunchedApp[], info: TestInfo): Promise<void> {
  for (const [index, { page }] of apps.entries()) {
    const path = info.outputPath(`window-${index + 1}.png`);
    // A window that the test closed or killed has nothing to show.
    const taken = await page.screenshot({ path }).catch(() => null);
    if (taken) await info.attach(`window-${index + 1}`, { path });
  }
}

export { expect };
