import type { Page } from '@playwright/test';
import type { SeededRandom } from '../../../src/backend/demo/seeded-random.ts';
import { expect } from '../fixtures.ts';
import { openEntry } from '../pages/judge-desk.ts';
import type { Ledger, Marks } from './ledger.ts';

/** Highest mark of each criterion of the contest that is played here. */
const HIGHEST = { merit: 60, value: 40 } as const;
const FIELDS = ['merit', 'value'] as const;
const PATIENCE_MS = 3_000;

export type JudgeOptions = {
  readonly page: Page;
  readonly ledger: Ledger;
  readonly random: SeededRandom;
  readonly secret: string;
  /** Called before each stroke of work; stops the judge when it says so. */
  readonly isOver: () => boolean;
};

/** Gives marks without a pause, to one entry after the other, until it is over or somebody dies. */
export async function scoreOn(options: JudgeOptions, entries: readonly string[]): Promise<void> {
  const { page, random, isOver } = options;
  while (!isOver()) {
    const entry = random.pick(entries);
    await openEntry(page, entry);
    for (let count = 0; count < 8 && !isOver(); count += 1) {
      await giveMark(options, entry, random.pick(FIELDS));
    }
  }
}

/** Completes a sheet, reviews and seals it; gives up soon when somebody died meanwhile. */
export async function sealOne(
  options: JudgeOptions,
  entry: string,
  timeout = PATIENCE_MS,
): Promise<void> {
  const { page, secret } = options;
  await openEntry(page, entry);
  for (const field of FIELDS) await giveMark(options, entry, field);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('seal-secret').fill(secret, { timeout });
  await page.getByTestId('confirm-seal').click({ timeout });
  await page.getByTestId('sealed-sheet').waitFor({ timeout });
}

async function giveMark(
  { page, ledger, random }: JudgeOptions,
  entry: string,
  field: (typeof FIELDS)[number],
): Promise<void> {
  const text = String(1 + random.int(HIGHEST[field]));
  await page.getByTestId(`mark-${field}`).focus();
  await page.keyboard.press('Control+A');
  ledger.typing(entry, field, text);
  await page.keyboard.type(text);
  ledger.typed(entry, field, text);
}

/** What the desk shows of an entry: marks of the draft or of the sealed sheet, and the seal. */
export async function readDesk(
  page: Page,
  entry: string,
): Promise<{ readonly marks: Marks; readonly sealed: string }> {
  await openEntry(page, entry);
  const sealed = page.getByTestId('sealed-sheet');
  const field = page.getByTestId('mark-merit');
  await expect(sealed.or(field).first()).toBeVisible();
  if (await sealed.isVisible()) {
    const hash = await sealed.getByTestId('sheet-hash').first().innerText();
    return { marks: {}, sealed: hash.replaceAll(' ', '') };
  }
  const marks: Record<string, string> = {};
  for (const name of FIELDS) marks[name] = await page.getByTestId(`mark-${name}`).inputValue();
  return { marks, sealed: '' };
}
