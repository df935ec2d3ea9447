import type { Page } from '@playwright/test';
import type { Launch } from '../fixtures.ts';
import type { LaunchedApp } from '../../support/launched-app.ts';
import { driveChromium, type DrivenChromium } from '../../support/chromium.ts';
import { endProcess } from '../../support/child-process.ts';
import { portFor } from '../../support/free-port.ts';
import { startLoopbackProcess, type LoopbackProcess } from '../../support/launch-loopback.ts';

/** A judge's computer whose parts can be killed one by one; the folders are the same each time. */
export type Machine = {
  readonly page: () => Page;
  /** Starts whatever is not running. */
  readonly start: () => Promise<void>;
  readonly kill: (victim: Victim) => Promise<void>;
  /** Ends in good order. */
  readonly stop: () => Promise<void>;
  /** What can die alone here; in Electron one window hangs on one process. */
  readonly victims: readonly Victim[];
  /** Whether a test can reach the browser's database while the browser is dead. */
  readonly canLoseIndexedDb: boolean;
};
export type Victim = 'browser' | 'backend' | 'both';

export function createLoopbackMachine(dataFolder: string, userDataDir: string): Machine {
  const foreignRequests: string[] = [];
  const forget = () => {
    foreignRequests.push(...(browser?.foreignRequests ?? []));
    browser = null;
    page = null;
  };
  let backend: LoopbackProcess | null = null;
  let browser: DrivenChromium | null = null;
  let page: Page | null = null;
  const killBackend = async () => {
    if (backend) await endProcess(backend.child, 'SIGKILL');
    backend = null;
  };
  const killBrowser = async () => {
    const killed = browser;
    forget();
    await killed?.kill();
  };
  return {
    victims: ['browser', 'backend', 'both'],
    canLoseIndexedDb: true,
    page: () => {
      if (!page) throw new Error('the browser is not running');
      return page;
    },
    start: async () => {
      backend ??= await startLoopbackProcess(dataFolder, await portFor(userDataDir));
      if (browser) return;
      browser = await driveChromium({ userDataDir });
      page = browser.context.pages()[0] ?? (await browser.context.newPage());
      page.setDefaultTimeout(20_000);
      await page.goto(backend.address);
    },
    kill: async (victim) => {
      await Promise.all([
        victim === 'browser' ? undefined : killBackend(),
        victim === 'backend' ? undefined : killBrowser(),
      ]);
    },
    stop: async () => {
      await browser?.context.close().catch(() => undefined);
      forget();
      if (backend) await endProcess(backend.child, 'SIGTERM');
      if (foreignRequests.length > 0) throw new Error(`left it: ${foreignRequests.join(' ')}`);
    },
  };
}

/** The same in any other shell: a power cut takes everything. */
export function createShellMachine(
  launch: Launch,
  dataFolder: string,
  userDataDir: string,
): Machine {
  let app: LaunchedApp | null = null;
  return {
    victims: ['both'],
    canLoseIndexedDb: false,
    page: () => {
      if (!app) throw new Error('the application is not running');
      return app.page;
    },
    start: async () => {
      app ??= await launch(dataFolder, { userDataDir });
    },
    kill: async () => {
      await app?.kill();
      app = null;
    },
    stop: async () => {
      await app?.close();
      app = null;
    },
  };
}
