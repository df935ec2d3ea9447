import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Types the secret into the open question and waits until the act is done. */
export async function confirmWithSecret(page: Page, secret: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('secret').fill(secret);
  await dialog.getByTestId('secret-confirm').click();
  await expect(dialog).toBeHidden();
}

/** Path of the file that this part of the screen says was written. */
export async function readProducedPath(within: Page | Locator): Promise<string> {
  return (await within.getByTestId('produced-path').innerText()).trim();
}

export type ShownFingerprint = { readonly digits: string; readonly words: readonly string[] };

/** A fingerprint as it stands on the screen. */
export async function readFingerprint(card: Locator): Promise<ShownFingerprint> {
  const digits = card.getByTestId('fingerprint-digits');
  await expect(digits).toBeVisible();
  return {
    digits: (await digits.locator('span').allInnerTexts()).join(' '),
    words: await card.getByTestId('fingerprint-words').locator('span').allInnerTexts(),
  };
}

export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}
