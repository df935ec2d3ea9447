import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PASSPHRASE } from '../support/people.ts';
import { playTiedContest } from '../support/tied-contest.ts';
import { closeDialog } from '../e2e/pages/dialogs.ts';
import { signResult } from '../e2e/pages/organizer-event.ts';
import { openStep } from '../e2e/pages/organizer-setup.ts';
import { expect, test } from './camera.ts';

test('decisions', async ({ open, tempFolder, variant }) => {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  await playTiedContest(folder);
  const camera = await open(folder);
  const { page } = camera;
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'result');
  await camera.take('60-result-tied');
  await page.getByTestId('decide-playoff-1').first().click();
  await page.locator('[data-testid^="playoff-A-"]').first().fill('9x');
  await camera.take('61-decision-playoff');
  await closeDialog(page);
  await page.getByTestId('decide-vote-1').first().click();
  await camera.take('62-decision-vote-begun');
  await page.getByTestId('vote-A-2').click();
  await page.getByTestId('vote-A-1').click();
  await expect(page.getByTestId('decision-effect')).toBeVisible();
  await page.getByTestId('decision-reason').fill('规则第四条:并列时由评审组表决,2 票对 0 票');
  await page.getByTestId('decision-names').fill('甲评委\n乙评委');
  await camera.take('63-decision-vote');
  await page.getByTestId('decision-sign').scrollIntoViewIfNeeded();
  await page.getByTestId('decision-form').getByTestId('secret').fill(PASSPHRASE);
  await camera.take('64-decision-vote-foot');
  await page.getByTestId('decision-sign').click();
  await expect(page.getByTestId('decision-form')).toBeHidden();
  await page.getByTestId('rank-A-3').getByRole('button').first().click();
  await page.getByTestId('decide-disqualification').click();
  await page.getByTestId('decision-reason').fill('材料造假,经核实');
  await page.getByTestId('decision-names').fill('监督组');
  await page.getByTestId('decision-form').getByTestId('secret').fill(PASSPHRASE);
  await page.getByTestId('decision-sign').click();
  await expect(page.getByTestId('decision-form')).toBeHidden();
  await signResult(page, PASSPHRASE);
  await camera.take('65-result-decided');
  await page.getByTestId('decision-1').getByTestId('decision-show-effect').click();
  await page.getByTestId('decisions').scrollIntoViewIfNeeded();
  await camera.take('66-decisions-list');
  await page.getByTestId('rank-A-2').getByRole('button').first().click();
  await expect(page.getByTestId('entry-decisions')).toBeVisible();
  await camera.take('67-derivation-decisions');
  await closeDialog(page);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByTestId('print-annex').click();
  await expect(page.getByTestId('print-sheet').getByTestId('annex')).toBeAttached();
  const name = `result-${variant.name}.pdf`;
  await writeFile(
    join(process.env['JURYBOX_SCREENSHOTS'] ?? tempFolder, name),
    await page.pdf({ preferCSSPageSize: true }),
  );
});
