import type { Page } from '@playwright/test';
import type { SeededRandom } from '../../../src/backend/demo/seeded-random.ts';
import { expect } from '../fixtures.ts';
import { openEntry } from '../pages/judge-desk.ts';
import {
  DECLARED,
  MARK_FIELDS,
  MARK_NAMES,
  RECUSAL,
  TEXT_NAMES,
  type MarkField,
} from './fields.ts';
import type { Ledger, Marks } from './ledger.ts';

const PATIENCE_MS = 3_000;

export type JudgeOptions = {
  readonly page: Page;
  readonly ledger: Ledger;
  readonly random: SeededRandom;
  readonly secret: string;
  readonly edits: EditDeck;
  /** Called before each stroke of work; stops the judge when it says so. */
  readonly isOver: () => boolean;
};

/** Edits without a pause, one entry after the other, until it is over or somebody dies. */
export async function scoreOn(options: JudgeOptions, entries: readonly string[]): Promise<void> {
  const { page, random, edits, isOver } = options;
  while (!isOver()) {
    const entry = random.pick(entries);
    await openEntry(page, entry);
    for (let count = 0; count < 8 && !isOver(); count += 1) {
      await edits.make(options, entry);
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
  if (await page.getByTestId('recusal').isVisible()) await withdraw(options, entry);
  for (const field of MARK_NAMES) await giveMark(options, entry, field);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('seal-secret').fill(secret, { timeout });
  await page.getByTestId('confirm-seal').click({ timeout });
  await page.getByTestId('sealed-sheet').waitFor({ timeout });
}

/** Says whether it could be made. */
type Edit = (options: JudgeOptions, entry: string) => Promise<boolean>;

/** Every kind of edit that a judge can make, and how often beside the others. */
const KINDS = [
  { name: 'marks', edit: giveAnyMark, share: 3 },
  { name: 'texts', edit: writeText, share: 2 },
  { name: 'steps back', edit: stepBack, share: 1 },
  { name: 'recusals', edit: declareOrWithdraw, share: 1 },
  { name: 'notes', edit: writeNote, share: 2 },
] as const satisfies readonly { name: string; edit: Edit; share: number }[];

export type EditDeck = {
  readonly make: Edit;
  /** Kinds of edit with how many were made and not interrupted. */
  readonly made: () => string;
};

/** Deals the kinds in a random order, each as often as its share before any comes again. */
export function createEditDeck(random: SeededRandom): EditDeck {
  const cards = KINDS.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
  const counts = new Map<string, number>(KINDS.map(({ name }) => [name, 0]));
  let deck: (typeof KINDS)[number][] = [];
  return {
    make: async (options, entry) => {
      if (deck.length === 0) deck = [...random.shuffle(cards)];
      const kind = deck.pop();
      if (kind === undefined || !(await kind.edit(options, entry))) return false;
      counts.set(kind.name, (counts.get(kind.name) ?? 0) + 1);
      return true;
    },
    made: () => [...counts].map(([name, count]) => `${count} ${name}`).join(', '),
  };
}

async function giveAnyMark(options: JudgeOptions, entry: string): Promise<boolean> {
  return giveMark(options, entry, options.random.pick(MARK_NAMES));
}

async function giveMark(options: JudgeOptions, entry: string, field: MarkField): Promise<boolean> {
  const { page, random } = options;
  const input = page.getByTestId(`mark-${field}`);
  if (!(await input.isVisible())) return withdraw(options, entry);
  await input.focus();
  await typeOver(options, entry, field, String(1 + random.int(MARK_FIELDS[field])));
  return true;
}

/** The overall comment, or the remark on one criterion. */
async function writeText(options: JudgeOptions, entry: string): Promise<boolean> {
  const { page, random } = options;
  const name = random.pick(TEXT_NAMES);
  const folded = page.getByTestId(`add-${name}`);
  if (name !== 'comment' && (await folded.isVisible())) await folded.click();
  const field = page.getByTestId(name);
  if (!(await field.isVisible())) return false;
  await field.focus();
  await typeOver(options, entry, name, `评语${random.int(100_000)}`);
  return true;
}

/** Undo, and now and then redo. */
async function stepBack({ page, ledger, random }: JudgeOptions, entry: string): Promise<boolean> {
  const button = page.getByTestId(random.int(3) === 0 ? 'draft-redo' : 'draft-undo');
  if (!(await button.isEnabled())) return false;
  ledger.stepping(entry);
  await button.click();
  return true;
}

async function declareOrWithdraw(options: JudgeOptions, entry: string): Promise<boolean> {
  const { page, ledger, random } = options;
  if (await page.getByTestId('recusal').isVisible()) return withdraw(options, entry);
  ledger.typing(entry, RECUSAL, DECLARED);
  await page.getByTestId('recuse').click();
  const reason = page.getByTestId('recusal-reason');
  await reason.focus();
  const text = `师生${random.int(1000)}`;
  ledger.typing(entry, RECUSAL, DECLARED + text);
  await page.keyboard.type(text);
  ledger.typed(entry, RECUSAL, DECLARED + text);
  return true;
}

async function withdraw({ page, ledger }: JudgeOptions, entry: string): Promise<boolean> {
  ledger.typing(entry, RECUSAL, '');
  await page.getByTestId('recusal-undo').click();
  ledger.typed(entry, RECUSAL, '');
  await page.getByTestId('mark-merit').waitFor();
  return true;
}

/** A private note on the page that is open, once it is drawn; without a backend it never may be. */
async function writeNote(options: JudgeOptions, entry: string): Promise<boolean> {
  const { page, ledger, random, isOver } = options;
  const drawn = page.locator('[data-page-number="1"] canvas').first();
  while (!(await drawn.isVisible())) {
    if (isOver()) return false;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.locator('[data-pane-focus]').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="pdf-notes"] textarea:focus').waitFor();
  const text = `记${random.int(100_000)}号`;
  await page.keyboard.type(text);
  ledger.notedDown(entry, text);
  return true;
}

async function typeOver(
  { page, ledger }: JudgeOptions,
  entry: string,
  field: string,
  text: string,
): Promise<void> {
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
  const field = page.getByTestId('comment');
  const recusal = page.getByTestId('recusal-reason');
  await expect(sealed.or(field).or(recusal).first()).toBeVisible();
  if (await sealed.isVisible()) {
    const hash = await sealed.getByTestId('sheet-hash').first().innerText();
    return { marks: {}, sealed: hash.replaceAll(' ', '') };
  }
  if (await recusal.isVisible()) {
    return { marks: { [RECUSAL]: DECLARED + (await recusal.inputValue()) }, sealed: '' };
  }
  const marks: Record<string, string> = { [RECUSAL]: '', comment: await field.inputValue() };
  for (const name of MARK_NAMES) {
    marks[name] = await page.getByTestId(`mark-${name}`).inputValue();
    const remark = page.getByTestId(`remark-${name}`);
    // Folded while there is nothing in it.
    marks[`remark-${name}`] = (await remark.isVisible()) ? await remark.inputValue() : '';
  }
  return { marks, sealed: '' };
}
