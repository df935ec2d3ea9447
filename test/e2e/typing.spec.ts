import type { Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

/** Hands are faster than storage: no stroke may be lost to what comes back from it. */
test('digits typed right behind a step or a change of field are all kept', async ({
  launch,
  tempFolder,
}) => {
  const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  const merit = page.getByTestId('mark-merit');
  const value = page.getByTestId('mark-value');
  for (let round = 10; round < 40; round += 1) {
    await merit.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(String(round));
    expect(await merit.inputValue()).toBe(String(round));
    await page.keyboard.press('Enter');
    // The field that was left does not jump back to what storage still has.
    expect(await merit.inputValue()).toBe(String(round));
    await page.keyboard.type(String(50 - round));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(String(round + 1));
    expect(await merit.inputValue()).toBe(String(round + 1));
    await expect(value).toHaveValue(String(50 - round));
    // What is shown in the end is what the journal has.
    await expect(page.getByTestId('save-state')).toContainText('已保存');
  }
});

test('the total follows the keys while storage is busy, and nothing is called saved before it answers', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  const merit = page.getByTestId('mark-merit');
  await merit.fill('12');
  await expect(page.getByTestId('save-state')).toContainText('已保存');
  await holdDrafts(page);
  await merit.press('ArrowUp');
  await merit.press('ArrowUp');
  await expect(merit).toHaveValue('13');
  await expect(page.getByTestId('sheet-total')).toHaveText('13.0');
  await expect(page.getByTestId('save-state')).toContainText('保存中');
  await page.evaluate(() => dispatchEvent(new Event('release-drafts')));
  await expect(page.getByTestId('save-state')).toContainText('已保存');
  await expect(merit).toHaveValue('13');
  await expect(page.getByTestId('sheet-total')).toHaveText('13.0');
});

/** Keeps the drafts' store to itself until it is told to let go: every write waits. */
function holdDrafts(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('jurybox');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          let held = true;
          const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts');
          addEventListener('release-drafts', () => (held = false), { once: true });
          const hold = () => {
            resolve();
            if (held) store.count().addEventListener('success', hold);
            else opening.result.close();
          };
          store.count().addEventListener('success', hold);
        });
      }),
  );
}

test('the Back button stays in the application, and an overlong comment is not cut silently', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  await page.getByTestId('mark-merit').fill('12');
  await page.goBack();
  await page.goBack();
  await expect(page.getByTestId('mark-merit')).toHaveValue('12');
  const comment = page.getByTestId('comment');
  await comment.fill('评'.repeat(4003));
  await expect(comment).toHaveValue('评'.repeat(4003));
  await expect(page.getByText('已写 4003 字')).toBeVisible();
});
