import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';
import { confirmWithSecret, readProducedPath } from './dialogs.ts';

export async function openArchive(page: Page, path: string): Promise<void> {
  await page.getByTestId('archive-drop-input').setInputFiles(path);
  await expect(page.getByTestId('archive-opened')).toContainText(path.split('/').at(-1) ?? path);
}

/** Types the ten groups from paper, as one row of digits: the fields take them on by themselves. */
export async function typeRoot(page: Page, digits: string): Promise<void> {
  await page.getByTestId('root-1').focus();
  await page.keyboard.type(digits.replaceAll(' ', ''));
}

export async function verify(page: Page): Promise<'valid' | 'invalid'> {
  await page.getByTestId('verify').click();
  const verdict = await page.getByTestId('verdict').getAttribute('data-verdict');
  return verdict === 'valid' ? 'valid' : 'invalid';
}

/** Status of the twelve steps, in their order. */
export async function readSteps(page: Page): Promise<readonly (string | null)[]> {
  const steps: (string | null)[] = [];
  for (let step = 1; step <= 12; step += 1) {
    steps.push(await page.getByTestId(`report-step-${step}`).getAttribute('data-status'));
  }
  return steps;
}

/** Countersigns and gives the path of the countersigned copy. */
export async function countersign(page: Page, secret: string): Promise<string> {
  await page.getByTestId('countersign').click();
  await confirmWithSecret(page, secret);
  return readProducedPath(page.getByTestId('countersigned'));
}
