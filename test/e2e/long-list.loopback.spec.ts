import type { Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const COUNT = 1000;
/** Rows in sight are a dozen. */
const DRAWN = 60;
const idOf = (row: number) => `L-${String(row).padStart(4, '0')}`;

test('a thousand entries: few rows are drawn, the keys reach them all, readers hear how many', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(240_000);
  const entries = Array.from({ length: COUNT }, (_, index) => ({
    id: idOf(index + 1),
    // Every third title takes two lines.
    title: `项目${index + 1}${index % 3 === 0 ? '：面向县域冷链物流的国产传感器与调度平台建设方案' : ''}`,
    materials: [],
  }));
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  const { keyboard } = page;
  await openEntry(page, idOf(1));
  await page.getByTestId(`entry-${idOf(1)}`).focus();
  await expectRow(page, 1);

  await keyboard.press('ArrowUp');
  await expectRow(page, 1);
  await keyboard.press('End');
  await expectRow(page, COUNT);
  await keyboard.press('ArrowDown');
  await expectRow(page, COUNT);
  await keyboard.press('ArrowUp');
  await expectRow(page, COUNT - 1);
  await keyboard.press('Home');
  await expectRow(page, 1);
  for (let press = 0; press < 40; press += 1) await keyboard.press('ArrowDown');
  await expectRow(page, 41);
  await keyboard.press('PageUp');
  await keyboard.press('PageUp');
  await expect.poll(() => focusedRow(page)).toBeLessThan(39);

  // The wheel takes the focus away from neither the row that has it nor the entry that is open.
  const before = await focusedRow(page);
  await page.getByRole('list', { name: '项目', exact: true }).hover();
  await page.mouse.wheel(0, 40_000);
  await expect(page.getByTestId(`entry-${idOf(before)}`)).not.toBeInViewport();
  expect(await focusedRow(page)).toBe(before);
  await expect(page.getByTestId(`entry-${idOf(1)}`)).toHaveAttribute('aria-current', 'true');

  // What is found keeps its number in the package, and its place among what is left.
  await page.getByTestId('entry-search').fill(idOf(777));
  await expect(page.getByRole('listitem')).toHaveAttribute('aria-setsize', '1');
  await openEntry(page, idOf(777));
  await page.getByTestId('entry-search').fill('');
  await expect(page.getByTestId(`entry-${idOf(777)}`)).toBeAttached();
  await page.reload();
  await expect(page.getByTestId(`entry-${idOf(777)}`)).toBeInViewport();
  await page.getByTestId(`entry-${idOf(777)}`).focus();
  await expectRow(page, 777);
});

/** The row has the focus and is in sight, says its place, and few others are drawn. */
async function expectRow(page: Page, row: number): Promise<void> {
  const button = page.getByTestId(`entry-${idOf(row)}`);
  await expect(button).toBeFocused();
  await expect(button).toBeInViewport({ ratio: 0.99 });
  const item = page.locator('[role="listitem"]', { has: button });
  await expect(item).toHaveAttribute('aria-posinset', String(row));
  await expect(item).toHaveAttribute('aria-setsize', String(COUNT));
  expect(await page.locator('button[data-entry]').count()).toBeLessThan(DRAWN);
}

function focusedRow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const item = document.activeElement?.closest('[role="listitem"]');
    return Number(item?.getAttribute('aria-posinset') ?? 0);
  });
}
