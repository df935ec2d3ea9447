import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { confirmWithSecret, readFingerprint, type ShownFingerprint } from './dialogs.ts';

type Step =
  | 'setup'
  | 'entries'
  | 'judges'
  | 'assignment'
  | 'packages'
  | 'collect'
  | 'result'
  | 'archive';

export async function openStep(page: Page, step: Step): Promise<void> {
  await page.getByTestId(`step-${step}`).click();
  await expect(page.getByTestId(`screen-${step}`)).toBeVisible();
}

export async function startFromPreset(page: Page, preset: string): Promise<void> {
  await page.getByTestId(`preset-${preset}`).click();
  await expect(page.getByTestId('screen-setup')).toBeVisible();
}

export type FinalRules = {
  /** Smallest number of judges whose marks make a total. */
  readonly minimumPanel: number;
  /** Places of 优胜奖, which the notice leaves open, by division title. */
  readonly meritPlaces: Readonly<Record<string, number>>;
};

/** Fills in what the notice leaves open, on the tab of stages and rules. */
export async function adjustFinal(page: Page, rules: FinalRules): Promise<void> {
  await page.getByTestId('setup-tab-stages').click();
  const panel = page.getByRole('tabpanel');
  await panel.getByText('决赛', { exact: true }).click();
  await panel.getByLabel('至少几位评委有效').fill(String(rules.minimumPanel));
  for (const [division, places] of Object.entries(rules.meritPlaces)) {
    const section = panel.locator('section', {
      has: page.getByRole('heading', { name: division }),
    });
    const row = section.locator('tr', { has: page.locator('input[value="优胜奖"]') });
    await row.getByRole('textbox').nth(1).fill(String(places));
  }
  await expect(page.getByTestId('setup-state')).toHaveText('已保存');
}

/** The notary's card by its file; gives the fingerprint that the organizer sees. */
export async function nameNotary(page: Page, card: string): Promise<ShownFingerprint> {
  await page.getByTestId('setup-tab-freeze').click();
  await page.getByTestId('notary-drop-input').setInputFiles(card);
  return readFingerprint(page.getByTestId('notary-fingerprint'));
}

/** Gives the root fingerprint to be printed on paper. */
export async function freeze(page: Page, secret: string): Promise<ShownFingerprint> {
  await page.getByTestId('freeze').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('setup-state')).toContainText('已冻结');
  return readFingerprint(page.getByTestId('root-fingerprint'));
}

/** Shows what a CSV would import, without importing it. */
export async function previewEntries(page: Page, csv: string): Promise<void> {
  await page.getByTestId('entries-drop-input').setInputFiles(csv);
  await expect(page.getByTestId('entries-preview')).toContainText(csv.split('/').at(-1) ?? csv);
}

export async function importEntries(page: Page, csv: string): Promise<void> {
  await previewEntries(page, csv);
  await page.getByTestId('entries-import').click();
  await expect(page.getByTestId('entries-imported')).toBeVisible();
}

export async function attachMaterials(page: Page, files: readonly string[]): Promise<void> {
  await page.getByTestId('materials-drop-input').setInputFiles([...files]);
  await expect(page.getByTestId('attach-report')).toContainText(`${files.length} 个文件`);
}

export type EnrolOptions = {
  readonly card: string;
  readonly id: string;
  /** What the judge's own screen shows. Enrolling stops when this screen shows another one. */
  readonly expected: ShownFingerprint;
};

export async function enrolJudge(page: Page, options: EnrolOptions): Promise<void> {
  await page.getByTestId('judge-drop-input').setInputFiles(options.card);
  expect(await readFingerprint(page.getByTestId('judge-fingerprint'))).toEqual(options.expected);
  await page.getByTestId('judge-id').fill(options.id);
  await expect(page.getByTestId('judge-add')).toBeDisabled();
  await page.getByTestId('judge-compared').check();
  await page.getByTestId('judge-add').click();
  await expect(page.getByTestId('judge-added')).toBeVisible();
  await expect(page.getByTestId(`judge-${options.id}`)).toBeVisible();
}

export async function signRoster(page: Page, secret: string): Promise<void> {
  await page.getByTestId('sign-roster').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('roster-state')).toHaveAttribute('data-unsigned', 'false');
}
