import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { driveChromium } from '../support/chromium.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { built } from '../support/project.ts';
import { copyDemoData, findDemoArchive } from './demo-folder.ts';
import { expect, test } from './fixtures.ts';
import { findViolations } from './pages/accessibility.ts';
import { closeDialog } from './pages/dialogs.ts';
import { openArchive, typeRoot, verify } from './pages/notary-page.ts';
import { openStep } from './pages/organizer-setup.ts';

/**
 * The screens around the judge's desk in every theme: axe finds nothing at WCAG 2.2 AA. The desk itself
 * has a test of its own (`judge-axe`); in the browser alone for the reason given there.
 */
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

const SCHEMES = ['light', 'dark', 'contrast'] as const;

type Check = (state: string) => Promise<void>;

for (const scheme of SCHEMES) {
  test(`home, organizer and notary are accessible: ${scheme}`, async ({ launch, tempFolder }) => {
    test.setTimeout(240_000);
    const { page } = await launch(await copyDemoData(tempFolder));
    const found: string[] = [];
    const check = await createCheck(page, scheme, found);
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

for (const scheme of SCHEMES) {
  test(`first days of judge and root holder are accessible: ${scheme}`, async ({
    launch,
    tempFolder,
  }) => {
    test.setTimeout(240_000);
    const found: string[] = [];
    const entries = [{ id: 'T-1', title: '项目', materials: [] }];
    const contest = await prepareContest({ folder: tempFolder, entries, received: false });
    await contest.organizer.close();
    const judge = await launch(contest.judgeFolder);
    await checkFirstPackage(judge.page, contest, await createCheck(judge.page, scheme, found));
    await judge.close();
    const { page } = await launch(join(tempFolder, 'holder'));
    await checkRootHolder(page, contest.secret, await createCheck(page, scheme, found));
    expect(found).toEqual([]);
  });
}

test('verify.html is accessible, empty and with its report', async ({ tempFolder }) => {
  test.setTimeout(180_000);
  const { path, root } = await findDemoArchive();
  const { context, kill } = await driveChromium({ userDataDir: join(tempFolder, 'browser') });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(built('verify', 'verify.html')).href);
    await expectNothingFound(page);
    await page.getByTestId('archive').setInputFiles(path);
    await page.getByTestId('root-1').fill(root);
    await page.getByTestId('verify').click();
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-verdict', 'valid', {
      timeout: 60_000,
    });
    await expectNothingFound(page);
  } finally {
    await kill();
  }
});

/** In the two schemes that the page takes from the system. */
async function expectNothingFound(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findViolations(page), colorScheme).toEqual([]);
  }
}

/** Puts the page into the scheme; what is called then adds what axe finds, with the state's name. */
async function createCheck(
  page: Page,
  scheme: (typeof SCHEMES)[number],
  found: string[],
): Promise<Check> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const preferences = { state: { language: 'zh-CN', scheme, textScale: 100 }, version: 1 };
  await page.evaluate(
    (text) => localStorage.setItem('jurybox-preferences', text),
    JSON.stringify(preferences),
  );
  await page.reload();
  return async (state) => {
    found.push(...(await findViolations(page)).map((line) => `${state}: ${line}`));
  };
}

type Handed = { readonly secret: string; readonly packagePath: string };

async function checkFirstPackage(
  page: Page,
  { secret, packagePath }: Handed,
  check: Check,
): Promise<void> {
  await page.getByTestId('unlock-secret').fill(secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
  await expect(page.getByTestId('open-key-card')).toBeVisible();
  await check('no package yet');
  await page.getByTestId('open-key-card').click();
  await expect(page.getByTestId('export-key-card')).toBeVisible();
  await check('key card');
  await closeDialog(page);
  await page.getByTestId('package-drop-input').setInputFiles(packagePath);
  await expect(page.getByTestId('confirm-contest')).toBeVisible();
  await check('package');
}

async function checkRootHolder(page: Page, secret: string, check: Check): Promise<void> {
  await page.getByTestId('role-root-holder').click();
  await page.getByTestId('kind-real').click();
  await page.getByTestId('profile-label').fill('见证人');
  await check('new profile');
  await page.getByTestId('create-submit').click();
  await page.getByTestId('identity-name').fill('见证人');
  await page.getByTestId('identity-organization').fill('公证处');
  await page.getByTestId('new-secret').fill(secret);
  await page.getByTestId('repeat-secret').fill(secret);
  await check('new identity');
  await page.getByTestId('identity-create').click();
  await expect(page.getByTestId('holder-workspace')).toBeVisible();
  await check('root holder');
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
