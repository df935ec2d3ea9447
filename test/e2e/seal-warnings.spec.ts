import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry, typeMarks } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const USUAL = ['W-1', 'W-2', 'W-3', 'W-4', 'W-5', 'W-6', 'W-7'];

test('sheets worth a second look are named before the seal, and are sealed all the same', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const folder = join(tempFolder, 'materials');
  await mkdir(folder);
  const names = ['one.txt', 'two.txt', 'three.txt', 'four.txt'];
  const materials = names.map((name) => join(folder, name));
  for (const path of materials) await writeFile(path, `材料 ${path}`);
  const plain = USUAL.map((id) => ({ id, title: `项目${id}`, materials: [] }));
  const contest = await prepareContest({
    folder: tempFolder,
    entries: [...plain, { id: 'W-8', title: '例外', materials }],
    received: true,
  });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  for (const [index, id] of USUAL.entries()) {
    await openEntry(page, id);
    await typeMarks(page, [String(50 + index), String(31 - 2 * index)]);
  }
  // Half of the full marks everywhere, far below the others, and one file of four on screen.
  await openEntry(page, 'W-8');
  await typeMarks(page, ['30', '20']);
  const record = page.getByTestId('opened-table');
  await page.getByTestId('opened-record').click();
  await expect(record.getByText('没有打开')).toHaveCount(3);
  await page.keyboard.press('Escape');

  await page.getByTestId('review-all').click();
  const review = page.getByRole('dialog');
  await expect(review.getByTestId('sheet-turner')).toContainText('1/8');
  await expect(review.getByTestId('seal-warnings')).toBeHidden();
  await expect(review.getByTestId('warned-sheets').getByRole('button')).toHaveText(['W-8']);
  await review.getByTestId('warned-W-8').click();
  await expect(review.getByTestId('sheet-turner')).toContainText('8/8');
  const warnings = review.getByTestId('seal-warnings').locator('li');
  const codes = await warnings.evaluateAll((lines) => lines.map((line) => line.dataset['warning']));
  expect(codes).toEqual(['all-equal', 'outlier-low', 'unopened']);
  await expect(warnings.nth(2)).toContainText('4 份材料里有 3 份没有打开过');
  await expect(warnings.nth(2)).toContainText('two.txt');
  await expect(warnings.nth(2)).not.toContainText('one.txt');

  await review.getByTestId('review-back').click();
  for (const name of ['two.txt', 'three.txt', 'four.txt']) {
    await page.getByRole('tab', { name }).click();
    await page.getByTestId('opened-record').click();
    const row = record.getByRole('row').filter({ hasText: name });
    await expect(row).not.toContainText('没有打开');
    await page.keyboard.press('Escape');
    await expect(record).toBeHidden();
  }
  await page.keyboard.press('Control+Enter');
  await expect(warnings).toHaveCount(2);
  await review.getByTestId('seal-secret').fill(contest.secret);
  await review.getByTestId('confirm-seal').click();
  await expect(review).toBeHidden();
  await expect(page.getByTestId('count-sealed')).toContainText('1/8');
});
