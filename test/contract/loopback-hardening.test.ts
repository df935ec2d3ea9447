import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { deriveCookie } from '../../src/loopback/access-token.ts';
import { JSON_BODY_LIMIT } from '../../src/loopback/json-body.ts';
import type { Loopback, LoopbackLimits } from '../../src/loopback/start-loopback.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import {
  createNotingBackend,
  ownHeaders,
  sayAndWait,
  send,
  startTestLoopback,
  TOKEN,
  type NotingBackend,
} from './loopback-client.ts';

const folder = useTemporaryFolder();
let backend: NotingBackend;
let loopback: Loopback;

const start = async (limits: Partial<LoopbackLimits> = {}) => {
  await mkdir(folder('renderer', 'assets'), { recursive: true });
  await writeFile(folder('renderer', 'index.html'), '<!doctype html>');
  await writeFile(folder('renderer', 'assets', 'worker.mjs'), 'export {};');
  await writeFile(folder('secret.json'), '{}');
  backend = createNotingBackend();
  loopback = await startTestLoopback(backend, folder('renderer'), limits);
};
const post = (path: string, headers: Record<string, string>, body = '{}') =>
  send(loopback, path, { method: 'POST', headers, body });

beforeEach(() => start());
afterEach(() => loopback.close());

test('its own page is answered', async () => {
  const answer = await post('/rpc/app.info', ownHeaders(loopback));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: {} });
  expect(backend.reached).toEqual(['app.info']);
});

test('it listens on 127.0.0.1 alone, and the address keeps the token in the fragment', () => {
  expect(loopback.address).toBe(`http://127.0.0.1:${loopback.port}/#token=${TOKEN}`);
});

test('a second start hands its file over; a page cannot, not even ours', async () => {
  const body = JSON.stringify({ file: '/somewhere/J-01.jbpkg' });
  const answer = await post('/open-file', ownHeaders(loopback), body);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { taken: true, shown: false }]);
  expect(backend.reached).toEqual(['open /somewhere/J-01.jbpkg']);
  const fromPage = { ...ownHeaders(loopback), 'sec-fetch-site': 'same-origin' };
  expect((await post('/open-file', fromPage, body)).status).toBe(403);
  const stranger = { ...ownHeaders(loopback), 'x-jurybox-token': 'cd'.repeat(32) };
  expect((await post('/open-file', stranger, body)).status).toBe(401);
  expect(backend.reached).toHaveLength(1);
});

describe('threats.md row 40: DNS rebinding and foreign pages', () => {
  test.each([
    ['a rebound name', (port: number) => `judging.example:${port}`],
    ['localhost', (port: number) => `localhost:${port}`],
    ['another port', (port: number) => `127.0.0.1:${port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['the right one with a dot', (port: number) => `127.0.0.1.:${port}`],
  ])('Host with %s is refused on every route', async (_name, hostFor) => {
    const host = hostFor(loopback.port);
    for (const path of ['/', '/materials/abc', '/files/export/f-1']) {
      expect((await send(loopback, path, { headers: { host } })).status).toBe(421);
    }
    expect((await post('/rpc/app.info', { ...ownHeaders(loopback), host })).status).toBe(421);
    expect(backend.reached).toEqual([]);
  });

  test('an absolute request target cannot name another host', async () => {
    const headers = { ...ownHeaders(loopback), host: `127.0.0.1:${loopback.port}` };
    const answer = await post(`http://judging.example/rpc/app.info`, headers);
    expect(answer.status).toBe(421);
    expect(backend.reached).toEqual([]);
  });

  test.each([
    ['a foreign site', 'https://evil.example'],
    ['another port of this machine', 'http://127.0.0.1:1'],
    ['an opaque origin', 'null'],
    ['the https twin', 'https'],
    ['no Origin at all', undefined],
  ])('a call from %s is refused, token or not', async (_name, origin) => {
    const { origin: own, ...rest } = ownHeaders(loopback);
    const given = origin === 'https' ? own?.replace('http:', 'https:') : origin;
    const headers = given === undefined ? rest : { ...rest, origin: given };
    for (const path of ['/rpc/app.info', '/files/upload?name=a', '/session']) {
      expect((await post(path, headers)).status).toBe(403);
    }
    expect(backend.reached).toEqual([]);
  });

  test.each([
    ['no token', undefined],
    ['a wrong token', 'cd'.repeat(32)],
    ['half the token', TOKEN.slice(0, 32)],
    ['the cookie in place of the token', deriveCookie(TOKEN)],
  ])('a call with %s is refused', async (_name, token) => {
    const { 'x-jurybox-token': _own, ...rest } = ownHeaders(loopback);
    const headers = token === undefined ? rest : { ...rest, 'x-jurybox-token': token };
    for (const path of ['/rpc/app.info', '/files/upload?name=a', '/session']) {
      expect((await post(path, headers)).status).toBe(401);
    }
    expect(backend.reached).toEqual([]);
  });

  test('the cookie opens files and nothing that changes anything', async () => {
    const session = await post('/session', ownHeaders(loopback));
    const line = session.headers['set-cookie']?.[0] ?? '';
    expect(line).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(line).not.toContain(TOKEN);
    const cookie = line.split(';')[0] ?? '';
    expect((await send(loopback, '/materials/abc', { headers: { cookie } })).body).toBe('material');
    expect((await send(loopback, '/files/export/f-1', { headers: { cookie } })).status).toBe(200);
    const call = await post('/rpc/app.info', { origin: loopback.origin, cookie });
    expect(call.status).toBe(401);
    expect(backend.reached).toEqual(['GET /materials/abc', 'GET /files/export/f-1']);
  });

  test('files without cookie or token, or for another site, are refused', async () => {
    expect((await send(loopback, '/materials/abc')).status).toBe(401);
    const session = await post('/session', ownHeaders(loopback));
    const cookie = session.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site };
      expect((await send(loopback, '/materials/abc', { headers })).status).toBe(403);
    }
    expect(backend.reached).toEqual([]);
  });

  test('no answer carries a CORS header, and a preflight gets none', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answers = [
      await send(loopback, '/'),
      await send(loopback, '/rpc/app.info', { method: 'OPTIONS', headers }),
      await post('/rpc/app.info', ownHeaders(loopback)),
      await post('/rpc/app.info', {}),
    ];
    for (const answer of answers) {
      const names = Object.keys(answer.headers);
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(answers[1]?.status).toBe(405);
  });

  test('a form, whose type needs no preflight, is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { ...ownHeaders(loopback), 'content-type': type };
      expect((await post('/rpc/app.info', headers)).status).toBe(415);
    }
    expect(backend.reached).toEqual([]);
  });

  test.each([
    ['a foreign Origin', { origin: 'https://evil.example' }, ['jurybox', TOKEN], 403],
    ['no token', {}, ['jurybox'], 401],
    ['a wrong token', {}, ['jurybox', 'cd'.repeat(32)], 401],
    ['another Host', { headers: { host: 'judging.example' } }, ['jurybox', TOKEN], 421],
  ])('events with %s are refused', async (_name, options, protocols, status) => {
    const address = `ws://127.0.0.1:${loopback.port}/events`;
    const socket = new WebSocket(address, protocols, { origin: loopback.origin, ...options });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain(String(status));
  });
});

describe('threats.md row 36: what is served', () => {
  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/..\\..\\secret.json',
    '//secret.json',
    '/C:/secret.json',
    '/assets/',
    '/assets',
    '/.hidden.json',
    '/nowhere.js',
    '/index.html%00.js',
  ])('%s is not found', async (path) => {
    const answer = await send(loopback, path, {});
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('{}');
  });

  test('the interface comes with its policy and the right types', async () => {
    const page = await send(loopback, '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(page.headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const worker = await send(loopback, '/assets/worker.mjs');
    expect(worker.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('a material gets a policy under which it can run nothing', async () => {
    const headers = { 'x-jurybox-token': TOKEN };
    const material = await send(loopback, '/materials/abc', { headers });
    expect(material.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  });
});

describe('threats.md row 42: oversized bodies', () => {
  test('are cut at the cap as counted, though none was declared', async () => {
    let hangUp: () => void = () => {};
    const answered = new Promise<void>((resolve) => (hangUp = resolve));
    // One byte too many, and no end: nothing is left unread that could reset the connection.
    async function* unending() {
      yield Buffer.alloc(JSON_BODY_LIMIT, 'a');
      yield Buffer.from('a');
      await answered;
    }
    const headers = { ...ownHeaders(loopback), 'transfer-encoding': 'chunked' };
    const answer = await send(loopback, '/rpc/app.info', {
      method: 'POST',
      headers,
      body: unending(),
    });
    hangUp();
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
    expect(backend.reached).toEqual([]);
  });

  test('a body just under the cap passes', async () => {
    const body = JSON.stringify({ text: 'a'.repeat(JSON_BODY_LIMIT - 100) });
    expect((await post('/rpc/app.info', ownHeaders(loopback), body)).status).toBe(200);
  });

  test.each([
    ['truncated JSON', '{"a":'],
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a byte order mark', '\uFEFF{}'],
  ])('%s is refused', async (_name, body) => {
    expect((await post('/rpc/app.info', ownHeaders(loopback), body)).status).toBe(400);
    expect(backend.reached).toEqual([]);
  });

  test('bytes that are no UTF-8 are refused', async () => {
    async function* broken() {
      yield Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    }
    const sent = { method: 'POST', headers: ownHeaders(loopback), body: broken() };
    expect((await send(loopback, '/rpc/app.info', sent)).status).toBe(400);
  });
});

describe('threats.md row 43: slow and many clients', () => {
  const restart = async (limits: Partial<LoopbackLimits>) => {
    await loopback.close();
    await start(limits);
  };
  const opening = () =>
    `POST /rpc/app.info HTTP/1.1\r\nHost: 127.0.0.1:${loopback.port}\r\nOrigin: ${loopback.origin}\r\n` +
    `x-jurybox-token: ${TOKEN}\r\nContent-Type: application/json\r\n`;

  test('a client that never ends its headers is cut off', async () => {
    await restart({ headersMs: 300 });
    const { text, ms } = await sayAndWait(loopback.port, 'GET / HTTP/1.1\r\nHost: ');
    expect(text).toMatch(/^HTTP\/1\.1 408/);
    expect(ms).toBeLessThan(5_000);
  });

  test('a client that says nothing at all is cut off', async () => {
    await restart({ headersMs: 300 });
    expect((await sayAndWait(loopback.port, '')).ms).toBeLessThan(5_000);
  });

  test('a client that stalls in its body is cut off', async () => {
    await restart({ stallMs: 300 });
    const { ms } = await sayAndWait(loopback.port, `${opening()}Content-Length: 100\r\n\r\n{"a`);
    expect(ms).toBeLessThan(5_000);
    expect(backend.reached).toEqual([]);
  });

  test('a client that trickles its body is cut off', async () => {
    await restart({ bodyMs: 400 });
    async function* trickle() {
      for (let sent = 0; sent < 100; sent += 1) {
        yield Buffer.from(' ');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const headers = { ...ownHeaders(loopback), 'transfer-encoding': 'chunked' };
    const sent = { method: 'POST', headers, body: trickle() };
    const status = await send(loopback, '/rpc/app.info', sent).then(
      (answer) => answer.status,
      () => 'cut',
    );
    expect([408, 'cut']).toContain(status);
    expect(backend.reached).toEqual([]);
  });

  test('a call may think for longer than a body may take', async () => {
    await restart({ bodyMs: 100, stallMs: 100, headersMs: 100 });
    const slow = backend.call;
    Object.assign(backend, {
      call: async (method: string, input: unknown) => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        return slow(method, input);
      },
    });
    expect((await post('/rpc/app.info', ownHeaders(loopback))).status).toBe(200);
  });

  test('more connections than the cap are dropped, and the others go on', async () => {
    await restart({ connections: 4, headersMs: 60_000 });
    const waiting = Array.from({ length: 4 }, () =>
      sayAndWait(loopback.port, 'GET / HTTP/1.1\r\n'),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const fifth = await sayAndWait(loopback.port, 'GET / HTTP/1.1\r\n');
    expect(fifth.ms).toBeLessThan(2_000);
    await loopback.close();
    await Promise.all(waiting);
  });
});
