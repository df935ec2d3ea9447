import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('the interface opens without an error, a warning of its policy or a request outwards', async ({
  launch,
  tempFolder,
}) => {
  const app = await launch(join(tempFolder, 'data'));
  const complaints: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  app.page.on('pageerror', (error) => complaints.push(error.message));
  await app.page.reload();
  await expect(app.page.locator('#root')).not.toBeEmpty();
  await app.page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  expect(app.faults()).toBe('');
});

test('the address shows no token, and a copy of it opens nothing', async ({
  launch,
  tempFolder,
}, info) => {
  test.skip(info.project.name !== 'loopback', 'Electron has no token');
  const app = await launch(join(tempFolder, 'data'));
  await expect(app.page.locator('#root')).not.toBeEmpty();
  expect(app.page.url()).not.toContain('token');
  const other = await app.context.newPage();
  await other.goto(app.page.url());
  const status = await other.evaluate(async () => {
    const body = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    return (await fetch('/rpc/app.info', body)).status;
  });
  expect(status).toBe(401);
});

test('browser storage is there again after a power cut', async ({ launch, tempFolder }) => {
  const dataFolder = join(tempFolder, 'data');
  const userDataDir = join(tempFolder, 'browser');
  const first = await launch(dataFolder, { userDataDir });
  await first.page.evaluate(() => localStorage.setItem('shell-spec', 'kept'));
  const origin = await first.page.evaluate(() => location.origin);
  // Chromium writes local storage within seconds, not at once; the journal is what promises more.
  await first.page.waitForTimeout(6_000);
  await first.kill();
  const second = await launch(dataFolder, { userDataDir });
  expect(await second.page.evaluate(() => location.origin)).toBe(origin);
  expect(await second.page.evaluate(() => localStorage.getItem('shell-spec'))).toBe('kept');
});
