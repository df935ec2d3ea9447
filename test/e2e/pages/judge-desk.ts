import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import {
  closeDialog,
  readFingerprint,
  readProducedPath,
  type ShownFingerprint,
} from './dialogs.ts';

/** Opens the key card, writes it, and closes it again. */
export async function exportKeyCard(
  page: Page,
): Promise<{ readonly path: string; readonly fingerprint: ShownFingerprint }> {
  await page.getByTestId('open-key-card').click();
  const dialog = page.getByRole('dialog');
  const fingerprint = await readFingerprint(dialog.getByTestId('fingerprint'));
  await dialog.getByTestId('export-key-card').click();
  const path = await readProducedPath(dialog);
  await closeDialog(page);
  return { path, fingerprint };
}

/** Takes the package in and compares the root with the paper. */
export async function receivePackage(
  page: Page,
  file: string,
  paper: ShownFingerprint,
): Promise<void> {
  await page.getByTestId('package-drop-input').setInputFiles(file);
  const confirm = page.getByTestId('confirm-contest');
  expect(await readFingerprint(confirm.getByTestId('fingerprint'))).toEqual(paper);
  await expect(page.getByTestId('confirm-contest-submit')).toBeDisabled();
  await page.getByTestId('compared').check();
  await page.getByTestId('confirm-contest-submit').click();
  await expect(page.getByTestId('desk')).toBeVisible();
}

export async function openEntry(page: Page, entry: string): Promise<void> {
  await page.getByTestId(`entry-${entry}`).click();
  await expect(page.getByTestId(`entry-${entry}`)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('[data-pane="sheet"]')).toContainText(entry);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText('已保存');
}

/** Gives all marks of the open sheet by keyboard alone: digits, Enter to the next criterion. */
export async function typeMarks(page: Page, marks: readonly string[]): Promise<void> {
  await page.locator('input[data-mark]').first().focus();
  await page.keyboard.press('Control+A');
  for (const mark of marks) {
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
  }
}

/** Reviews with Ctrl+Enter, seals with the secret, and waits for the seal. */
export async function reviewAndSeal(page: Page, entry: string, secret: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  const review = page.getByRole('dialog');
  await expect(review.getByTestId(`review-${entry}`)).toBeVisible();
  await review.getByTestId('seal-secret').fill(secret);
  await review.getByTestId('confirm-seal').click();
  await expect(review).toBeHidden();
  await expect(page.getByTestId('sealed-sheet').getByTestId('seal-mark').first()).toBeVisible();
}

export async function recuse(page: Page, reason: string): Promise<void> {
  await page.getByTestId('recuse').click();
  await page.getByTestId('recusal-reason').fill(reason);
}

export async function startCorrection(page: Page, reason: string): Promise<void> {
  await page.getByTestId('correct').click();
  await page.getByTestId('correct-reason').fill(reason);
  await page.getByTestId('correct-begin').click();
  await expect(page.getByTestId('correction')).toBeVisible();
}

/** Seals everything that is ready in one act, once every sheet was on screen. */
export async function sealAll(page: Page, secret: string): Promise<void> {
  await page.getByTestId('review-all').click();
  const review = page.getByRole('dialog');
  await expect(review.getByTestId('confirm-seal')).toBeDisabled();
  const unseen = review.getByTestId('unseen-sheets');
  for (let left = await countUnseen(unseen); left > 0; left -= 1) {
    await expect(unseen).toContainText(new RegExp(String.raw`(?<!\d)${left}(?!\d)`));
    await review.getByTestId('next-unseen').click();
  }
  await review.getByTestId('seal-secret').fill(secret);
  await review.getByTestId('confirm-seal').click();
  await expect(review).toBeHidden();
}

export async function exportBundle(page: Page, secret: string): Promise<string> {
  await page.getByTestId('hand-over').click();
  await page.getByTestId('export-bundle').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('export-secret').fill(secret);
  await dialog.getByTestId('export-submit').click();
  const path = await readProducedPath(dialog);
  await dialog.getByTestId('export-close').click();
  await expect(dialog).toBeHidden();
  return path;
}

export async function importReceipt(page: Page, receipt: string): Promise<void> {
  await page.getByTestId('hand-over').click();
  await page.getByTestId('import-receipt').click();
  await page.getByTestId('receipt-drop-input').setInputFiles(receipt);
  await expect(page.getByTestId('receipt-outcome')).toBeVisible();
  await closeDialog(page);
}

/** How many sheets the seal still waits for. */
async function countUnseen(unseen: Locator): Promise<number> {
  return Number(/\d+/.exec((await unseen.textContent()) ?? '')?.[0]);
}
