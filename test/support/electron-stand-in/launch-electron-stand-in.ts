import type { BrowserContext, Page } from '@playwright/test';
import { browserProfile } from '../browser-profile.ts';
import { endProcess } from '../child-process.ts';
import { driveChromium } from '../chromium.ts';
import { portFor } from '../free-port.ts';
import type { LaunchedApp, LaunchOptions } from '../launched-app.ts';
import { createCodec } from './codec.ts';
import { guardPage, toAppAddress } from './guard-page.ts';
import { startMainProcess, type MainProcess, type OpenedWindow } from './main-process.ts';
import { DELIVER_FUNCTION, INVOKE_BINDING, preloadScript } from './preload-host.ts';

export type StandInOptions = LaunchOptions & {
  readonly keyring?: string;
  readonly folderToPick?: string;
};

export type StandInApp = LaunchedApp & {
  /** Puts Electron's questions to the main bundle directly. */
  readonly ask: MainProcess['ask'];
  /** Options of the window as the bundle asked for it. */
  readonly windowOptions: OpenedWindow['options'];
};

/** Runs the built Electron application with Chromium as its window. */
export async function launchElectronStandIn(options: StandInOptions): Promise<StandInApp> {
  const profile = await browserProfile(options.userDataDir);
  const { userDataDir } = profile;
  const main = startMainProcess({ ...options, port: await portFor(userDataDir) });
  const window = await main.window;
  const browser = await driveChromium({ ...options, userDataDir });
  const { context } = browser;
  const page = context.pages()[0] ?? (await context.newPage());
  await connectIpc(context, page, main, window);
  await guardPage(context, page, main, window.origin);
  await page.goto(window.origin + window.path);
  return {
    shell: 'electron-stand-in',
    page,
    context,
    userDataDir,
    foreignRequests: browser.foreignRequests,
    faults: main.faults,
    ask: main.ask,
    windowOptions: window.options,
    killBackend: () => endProcess(main.child, 'SIGKILL'),
    restartBackend: null,
    kill: async () => {
      await Promise.all([endProcess(main.child, 'SIGKILL'), browser.kill()]);
      await profile.discard();
    },
    close: async () => {
      await context.close();
      const ended = new Promise((resolve) => main.child.once('exit', resolve));
      main.closeWindow();
      const patience = setTimeout(() => main.child.kill('SIGKILL'), 10_000);
      if (main.child.exitCode === null && main.child.signalCode === null) await ended;
      clearTimeout(patience);
      await profile.discard();
    },
  };
}

async function connectIpc(
  context: BrowserContext,
  page: Page,
  main: MainProcess,
  window: OpenedWindow,
): Promise<void> {
  const codec = createCodec();
  await context.exposeBinding(INVOKE_BINDING, async ({ frame }, channel: string, args: string) => {
    const from = {
      url: toAppAddress(frame.url(), window.origin),
      isMain: frame.parentFrame() === null,
    };
    const question = {
      kind: 'invoke',
      channel,
      args: codec.decode(args) as unknown[],
      frame: from,
    } as const;
    return main.ask(question).then(
      (value) => ({ ok: true, text: codec.encode(value) }),
      (error: unknown) => ({ ok: false, text: error instanceof Error ? error.message : 'failed' }),
    );
  });
  main.onSend((channel, args) => {
    const message = [DELIVER_FUNCTION, channel, codec.encode(args)] as const;
    // A page that is being replaced has nobody to deliver to.
    page
      .evaluate(([name, ...rest]) => {
        const deliver = (globalThis as Record<string, unknown>)[name];
        if (typeof deliver === 'function') Reflect.apply(deliver, undefined, rest);
      }, message)
      .catch(() => undefined);
  });
  await context.addInitScript({ content: preloadScript(window.preload) });
}
