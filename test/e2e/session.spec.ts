import type { CDPSession, Locator, Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const IDS = Array.from({ length: 12 }, (_, index) => `S-${String(index + 1).padStart(2, '0')}`);

/** Twelve entries from the first mark to the last seal, with one kind of hand. */
test('twelve entries are scored and sealed by keyboard alone', async ({ launch, tempFolder }) => {
  test.setTimeout(240_000);
  const contest = await prepareContest({ folder: tempFolder, entries: entries(), received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  const { keyboard } = page;
  for (const [index, id] of IDS.entries()) {
    await focusPane(page, 'list');
    if (index > 0) {
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    }
    await expect(page.getByTestId(`entry-${id}`)).toHaveAttribute('aria-current', 'true');
    await focusPane(page, 'sheet');
    await keyboard.type(String(20 + index));
    await keyboard.press('Enter');
    await keyboard.type('30');
    await keyboard.press('ArrowUp');
    await expect(page.getByTestId(`entry-${id}`)).toContainText(`${50 + index}.5`);
  }
  await keyboard.press('Control+Enter');
  await page.getByTestId('seal-secret').waitFor();
  await keyboard.type(contest.secret);
  await keyboard.press('Enter');
  await expect(page.getByTestId('sealed-sheet')).toBeVisible();
  await tabTo(page, 'review-all');
  await keyboard.press('Enter');
  await expect(page.getByTestId('sheet-turner')).toContainText('1/11');
  // The focus is where the next sheet is, until all were shown; then where the secret goes.
  for (let left = 10; left > 0; left -= 1) {
    await expect(page.getByTestId('unseen-sheets')).toContainText(`还有 ${left} 份没有翻看`);
    await expect(page.getByTestId('confirm-seal')).toBeDisabled();
    await expect(page.getByTestId('seal-secret')).toBeHidden();
    await keyboard.press('Enter');
  }
  await expect(page.getByTestId('sheet-turner')).toContainText('11/11');
  await page.getByTestId('seal-secret').waitFor();
  await keyboard.type(contest.secret);
  await keyboard.press('Enter');
  await expect(page.getByTestId('count-sealed')).toContainText('12/12');
});

test('twelve entries are scored and sealed by touch alone', async ({ launch, tempFolder }) => {
  test.setTimeout(240_000);
  const contest = await prepareContest({ folder: tempFolder, entries: entries(), received: true });
  await contest.organizer.close();
  const { page, context } = await openPreparedDesk(launch, contest);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await page.reload();
  await expect(page.getByTestId('desk')).toBeVisible();
  for (const id of IDS) {
    await tap(session, page.getByTestId(`entry-${id}`));
    await expect(page.locator('[data-pane="sheet"]')).toContainText(id);
    for (const field of ['merit', 'value']) {
      const slider = page.getByTestId(`slider-${field}`);
      await expect(slider).toBeVisible();
      const box = await slider.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      await tap(session, slider);
      await expect(page.getByTestId(`mark-${field}`)).not.toHaveValue('');
    }
  }
  await tap(session, page.getByTestId('review-all'));
  await expect(page.getByTestId('sheet-turner')).toContainText('1/12');
  for (let at = 2; at <= 12; at += 1) {
    await tap(session, page.getByTestId('next-sheet'));
    await expect(page.getByTestId('sheet-turner')).toContainText(`${at}/12`);
  }
  // The secret is typed on the system's own keyboard.
  await page.getByTestId('seal-secret').fill(contest.secret);
  await tap(session, page.getByTestId('confirm-seal'));
  await expect(page.getByTestId('count-sealed')).toContainText('12/12');
});

const entries = () => IDS.map((id) => ({ id, title: `项目${id}`, materials: [] }));

/** F6 until the focus is in the pane. */
async function focusPane(page: Page, pane: string): Promise<void> {
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press('F6');
    const inside = await page.evaluate(
      (name) => document.activeElement?.closest(`[data-pane="${name}"]`) !== null,
      pane,
    );
    if (inside) return;
  }
  throw new Error(`F6 does not reach ${pane}`);
}

async function tabTo(page: Page, testId: string): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() =>
      document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid'),
    );
    if (id === testId) return;
  }
  throw new Error(`Tab does not reach ${testId}`);
}

/** A finger in the middle of something: touch events only, no mouse. */
async function tap(session: CDPSession, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to tap');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
