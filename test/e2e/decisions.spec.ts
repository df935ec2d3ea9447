import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PASSPHRASE } from '../support/people.ts';
import { playTiedContest } from '../support/tied-contest.ts';
import { expect, test } from './fixtures.ts';
import * as event from './pages/organizer-event.ts';
import { openStep } from './pages/organizer-setup.ts';
import { verifyWithCli } from './path/artefacts.ts';

test.setTimeout(180_000);

test('a tie is settled by a vote, a disqualification moves the next up, and the archive verifies', async ({
  launch,
  tempFolder,
}) => {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  const root = await playTiedContest(folder);
  const { page } = await launch(folder);
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'result');

  await expect(page.getByTestId('rank-A-1')).toHaveAttribute('data-tied', 'true');
  await event.signResult(page, PASSPHRASE);

  await test.step('the vote, begun at the tie', async () => {
    await page.getByTestId('cut-first').getByTestId('decide-vote-1').click();
    // Nobody stands in an order that nobody voted for.
    await expect(page.getByTestId('vote-table').locator('tr[data-place]')).toHaveCount(0);
    await page.getByTestId('vote-A-2').click();
    await expect(page.getByTestId('decision-effect')).toBeHidden();
    await page.getByTestId('vote-A-1').click();
    await expect(page.getByTestId('effect-A-2')).toContainText('一等奖');
    await expect(page.getByTestId('effect-A-1')).toContainText('第 2 名');
    await sign(page, '规则第四条:评审组表决 2:0', '甲评委\n乙评委');
    await expectRanks(page, ['1 A-2', '2 A-1', '3 A-3']);
    await expect(page.getByTestId('cut-first')).not.toHaveAttribute('data-tied');
  });
  await expect(page.getByTestId('result-state')).toHaveAttribute('data-current', 'false');

  await test.step('the disqualification, begun at the entry', async () => {
    await page.getByTestId('rank-A-2').getByRole('button').first().click();
    await page.getByTestId('decide-disqualification').click();
    await expect(page.getByTestId('effect-A-1')).toContainText('一等奖');
    await expect(page.getByTestId('effect-A-3')).toContainText('二等奖');
    await sign(page, '材料造假,经核实', '监督组');
    await expectRanks(page, ['1 A-1', '2 A-3', '— A-2']);
    await expect(page.getByTestId('rank-A-2')).toContainText('取消资格');
    // The score stays what the judges gave.
    await expect(page.getByTestId('rank-A-2')).toContainText('80.00');
  });

  await page.getByTestId('decision-1').getByTestId('decision-show-effect').click();
  await expect(page.getByTestId('decisions-table').getByTestId('effect-A-2')).toContainText(
    '一等奖',
  );
  await event.signResult(page, PASSPHRASE);
  await test.step('on paper, with every derivation', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByTestId('print-annex').click();
    await expect(page.locator('body[data-printed]')).toHaveCount(1);
    const paper = page.getByTestId('print-sheet');
    await page.emulateMedia({ media: 'print' });
    await expect(paper).toBeVisible();
    await expect(paper).toContainText('监督组');
    await expect(paper).toContainText(/SHA-256 [0-9a-f]{64}/);
    // The judges by name, and the sum as a calculator gives it.
    await expect(paper.getByTestId('annex')).toContainText('70 [甲评委] + 90 [乙评委] = 160');
    await expect(paper.getByTestId('annex')).toContainText('取消资格');
    await page.emulateMedia({ media: 'screen' });
  });
  await openStep(page, 'archive');
  const { path } = await event.exportArchive(page, PASSPHRASE);
  const report = await verifyWithCli(path, root);
  expect(report).toMatchObject({ verdict: 'valid', resultStatus: 'complete' });
});

test('a playoff with its own marks decides', async ({ launch, tempFolder }) => {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  await playTiedContest(folder);
  const { page } = await launch(folder);
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'result');
  await page.getByTestId('cut-first').getByTestId('decide-playoff-1').click();
  await test.step('blank sheets on paper, one for each judge, and nothing else', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByTestId('playoff-print').click();
    await expect(page.locator('body[data-printed]')).toHaveCount(1);
    await page.emulateMedia({ media: 'print' });
    const shown = page.getByTestId('print-sheet').filter({ visible: true });
    await expect(shown).toHaveCount(1);
    await expect(shown.locator('section')).toHaveText([/甲评委.*A-1.*A-2/, /乙评委.*A-1.*A-2/]);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(page.getByTestId('print-sheet')).toHaveCount(0);
  });
  // 9 and 8 against 8.5 and 8.6: means of 8.5 and 8.55.
  const fields = page.locator('[data-testid^="playoff-A-"]');
  await expect(fields).toHaveCount(4);
  for (const [index, mark] of ['9', '8.5', '8', '8.6'].entries()) {
    await fields.nth(index).fill(mark);
  }
  await expect(page.getByTestId('effect-A-2')).toContainText('一等奖');
  await sign(page, '加赛,规则第五条', '评审组长');
  await expectRanks(page, ['1 A-2', '2 A-1', '3 A-3']);
  await expect(page.getByTestId('decision-1')).toContainText('甲评委 9, 乙评委 8');

  await page.getByTestId('sensitivity-show').click();
  // One step of 0.5 lifts A-1 from 80 to 80.25, above A-2, whatever the playoff said.
  await expect(page.getByTestId('line-first')).toContainText('变动 1 档');
  await expect(page.getByTestId('judges-open')).toContainText('甲评委');
  await expectRanks(page, ['1 A-2', '2 A-1', '3 A-3']);
});

async function sign(page: Page, reason: string, names: string): Promise<void> {
  await page.getByTestId('decision-reason').fill(reason);
  await page.getByTestId('decision-names').fill(names);
  await page.getByTestId('decision-form').getByTestId('secret').fill(PASSPHRASE);
  await page.getByTestId('decision-sign').click();
  await expect(page.getByTestId('decision-form')).toBeHidden();
}

/** Waits until the rows read `1 A-2`, rank and entry, in this order. */
async function expectRanks(page: Page, expected: readonly string[]): Promise<void> {
  const rows = page.locator('[data-testid^="rank-"]');
  await expect
    .poll(() =>
      rows.evaluateAll((list) =>
        list.map((row) => {
          const rank = row.querySelector('td')?.textContent;
          return `${rank} ${row.getAttribute('data-testid')?.slice('rank-'.length)}`;
        }),
      ),
    )
    .toEqual(expected);
}
