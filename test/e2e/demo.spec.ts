import type { Page } from '@playwright/test';
import { copyDemoData } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import * as desk from './pages/judge-desk.ts';
import * as notaryPage from './pages/notary-page.ts';
import * as event from './pages/organizer-event.ts';
import { openStep } from './pages/organizer-setup.ts';

// The first test of a run makes the demo, which takes a while.
test.setTimeout(180_000);

const SECRET = '202409';
const OPEN_JUDGE = '郑国梁';
const STEPS = [
  'setup',
  'entries',
  'judges',
  'assignment',
  'packages',
  'collect',
  'result',
  'archive',
] as const;

test('one application, every role: the demo is a rehearsal on every screen', async ({
  launch,
  tempFolder,
}) => {
  const { page } = await launch(await copyDemoData(tempFolder));
  await expect(page.getByTestId('demo-secret')).toHaveText(SECRET);
  for (const role of ['organizer', 'judge', 'notary'] as const) {
    await page.locator(`[data-role="${role}"]`).first().click();
    await expectRehearsal(page);
    await unlock(page);
    await expectRehearsal(page);
    if (role === 'organizer') {
      for (const step of STEPS) {
        await openStep(page, step);
        await expectRehearsal(page);
      }
    }
    await leave(page);
  }
});

test('the open entries of the demo are finished, collected, signed and verified', async ({
  launch,
  tempFolder,
}) => {
  const { page } = await launch(await copyDemoData(tempFolder));
  const bundle = await test.step('judge', () => finishJudging(page));
  const archive = await test.step('organizer', () => concludeContest(page, bundle));
  await page.locator('[data-role="notary"]').click();
  await unlock(page);
  await notaryPage.openArchive(page, archive.path);
  await notaryPage.typeRoot(page, archive.root);
  expect(await notaryPage.verify(page)).toBe('valid');
  await expect(page.getByTestId('result-status')).toContainText('完整');
  await expect(page.getByTestId('verdict')).toContainText('彩排');
});

/** Two drafts come back from the journal of a browser that never saw them; the third is new. */
async function finishJudging(page: Page): Promise<string> {
  await page.locator('[data-role="judge"]', { hasText: OPEN_JUDGE }).click();
  await unlock(page);
  await expect(page.getByTestId('count-sealed')).toContainText('33/36');
  const rows = page.locator('[data-testid^="entry-"]');
  await expect(rows.and(page.locator('[data-state="draft"]'))).toHaveCount(2);
  const [whole = '', begun = '', untouched = ''] = await rows
    .and(page.locator('[data-state="draft"], [data-state="not-started"]'))
    .evaluateAll((list) => list.map((row) => row.getAttribute('data-entry') ?? ''));
  await desk.openEntry(page, whole);
  await desk.expectSaved(page);
  await desk.reviewAndSeal(page, whole, SECRET);
  await expect(page.getByTestId('count-sealed')).toContainText('34/36');
  for (const entry of [begun, untouched]) {
    await desk.openEntry(page, entry);
    // Every criterion of the maker's sheet takes at least 8.
    await desk.typeMarks(page, ['8', '8', '8', '8', '8']);
    await desk.expectSaved(page);
  }
  await desk.sealAll(page, SECRET);
  await expect(page.getByTestId('count-sealed')).toContainText('36/36');
  const path = await desk.exportBundle(page, SECRET);
  await leave(page);
  return path;
}

async function concludeContest(page: Page, bundle: string) {
  await page.locator('[data-role="organizer"]').click();
  await unlock(page);
  await openStep(page, 'result');
  await expect(page.getByTestId('incomplete')).toContainText(OPEN_JUDGE);
  await openStep(page, 'collect');
  await event.collectBundle(page, bundle, SECRET);
  await event.closeScoring(page, SECRET);
  await openStep(page, 'result');
  await expect(page.getByTestId('incomplete')).toBeHidden();
  await event.signResult(page, SECRET);
  await openStep(page, 'archive');
  const { path } = await event.exportArchive(page, SECRET);
  const digits = page.getByTestId('root-fingerprint').getByTestId('fingerprint-digits');
  const root = (await digits.locator('span').allInnerTexts()).join(' ');
  await leave(page);
  return { path, root };
}

async function unlock(page: Page): Promise<void> {
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}

async function leave(page: Page): Promise<void> {
  await page.getByTestId('profile-menu').click();
  await page.getByTestId('switch-profile').click();
  await expect(page.getByTestId('demo-note')).toBeVisible();
}

/** Hatched, in sight, across the whole width, and in words. */
async function expectRehearsal(page: Page): Promise<void> {
  const band = page.getByTestId('rehearsal-band');
  await expect(band).toBeInViewport();
  await expect(band).toContainText('彩排');
  const box = await band.boundingBox();
  expect(box?.width).toBe(page.viewportSize()?.width);
}
