import type { Locator, Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { closeDialog } from './pages/dialogs.ts';
import { expectSaved } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const ENTRIES = [
  { id: 'T-1', title: '面向中小企业的国产数据库迁移与兼容性评估平台', materials: [] },
];

for (const language of ['zh-CN', 'en'] as const) {
  test(`at 1024x600 with 200 % type nothing lies over anything, ${language}`, async ({
    launch,
    tempFolder,
  }) => {
    const contest = await prepareContest({ folder: tempFolder, entries: ENTRIES, received: true });
    await contest.organizer.close();
    const viewport = { width: 1024, height: 600 };
    const app = await openPreparedDesk(launch, contest, { viewport });
    const { page } = app;
    if (language === 'en') await page.getByTestId('language').click();
    await page.getByTestId('text-size').click();
    await page.getByRole('menuitem', { name: '200 %' }).click();
    // Beside the offer of the tour, which takes most of what is left.
    await expectUncovered(page.getByTestId('tour-decline'));
    await expectUncovered(page.getByTestId('save-state'));
    for (const field of ['mark-merit', 'mark-value', 'comment', 'review-seal']) {
      await expectUncovered(page.getByTestId(field));
      await expectUncovered(page.getByTestId('save-state'));
      await expectUncovered(page.getByTestId('contest'));
    }
    await page.getByTestId('tour-decline').click();
    await page.getByTestId('toggle-list').click();
    await page.getByTestId('entry-T-1').click();
    await page.getByTestId('mark-merit').fill('51');
    await page.getByTestId('mark-value').fill('33');
    if (language === 'zh-CN') await expectSaved(page);
    await expectUncovered(page.getByTestId('sheet-total'));
    await expectUncovered(page.getByTestId('review-seal'));
    await expectApart(page, 'review-seal', 'status-bar');
    await page.getByTestId('from-paper').click();
    await expectUncovered(page.getByTestId('paper-name'));
    await expectUncovered(page.getByTestId('paper-onward'));
    await closeDialog(page);
  });
}

/** Once scrolled to, it is what a finger there would touch, from its upper to its lower edge. */
async function expectUncovered(target: Locator): Promise<void> {
  await expect
    .poll(() =>
      target.evaluate((element) => {
        element.scrollIntoView({ block: 'nearest' });
        const { left, width, top, bottom } = element.getBoundingClientRect();
        const heights = [top + 4, (top + bottom) / 2, bottom - 4];
        return heights.every((y) => {
          const hit = document.elementFromPoint(left + width / 2, y);
          return hit !== null && element.contains(hit);
        });
      }),
    )
    .toBe(true);
}

async function expectApart(page: Page, upper: string, lower: string): Promise<void> {
  const [above, below] = await Promise.all([
    page.getByTestId(upper).boundingBox(),
    page.getByTestId(lower).boundingBox(),
  ]);
  if (above === null || below === null) throw new Error('not on screen');
  expect(above.y + above.height).toBeLessThanOrEqual(below.y);
}
