import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { endProcess } from '../support/child-process.ts';
import { driveChromium } from '../support/chromium.ts';
import { startLoopbackProcess } from '../support/launch-loopback.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { expectSaved, openEntry, typeMarks } from './pages/judge-desk.ts';

/** One profile open in two browsers, each with a database of its own. */
test('two browsers on one entry are shown both versions, and none is lost', async ({
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const backend = await startLoopbackProcess(contest.judgeFolder, 0);
  const browsers = [
    await driveChromium({ userDataDir: join(tempFolder, 'one') }),
    await driveChromium({ userDataDir: join(tempFolder, 'two') }),
  ] as const;
  const [one, two] = [await browsers[0].context.newPage(), await browsers[1].context.newPage()];
  await one.goto(backend.address);
  await one.getByTestId('unlock-secret').fill(contest.secret);
  await one.getByTestId('unlock-submit').click();
  await openEntry(one, 'T-1');
  await typeMarks(one, ['10', '20']);
  await expectSaved(one);
  await two.goto(backend.address);
  await openEntry(two, 'T-1');
  await expect(merit(two)).toHaveValue('10');
  await typeMarks(two, ['30']);
  await expectSaved(two);
  // Nothing was typed in the first one since: it follows.
  await expect(merit(one)).toHaveValue('30');

  // The backend tells a turn, not each stroke: now the first one works from an older state.
  await two.getByTestId('mark-value').fill('25');
  await expectSaved(two);
  await one.getByTestId('mark-value').fill('35');
  await expect(one.getByTestId('conflict')).toContainText('25');
  await expect(one.getByTestId('conflict')).toContainText('35');
  await expect(one.getByTestId('save-state')).toContainText('未保存');
  await one.getByTestId('conflict-mine').click();
  await expect(one.getByTestId('conflict')).toBeHidden();
  await expectSaved(one);
  await expect(two.getByTestId('mark-value')).toHaveValue('35');

  // What was not chosen can be had back.
  await two.getByTestId('draft-history').click();
  await expect(two.getByRole('dialog')).toContainText('25 → 35');
  await two.keyboard.press('Escape');
  for (const { context } of browsers) await context.close();
  await endProcess(backend.child, 'SIGTERM');
});

const merit = (page: Page) => page.getByTestId('mark-merit');
