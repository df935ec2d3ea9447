import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { copyDemoData, findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import { closeDialog } from './pages/dialogs.ts';
import { openArchive, typeRoot, verify } from './pages/notary-page.ts';
import { openStep } from './pages/organizer-setup.ts';

/**
 * The screens around the judge's desk, light and in high contrast: axe finds nothing at WCAG 2.2 AA. The
 * desk itself has a test of its own (`judge-axe`); in the browser alone for the reason given there.
 *
 * Not dark yet: there axe finds the contrast of two filled buttons too low (the archive's way to the
 * step that is missing, the notary's "verify").
 */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SECRET = '202409';
const STEPS = [
  'entries',
  'judges',
  'assignment',
  'packages',
  'collect',
  'result',
  'archive',
] as const;

type Check = (state: string) => Promise<void>;

for (const scheme of ['light', 'contrast'] as const) {
  test(`home, organizer and notary are accessible: ${scheme}`, async ({ launch, tempFolder }) => {
    test.setTimeout(240_000);
    const { page } = await launch(await copyDemoData(tempFolder));
    const preferences = { state: { language: 'zh-CN', scheme, textScale: 100 }, version: 1 };
    await page.evaluate(
      (text) => localStorage.setItem('jurybox-preferences', text),
      JSON.stringify(preferences),
    );
    await page.reload();
    const found: string[] = [];
    const check: Check = async (state) => {
      found.push(...(await findViolations(page)).map((line) => `${state}: ${line}`));
    };
    await expect(page.getByTestId('demo-note')).toBeVisible();
    await check('home');
    await page.locator('[data-role="organizer"]').first().click();
    await expect(page.getByTestId('unlock-secret')).toBeVisible();
    await check('locked');
    await unlock(page);
    await checkOrganizer(page, check);
    await page.getByTestId('profile-menu').click();
    await page.getByTestId('switch-profile').click();
    await page.locator('[data-role="notary"]').first().click();
    await unlock(page);
    await checkNotary(page, check);
    expect(found).toEqual([]);
  });
}

async function unlock(page: Page): Promise<void> {
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}

async function checkOrganizer(page: Page, check: Check): Promise<void> {
  await openStep(page, 'setup');
  for (const tab of ['basics', 'rubrics', 'stages', 'freeze']) {
    await page.getByTestId(`setup-tab-${tab}`).click();
    await check(`setup ${tab}`);
  }
  for (const step of STEPS) {
    await openStep(page, step);
    await check(step);
  }
  await openStep(page, 'collect');
  await page.locator('[data-testid^="cell-"][data-mark="received"]').first().click();
  await expect(page.getByTestId('sheet-drawer')).toBeVisible();
  await check('sheet');
  await closeDialog(page);
  await openStep(page, 'result');
  await page.locator('[data-testid^="rank-"]').first().getByRole('button').first().click();
  await expect(page.getByTestId('derivation')).toBeVisible();
  await check('derivation');
  await closeDialog(page);
}

async function checkNotary(page: Page, check: Check): Promise<void> {
  const archive = await findDemoArchive();
  await openArchive(page, archive.path);
  await check('archive');
  await typeRoot(page, archive.root);
  expect(await verify(page)).toBe('valid');
  await check('report');
}

async function findViolations(page: Page): Promise<readonly string[]> {
  await expect(page.locator('.mantine-Loader-root')).toHaveCount(0);
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id} ${html.slice(0, 160)}`),
  );
}
