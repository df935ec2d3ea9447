import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { confirmWithSecret, readProducedPath } from './dialogs.ts';

/** The stage that the steps from the assignment on work for. */
export async function chooseStage(page: Page, title: string): Promise<void> {
  await page.getByTestId('stage-picker').getByText(title, { exact: true }).click();
}

/** Ticks single boxes, then saves and signs. */
export async function assign(
  page: Page,
  boxes: readonly { readonly judge: string; readonly entry: string }[],
  secret: string,
): Promise<void> {
  for (const { judge, entry } of boxes) {
    await page.getByTestId(`assign-${judge}-${entry}`).check();
  }
  await page.getByTestId('assignment-save').click();
  await page.getByTestId('assignment-sign').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('assignment-state')).toContainText('已签署');
}

/** Builds every package; gives the files of these judges. */
export async function buildPackages(
  page: Page,
  secret: string,
  judges: readonly string[],
): Promise<readonly string[]> {
  await page.getByTestId('packages-build').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('packages-files')).toBeVisible();
  const files: string[] = [];
  for (const judge of judges) {
    const row = page.getByTestId(`package-${judge}`);
    await expect(row).toHaveAttribute('data-state', 'built');
    files.push((await row.locator('td').last().innerText()).trim());
  }
  return files;
}

/** Takes one bundle in; gives the receipt's path. */
export async function collectBundle(page: Page, bundle: string, secret: string): Promise<string> {
  await page.getByTestId('bundles-drop-input').setInputFiles(bundle);
  await confirmWithSecret(page, secret);
  const report = page.getByTestId('import-report');
  await expect(report).toContainText(bundle.split('/').at(-1) ?? bundle);
  return readProducedPath(report);
}

/** State of a cell of the matrix: received, missing, recused, conflict, corrected. */
export async function readCell(page: Page, judge: string, entry: string): Promise<string | null> {
  return page.getByTestId(`cell-${judge}-${entry}`).getAttribute('data-mark');
}

/** Ends scoring; only then can the result be signed. */
export async function closeScoring(page: Page, secret: string): Promise<void> {
  await page.getByTestId('stage-close').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('scoring-state')).toHaveAttribute('data-state', 'closed');
}

export async function signResult(page: Page, secret: string): Promise<void> {
  await page.getByTestId('sign-result').click();
  await confirmWithSecret(page, secret);
  await expect(page.getByTestId('result-state')).toHaveAttribute('data-current', 'true');
}

/** Writes the table and gives its path. */
export async function exportTable(page: Page, format: 'csv' | 'xlsx'): Promise<string> {
  await page.getByTestId(`export-${format}`).click();
  await page.getByRole('dialog').getByTestId('confirm').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const notes = page.getByTestId('produced-path').filter({ hasText: `.${format}` });
  return (await notes.innerText()).trim();
}

export type ExportedArchive = { readonly path: string; readonly index: string };

export async function exportArchive(page: Page, secret: string): Promise<ExportedArchive> {
  await page.getByTestId('export-archive').click();
  await confirmWithSecret(page, secret);
  const done = page.getByTestId('archive-done');
  return {
    path: await readProducedPath(done),
    index: (await done.getByTestId('archive-index').innerText()).trim(),
  };
}
