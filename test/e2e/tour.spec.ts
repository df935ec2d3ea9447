import type { Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const entries = [{ id: 'T-1', title: '项目', materials: [] }];

test('the tour runs by keyboard, in both languages, and touches no draft', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByTestId('tour-start').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tour-next')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tour-score')).toBeVisible();
  await tabTo(page, 'mark-tour-idea');
  await page.keyboard.type('55');
  await page.keyboard.press('Enter');
  await page.keyboard.type('30');
  await expect(page.getByTestId('tour-total')).toContainText('85');
  await tabTo(page, 'tour-next');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tour-words')).toBeVisible();
  await page.keyboard.press('Enter');
  await tabTo(page, 'tour-try-seal');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tour-seal').getByTestId('seal-mark')).toBeVisible();
  await tabTo(page, 'tour-next');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tour-end')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByTestId('tour-offer')).toBeHidden();
  await expect(page.getByTestId('mark-merit')).toHaveValue('');
  await expect(page.getByTestId('count-sealed')).toContainText('0/1');
  const stores = await countRows(page);
  expect(stores).toEqual({ drafts: 0 });

  await page.reload();
  await expect(page.getByTestId('desk')).toBeVisible();
  await expect(page.getByTestId('tour-offer')).toBeHidden();
  await page.getByTestId('language').click();
  await page.keyboard.press('?');
  await page.getByTestId('help-tour').click();
  await expect(page.getByTestId('tour-desk')).toContainText('The desk has three columns');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** What the browser's database holds of this desk, empty rows left out. */
function countRows(page: Page): Promise<{ readonly drafts: number }> {
  return page.evaluate(
    () =>
      new Promise<{ drafts: number }>((resolve, reject) => {
        const opening = indexedDB.open('jurybox');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const asked = opening.result.transaction('drafts').objectStore('drafts').getAll();
          asked.addEventListener('success', () => {
            const rows = asked.result as readonly { readonly draft: unknown }[];
            resolve({ drafts: rows.filter(({ draft }) => draft !== null).length });
            opening.result.close();
          });
        });
      }),
  );
}

async function tabTo(page: Page, testId: string): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    const id = await page.evaluate(() =>
      document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'),
    );
    if (id === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${testId}`);
}
