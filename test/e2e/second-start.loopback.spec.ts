import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endProcess } from '../support/child-process.ts';
import { driveChromium } from '../support/chromium.ts';
import { portFor } from '../support/free-port.ts';
import { startLoopbackProcess } from '../support/launch-loopback.ts';
import { built } from '../support/project.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';

const ENTRIES = [{ id: 'T-1', title: '项目', materials: [] }];

test('a second start hands its file to the Jurybox that is running, and ends', async ({
  launch,
  tempFolder,
}) => {
  const contest = await prepareContest({ folder: tempFolder, entries: ENTRIES, received: false });
  await contest.organizer.close();
  const { page, killBackend, restartBackend } = await launch(contest.judgeFolder);
  await expect(page.getByTestId('unlock')).toBeVisible();
  const address = page.url().replace(/#.*/, '');
  const second = await startAgain(contest.judgeFolder, contest.packagePath);
  expect([second.code, second.output]).toEqual([0, expect.stringContaining(address)]);
  await expect(page.getByTestId('opened-file')).toContainText('.jbpkg');

  const unreadable = await startAgain(contest.judgeFolder, join(tempFolder, 'gone.jbpkg'));
  expect([unreadable.code, unreadable.faults]).toEqual([1, expect.stringContaining('gone.jbpkg')]);

  // A killed one leaves its note behind; the next one listens under its own.
  await killBackend();
  await restartBackend?.();
  expect((await startAgain(contest.judgeFolder)).code).toBe(0);
});

test('a tab left open takes the address of the next start', async ({ tempFolder }) => {
  const port = await portFor(tempFolder);
  const { context, kill } = await driveChromium({ userDataDir: join(tempFolder, 'browser') });
  const page = await context.newPage();
  for (const folder of ['one', 'two']) {
    const backend = await startLoopbackProcess(join(tempFolder, folder), port);
    // The second time the browser only changes the part behind the #.
    await page.goto(backend.address);
    await expect(page).toHaveURL(backend.address.replace(/#.*/, ''));
    await expect(page.getByTestId('create-profile')).toBeVisible();
    await endProcess(backend.child, 'SIGKILL');
  }
  await kill();
});

async function startAgain(dataFolder: string, ...files: readonly string[]) {
  const args = [built('loopback', 'index.js'), '--data', dataFolder, '--no-open', ...files];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let faults = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, faults };
}
