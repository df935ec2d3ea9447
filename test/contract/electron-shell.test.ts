import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  launchElectronStandIn,
  type StandInApp,
} from '../support/electron-stand-in/launch-electron-stand-in.ts';
import { startMainProcess } from '../support/electron-stand-in/main-process.ts';
import { createCodec } from '../support/electron-stand-in/codec.ts';

/** The built main and preload bundles, with a real Chromium as their window. */
let folder = '';
let app: StandInApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-electron-'));
  app = await launchElectronStandIn({ dataFolder: join(folder, 'data') });
}, 60_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

type PageWindow = Window & {
  standInInvoke: (channel: string, args: string) => Promise<{ ok: boolean; text: string }>;
  jurybox: { call: (method: string, input: unknown) => Promise<unknown> };
};
const codec = createCodec();
const infoCall = codec.encode(['app.info', {}]);

test('the window has nothing that a web page has not', () => {
  expect(app.windowOptions['webPreferences']).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    devTools: false,
  });
});

test('the bridge is two functions, frozen, and no ipcRenderer', async () => {
  const shape = await app.page.evaluate(() => {
    const { jurybox } = window as unknown as PageWindow;
    return {
      keys: Object.keys(jurybox).toSorted((a, b) => a.localeCompare(b)),
      frozen: Object.isFrozen(jurybox),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    };
  });
  expect(shape).toEqual({ keys: ['call', 'subscribe'], frozen: true, node: [] });
});

describe('threats.md row 38: calls over IPC', () => {
  test('from the main frame are answered', async () => {
    const answer = await app.page.evaluate(() =>
      (window as unknown as PageWindow).jurybox.call('app.info', {}),
    );
    expect(answer).toMatchObject({ ok: true, value: { shell: 'electron' } });
  });

  test('from an embedded frame of the same origin are rejected aloud', async () => {
    const answer = await app.page.evaluate(async (args) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inner = frame.contentWindow as unknown as PageWindow;
      const given = await inner.standInInvoke('jurybox:call', args);
      frame.remove();
      return given;
    }, infoCall);
    expect(answer).toEqual({ ok: false, text: 'Error: jurybox: sender refused' });
  });

  test.each([
    ['another origin', 'https://evil.example/', true],
    ['another host of the scheme', 'app://other/', true],
    ['a file', 'file:///etc/passwd', true],
    ['a frame of the interface', 'app://jurybox/', false],
  ])('from %s are rejected aloud', async (_name, url, isMain) => {
    const question = {
      kind: 'invoke',
      channel: 'jurybox:call',
      args: ['app.info', {}],
      frame: { url, isMain },
    } as const;
    await expect(app.ask(question)).rejects.toThrow('sender refused');
  });

  test('on any other channel find nobody', async () => {
    const answer = await app.page.evaluate(
      (args) => (window as unknown as PageWindow).standInInvoke('jurybox:admin', args),
      infoCall,
    );
    expect(answer.ok).toBe(false);
  });

  test.each([
    ['a method that is no text', [7, {}], 'unknown-method'],
    ['a method of the prototype', ['constructor', {}], 'unknown-method'],
    ['no arguments', [], 'unknown-method'],
    ['a date for input', ['app.createProfile', new Date(0)], 'bad-input'],
    ['bytes for input', ['app.createProfile', new Uint8Array(4)], 'bad-input'],
    ['a map for input', ['app.createProfile', new Map([['role', 'judge']])], 'bad-input'],
  ])('with %s are refused by the schema', async (_name, args, code) => {
    const { ok, text } = await app.page.evaluate(
      (encoded) => (window as unknown as PageWindow).standInInvoke('jurybox:call', encoded),
      codec.encode(args),
    );
    expect(ok).toBe(true);
    expect(codec.decode(text)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('threats.md row 36: addresses', () => {
  test.each([
    'https://evil.example/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'app://other/index.html',
    'app://jurybox.evil.example/',
    'app://jurybox@evil.example/',
    'data:text/html,<p>hello',
    'javascript:alert(1)',
  ])('navigation to %s is denied', async (url) => {
    expect(await app.ask({ kind: 'navigate', url, isMainFrame: true })).toBe(false);
    expect(await app.ask({ kind: 'redirect', url })).toBe(false);
  });

  test('the window stays where it is when a page tries to leave', async () => {
    const before = app.page.url();
    await app.page.evaluate(() => {
      location.href = 'http://127.0.0.1:9/gone';
    });
    await app.page.waitForTimeout(500);
    expect(app.page.url()).toBe(before);
    await expect(app.page.evaluate(() => document.readyState)).resolves.toBe('complete');
  });

  test('frames go nowhere, not even to the interface', async () => {
    const url = 'app://jurybox/';
    expect(await app.ask({ kind: 'navigate', url, isMainFrame: false })).toBe(false);
    expect(await app.ask({ kind: 'navigate', url, isMainFrame: true })).toBe(true);
  });

  test.each([
    ['https://evil.example/beacon', false],
    ['http://127.0.0.1:47615/', false],
    ['ws://evil.example/', false],
    ['file:///etc/passwd', false],
    ['app://other/', false],
    ['app://jurybox/assets/index.js', true],
    ['blob:app://jurybox/1', true],
  ])('the session lets a request to %s pass: %s', async (url, passes) => {
    expect(await app.ask({ kind: 'request', url })).toBe(passes);
  });

  test.each([
    ['app://jurybox/index.html', 200],
    ['app://other/index.html', 404],
    ['app://jurybox.other/index.html', 404],
    ['app://jurybox:81/index.html', 404],
  ])('a request for %s is answered with %d', async (url, status) => {
    expect(await app.ask({ kind: 'serve', url })).toBe(status);
  });

  test('the scheme serves the interface and no file beside it', async () => {
    const statuses = await app.page.evaluate(async () => {
      const paths = [
        '/',
        '/../main/index.js',
        '/%2e%2e/main/index.js',
        '/..%2fmain%2findex.js',
        '/files/none',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1)).toEqual([404, 404, 404, 404]);
  });
});

describe('threats.md row 37: windows, webviews, permissions', () => {
  test('a new window is denied, and none stays open', async () => {
    for (const url of ['https://evil.example/', 'app://jurybox/', 'about:blank']) {
      expect(await app.ask({ kind: 'open-window', url })).toBe(false);
    }
    await app.page.evaluate(() => void window.open('about:blank'));
    await expect.poll(() => app.context.pages().length).toBe(1);
  });

  test('a webview is denied', async () => {
    expect(await app.ask({ kind: 'attach-webview', url: 'app://jurybox/' })).toBe(false);
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
  ])('permission %s is denied', async (permission) => {
    expect(await app.ask({ kind: 'permission', permission })).toBe(false);
  });

  test('devices are denied', async () => {
    expect(await app.ask({ kind: 'device' })).toBe(false);
  });
});

describe('uploads in pieces', () => {
  const size = 9 * 1024 * 1024 + 5;
  const sendPieces = (pieces: readonly number[]) =>
    app.page.evaluate(
      async ({ order, total }) => {
        const id = crypto.randomUUID();
        const part = 4 * 1024 * 1024;
        const answers: { status: number; body: string }[] = [];
        for (const piece of order) {
          const body = new Uint8Array(Math.min(part, total - piece * part)).fill(piece + 1);
          const last = piece === 2 ? '&last=1' : '';
          const address = `/files/upload?name=%E6%9D%90%E6%96%99.bin&upload=${id}&piece=${piece}${last}`;
          const response = await fetch(address, { method: 'POST', body });
          answers.push({ status: response.status, body: await response.text() });
        }
        return answers;
      },
      { order: pieces, total: size },
    );

  test('arrive as one file', async () => {
    const answers = await sendPieces([0, 1, 2]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 200]);
    expect(answers[2]?.body).toContain(`"size":${size}`);
    expect(answers[2]?.body).toContain('材料.bin');
  });

  test('out of order, or without a beginning, are refused', async () => {
    expect((await sendPieces([0, 2])).map(({ status }) => status)).toEqual([202, 409]);
    expect((await sendPieces([1])).map(({ status }) => status)).toEqual([409]);
  });
});

describe('the machine', () => {
  test('a second process on the same data folder gives way', async () => {
    const second = startMainProcess({ dataFolder: join(folder, 'data'), port: 0 });
    second.window.catch(() => undefined);
    const code = await new Promise((resolve) => second.child.once('exit', resolve));
    expect(code).toBe(0);
    expect(await app.page.evaluate(() => document.readyState)).toBe('complete');
  });

  // Only there does Electron fall back to a key that stands in its own source code.
  test.runIf(process.platform === 'linux').each([
    ['basic_text', 'none'],
    ['unknown', 'none'],
    ['gnome_libsecret', 'platform'],
  ])('keyring %s counts as secret storage: %s', async (keyring, expected) => {
    const main = startMainProcess({ dataFolder: join(folder, keyring), port: 0, keyring });
    await main.window;
    const frame = { url: 'app://jurybox/', isMain: true };
    const question = {
      kind: 'invoke',
      channel: 'jurybox:call',
      args: ['app.info', {}],
      frame,
    } as const;
    expect(await main.ask(question)).toMatchObject({ value: { secretStorage: expected } });
    main.closeWindow();
    await new Promise((resolve) => main.child.once('exit', resolve));
    expect(main.faults()).toBe('');
  });
});

test('nothing left the machine, and nothing was written to standard error', () => {
  expect(app.foreignRequests).toEqual([]);
  expect(app.faults()).toBe('');
});
