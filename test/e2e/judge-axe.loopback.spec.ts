import type { Page } from '@playwright/test';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { findViolations } from './pages/accessibility.ts';
import { closeDialog } from './pages/dialogs.ts';
import { openEntry, reviewAndSeal, startCorrection, typeMarks } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const SCHEMES = ['light', 'dark', 'contrast'] as const;

/**
 * Every state of the desk in every theme: axe finds nothing at WCAG 2.2 AA. In the browser alone, because
 * axe opens a second page, which the Electron shell denies; both shells have one renderer.
 */
for (const scheme of SCHEMES) {
  test(`the judge's desk is accessible: ${scheme}`, async ({ launch, tempFolder }) => {
    test.setTimeout(180_000);
    const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));
    const contest = await prepareContest({ folder: tempFolder, entries, received: true });
    await contest.organizer.close();
    const { page } = await openPreparedDesk(launch, contest);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const preferences = { state: { language: 'zh-CN', scheme, textScale: 100 }, version: 1 };
    await page.evaluate(
      (text) => localStorage.setItem('jurybox-preferences', text),
      JSON.stringify(preferences),
    );
    await page.reload();
    await openEntry(page, 'T-1');
    await typeMarks(page, ['12', '999']);
    await check(page, 'a mark that does not fit');
    await typeMarks(page, ['12', '30']);
    await page.getByTestId('draft-history').click();
    await check(page, 'history');
    await closeDialog(page);
    await page.getByTestId('review-seal').click();
    await page.getByTestId('review-T-1').waitFor();
    await check(page, 'review');
    await closeDialog(page);
    await reviewAndSeal(page, 'T-1', contest.secret);
    await check(page, 'sealed');
    await startCorrection(page, '看错一栏');
    await check(page, 'correction');
    await openEntry(page, 'T-2');
    await page.getByTestId('recuse').click();
    await check(page, 'recusal');
    await page.getByTestId('hand-over').click();
    await page.getByTestId('own-ranking').click();
    await page.getByTestId('own-ranking-table').waitFor();
    await check(page, 'own marks');
    await closeDialog(page);
    await page.getByTestId('help').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(page, 'help');
  });
}

async function check(page: Page, state: string): Promise<void> {
  expect(await findViolations(page), state).toEqual([]);
}
