import type { Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { closeDialog } from './pages/dialogs.ts';
import { expectSaved, openEntry } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

test('two people type a paper sheet apart; only equal copies become a marked draft', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  await page.getByTestId('from-paper').click();
  await expect(page.getByTestId('paper-which')).toHaveText('T-1 项目');
  await typeCopy(page, '张录入', ['51', '33'], '路演清楚');
  // Esc closes and loses nothing: it is still the second person's turn.
  await closeDialog(page);
  await page.getByTestId('from-paper').click();
  // The other person begins with an empty form, and cannot be the same person.
  await expect(page.getByTestId('paper-second')).toBeVisible();
  await expect(page.getByTestId('mark-paper-merit')).toHaveValue('');
  await page.getByTestId('paper-name').fill('张\u200b录入 ');
  await expect(page.getByTestId('paper-same-name')).toBeVisible();
  await expect(page.getByTestId('paper-onward')).toBeDisabled();
  await typeCopy(page, '李核对', ['15', '33'], '路演清楚');
  const rows = page.getByTestId('paper-differences').locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toHaveText(/创新.*51.*15/);
  await expect(page.getByTestId('paper-take')).toBeDisabled();
  await page.getByTestId('paper-mend-second').click();
  await expect(page.getByTestId('mark-paper-value')).toHaveValue('33');
  await page.getByTestId('mark-paper-merit').fill('51');
  await page.getByTestId('paper-onward').click();
  await expect(page.getByTestId('paper-equal')).toBeVisible();
  await page.getByTestId('paper-take').click();
  await expect(page.getByTestId('paper-draft')).toContainText('张录入、李核对');
  await expect(page.getByTestId('mark-merit')).toHaveValue('51');
  await expect(page.getByTestId('comment')).toHaveValue('路演清楚');

  // A mark changed by hand is no longer what the paper says; undone, it is again.
  await page.getByTestId('mark-value').fill('34');
  await expect(page.getByTestId('paper-draft')).toBeHidden();
  await page.getByTestId('draft-undo').click();
  await expect(page.getByTestId('paper-draft')).toBeVisible();
  await expectSaved(page);

  await page.keyboard.press('Control+Enter');
  const review = page.getByRole('dialog');
  await expect(review.getByTestId('paper-mark')).toContainText('张录入、李核对');
  await review.getByTestId('seal-secret').fill(contest.secret);
  await review.getByTestId('confirm-seal').click();
  const sealed = page.getByTestId('sealed-sheet');
  await expect(sealed.getByTestId('paper-mark')).toContainText('张录入、李核对');
  await expect(page.getByTestId('print-sheet').getByTestId('paper-mark')).toHaveCount(1);
});

async function typeCopy(page: Page, name: string, marks: readonly string[], comment: string) {
  await page.getByTestId('paper-name').fill(name);
  await page.getByTestId('mark-paper-merit').fill(marks[0] ?? '');
  await page.getByTestId('mark-paper-value').fill(marks[1] ?? '');
  await page.getByTestId('paper-comment').fill(comment);
  await page.getByTestId('paper-onward').click();
}
