import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

const NAMES = ['firefox-esr', 'firefox'];
const START_MS = 60_000;

/** A Firefox to drive: the named one or the system's; null without any. Playwright needs its own. */
export function findFirefox(): string | null {
  const named = process.env['JURYBOX_FIREFOX'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** One page of a Firefox, over WebDriver BiDi. */
export type DrivenFirefox = {
  /** Addresses that the page asked for, and what it wrote on its console. */
  readonly requests: readonly string[];
  readonly said: readonly string[];
  goto(address: string): Promise<void>;
  /** Value of an expression of the page, which must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** The same again and again until it is true. */
  waitFor(expression: string, timeoutMs: number): Promise<void>;
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

/** Nothing but what a page does may be seen; and every name and address meets a proxy that is not there. */
const PREFERENCES = [
  'user_pref("app.normandy.enabled", false);',
  'user_pref("app.update.disabledForTesting", true);',
  'user_pref("browser.shell.checkDefaultBrowser", false);',
  'user_pref("browser.startup.page", 0);',
  'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
  'user_pref("network.captive-portal-service.enabled", false);',
  'user_pref("network.connectivity-service.enabled", false);',
  'user_pref("network.proxy.type", 1);',
  'user_pref("network.proxy.http", "127.0.0.1");',
  'user_pref("network.proxy.http_port", 9);',
  'user_pref("network.proxy.ssl", "127.0.0.1");',
  'user_pref("network.proxy.ssl_port", 9);',
  'user_pref("toolkit.telemetry.enabled", false);',
];

/** Starts Firefox, headless, on a folder of its own, and opens a page in it. */
export async function driveFirefox(program: string, profile: string): Promise<DrivenFirefox> {
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'user.js'), `${PREFERENCES.join('\n')}\n`);
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(program, [...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: its helpers end with it.
    detached: true,
    env: { ...process.env, MOZ_HEADLESS: '1', HOME: profile },
  });
  try {
    const session = await openSession(await findAddress(child));
    return await openPage(session, () => end(child));
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** What Firefox writes once it listens. */
async function findAddress(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stderr ?? process.stdin });
  const found = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}`)));
    child.once('error', reject);
  });
  const late = sleep(START_MS, null, { ref: false }).then(() => {
    throw new Error('Firefox does not listen');
  });
  return Promise.race([found, late]);
}

type Answer = { readonly id?: number; readonly method?: string } & Readonly<
  Record<string, unknown>
>;
type Session = {
  send(method: string, params: object): Promise<Readonly<Record<string, unknown>>>;
  onEvent(listener: (method: string, params: unknown) => void): void;
  close(): void;
};

async function openSession(address: string): Promise<Session> {
  const socket = new WebSocket(`${address}/session`);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners: ((method: string, params: unknown) => void)[] = [];
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString('utf8')) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    else if (answer.method !== undefined) {
      for (const listener of listeners) listener(answer.method, answer['params']);
    }
  });
  const send = (method: string, params: object) => {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      waiting.set(id, (answer) => {
        if (answer['type'] === 'success') resolve(answer['result'] as Record<string, unknown>);
        else reject(new Error(`${method}: ${String(answer['message'])}`));
      });
    });
  };
  await send('session.new', { capabilities: {} });
  return { send, onEvent: (listener) => listeners.push(listener), close: () => socket.close() };
}

async function openPage(session: Session, endProgram: () => Promise<void>): Promise<DrivenFirefox> {
  const requests: string[] = [];
  const said: string[] = [];
  session.onEvent((method, params) => {
    const { request, text } = params as { request?: { url: string }; text?: string };
    if (method === 'network.beforeRequestSent') requests.push(request?.url ?? '');
    if (method === 'log.entryAdded') said.push(text ?? '');
  });
  await session.send('session.subscribe', {
    events: ['network.beforeRequestSent', 'log.entryAdded'],
  });
  const { context } = await session.send('browsingContext.create', { type: 'tab' });
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.send('script.evaluate', {
      expression: `JSON.stringify(${expression})`,
      target: { context },
      awaitPromise: true,
    });
    if (answer['type'] !== 'success') throw new Error(`${expression} threw`);
    const { value } = answer['result'] as { value?: string };
    return value === undefined ? undefined : JSON.parse(value);
  };
  return {
    requests,
    said,
    goto: async (url) => {
      await session.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate,
    waitFor: async (expression, timeoutMs) => {
      const until = Date.now() + timeoutMs;
      while ((await evaluate(expression)) !== true) {
        if (Date.now() > until) throw new Error(`never true: ${expression}`);
        await sleep(100);
      }
    },
    setFiles: async (selector, files) => {
      const located = await session.send('browsingContext.locateNodes', {
        context,
        locator: { type: 'css', value: selector },
      });
      const [element] = located['nodes'] as readonly { readonly sharedId: string }[];
      if (!element) throw new Error(`no ${selector}`);
      const { sharedId } = element;
      await session.send('input.setFiles', { context, element: { sharedId }, files });
    },
    close: async () => {
      session.close();
      await endProgram();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
  await ended;
}
