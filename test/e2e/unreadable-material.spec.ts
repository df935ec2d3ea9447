import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

test('a material that cannot be read does not count as opened', async ({ launch, tempFolder }) => {
  const folder = join(tempFolder, 'materials');
  await mkdir(folder);
  const materials = ['broken.pdf', 'plain.txt'].map((name) => join(folder, name));
  for (const path of materials) await writeFile(path, `%PDF-1.7 nothing to be read in ${path}`);
  const entries = [{ id: 'T-1', title: '项目', materials }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  await page.getByRole('tab', { name: 'broken.pdf' }).click();
  await expect(page.getByTestId('material-problem')).toBeVisible();
  // Long enough to be counted, if it were.
  await page.waitForTimeout(2_500);
  await page.getByRole('tab', { name: 'plain.txt' }).click();
  await page.waitForTimeout(2_500);
  await page.getByTestId('opened-record').click();
  const table = page.getByTestId('opened-table');
  await expect(table).toContainText(/plain\.txt\s*0 分 0[1-9] 秒/);
  await expect(table).toContainText(/broken\.pdf\s*没有打开/);
});
