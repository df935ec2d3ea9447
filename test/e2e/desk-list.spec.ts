import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry, typeMarks } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

test('the list is filtered and ordered, and the desk resumes at entry, material and scroll', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const folder = join(tempFolder, 'materials');
  await mkdir(folder);
  const materials = ['short.txt', 'long.txt'].map((name) => join(folder, name));
  for (const path of materials) await writeFile(path, '一行材料\n'.repeat(400));
  const contest = await prepareContest({
    folder: tempFolder,
    entries: [
      { id: 'L-10', title: '十号', materials: [] },
      { id: 'L-2', title: '二号', materials, track: '教育' },
      { id: 'L-3', title: '三号', materials: [] },
    ],
    received: true,
  });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  const ids = () =>
    page
      .locator('[data-entry]')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['entry']));
  await page.getByTestId('entry-filter').click();
  await page.getByTestId('entry-order').selectOption('number');
  await expect.poll(ids).toEqual(['L-2', 'L-3', 'L-10']);
  await page.getByTestId('filter-track').selectOption({ label: '教育' });
  await expect.poll(ids).toEqual(['L-2']);
  await page.getByTestId('filter-track').selectOption({ label: '全部领域' });
  await page.getByTestId('entry-search').fill('三号');
  await expect.poll(ids).toEqual(['L-3']);
  await page.getByTestId('entry-search').fill('');
  await openEntry(page, 'L-3');
  await typeMarks(page, ['12', '34']);
  await page.getByTestId('filter-state').selectOption('draft');
  await expect.poll(ids).toEqual(['L-3']);
  await page.getByTestId('filter-state').selectOption('all');

  await openEntry(page, 'L-2');
  await page.getByRole('tab', { name: 'long.txt' }).click();
  const scroller = page.getByTestId('material-text').locator('xpath=ancestor::*[@data-pane-focus]');
  await scroller.evaluate((element) => element.scrollTo({ top: 900 }));
  // The place is written once the scrolling has come to rest.
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByTestId('entry-L-2')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('tab', { name: 'long.txt' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect.poll(() => scroller.evaluate((element) => Math.round(element.scrollTop))).toBe(900);
  await expect.poll(ids).toEqual(['L-2', 'L-3', 'L-10']);
});
