import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareContest, type PreparedContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { writeMaterials } from './materials/material-files.ts';
import { openEntry } from './pages/judge-desk.ts';
import { pageOf, readPdfText } from './pages/pdf-pane.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

/** Bookmarks and private notes, and the record of what was opened. */
let folder: string;
let contest: PreparedContest;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-notes-'));
  const entries = await writeMaterials(folder);
  contest = await prepareContest({ folder, entries, received: true });
  await contest.organizer.close();
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('notes by mouse and by keyboard outlive a lost browser profile', async ({ launch }) => {
  const { page, close } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-1');
  await readPdfText(page, 1);
  await page.getByTestId('tool-note').click();
  const area = await pageOf(page, 1).boundingBox();
  if (!area) throw new Error('no page');
  await page.mouse.move(area.x + 0.2 * area.width, area.y + 60);
  await page.mouse.down();
  await page.mouse.move(area.x + 0.6 * area.width, area.y + 120, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('textbox', { name: '第 1 页笔记的内容' })).toBeFocused();
  await page.keyboard.type('数据来源是哪里');
  await expect(page.getByTestId('notes-state')).toHaveText('已存在本机');

  // By keyboard alone: go to page 3, bookmark it, pin a note to the whole page.
  await page.getByTestId('pdf-page').fill('3');
  await page.keyboard.press('Enter');
  await page.locator('[data-pane-focus]').focus();
  await page.keyboard.press('b');
  await page.keyboard.press('m');
  await expect(page.getByTestId('note-on-page')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '第 3 页笔记的内容' })).toBeFocused();
  await page.keyboard.type('预算偏低');
  await expect(page.getByTestId('pdf-notes').getByRole('listitem')).toHaveCount(3);
  await expect(page.getByTestId('notes-state')).toHaveText('已存在本机');
  await close();

  // Another browser profile: nothing in IndexedDB, everything in the backend.
  const again = await openPreparedDesk(launch, contest);
  await openEntry(again.page, 'P-1');
  await readPdfText(again.page, 1);
  const mark = pageOf(again.page, 1).locator('[data-pin][data-kind="note"]');
  // The marks are put on again whenever the page is drawn, so a box may be asked for in between.
  await expect(async () => {
    const place = await mark.boundingBox();
    const paper = await pageOf(again.page, 1).boundingBox();
    if (!place || !paper) throw new Error('no mark');
    expect((place.x - paper.x) / paper.width).toBeCloseTo(0.2, 2);
    expect(place.width / paper.width).toBeCloseTo(0.4, 2);
  }).toPass({ timeout: 15_000 });
  await mark.click();
  const notes = again.page.getByTestId('pdf-notes').getByRole('listitem');
  await expect(notes).toHaveCount(3);
  await expect(notes.first().getByRole('textbox')).toBeFocused();
  await expect(notes.first().getByRole('textbox')).toHaveValue('数据来源是哪里');
  await expect(again.page.getByTestId('pdf-notes')).toContainText('不进评分单');
});

test('what was opened is recorded, and what was not is named, too', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-4');
  await expect(page.getByTestId('material-image')).toBeVisible();
  await page.getByTestId('opened-record').click();
  await expect(page.getByTestId('opened-table')).toContainText(/产品图片\.jpg\s*0 分 0[1-9] 秒/);
  await expect(page.getByText('这份记录只存在本机')).toBeVisible();
});

test('the material takes the whole window and gives it back', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-1');
  await readPdfText(page, 1);
  const pane = page.getByTestId('material-pane');
  const before = (await pane.boundingBox())?.width ?? 0;
  await page.locator('[data-pane-focus]').focus();
  await page.keyboard.press('f');
  await expect.poll(async () => (await pane.boundingBox())?.width).toBe(1366);
  // What is saved stays in sight.
  await expect(page.getByTestId('save-state')).toBeInViewport();
  // Whoever goes to the sheet gets to see it.
  await page.keyboard.press('F6');
  await expect.poll(async () => (await pane.boundingBox())?.width).toBe(before);
});
