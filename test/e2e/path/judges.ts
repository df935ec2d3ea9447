import { expect } from '../fixtures.ts';
import type { Actor } from '../pages/actor.ts';
import type { ShownFingerprint } from '../pages/dialogs.ts';
import * as desk from '../pages/judge-desk.ts';
import { openMaterial, readPdfPixels, readPdfText } from '../pages/pdf-pane.ts';
import { ENTRY_IDS, findEntry, MARKS, RARE } from './contest.ts';

/** The judge whose every act goes through the screen: reads, scores, recuses, corrects. */
export async function judgeAtLength(
  judge: Actor,
  file: string,
  paper: ShownFingerprint,
): Promise<string> {
  const { page, secret } = judge;
  await desk.receivePackage(page, file, paper);
  await readBesideTheSheet(judge);
  await scoreAndReload(judge);
  for (const id of ['E-002', 'E-003', 'M-001'] as const) {
    await desk.openEntry(page, id);
    await desk.typeMarks(page, MARKS.first[id]);
    await desk.expectSaved(page);
  }
  await declareRecusal(judge);
  await expect(page.getByTestId('review-all')).toContainText('4');
  await desk.sealAll(page, secret);
  await expect(page.getByTestId('count-sealed')).toContainText('5/5');
  await correct(judge);
  return desk.exportBundle(page, secret);
}

/** The deck beside the sheet: pixels on the canvas, the title in the text layer, a note beside it. */
async function readBesideTheSheet({ page }: Actor): Promise<void> {
  await desk.openEntry(page, 'E-001');
  await openMaterial(page, '路演PPT');
  expect(await readPdfText(page, 1)).toContain(findEntry('E-001').title.replaceAll(/\s/g, ''));
  const pixels = await readPdfPixels(page, 1);
  expect(pixels.colors).toBeGreaterThan(20);
  expect(pixels.ink).toBeGreaterThan(0.02);
  await expect(page.getByTestId('mark-innovation')).toBeVisible();
  // Without materials the summary stands there; this one came through GB18030's four-byte form.
  await desk.openEntry(page, 'M-002');
  await expect(page.locator('[data-pane="material"]')).toContainText(`简介${RARE}`);
}

/** Marks by keyboard, a comment, an impossible mark refused; a reload finds all of it again. */
async function scoreAndReload(judge: Actor): Promise<void> {
  const { page, secret } = judge;
  await desk.openEntry(page, 'E-001');
  await page.getByTestId('mark-innovation').fill('31');
  await expect(page.getByTestId('criterion-innovation')).toContainText('不能高于 30');
  await desk.typeMarks(page, MARKS.first['E-001']);
  await expect(page.getByTestId('comment')).toBeFocused();
  await page.keyboard.type('技术路线清楚,建议补充案例。');
  await expect(page.getByTestId('sheet-total')).toHaveText('88.5');
  await desk.expectSaved(page);
  await page.reload();
  await desk.openEntry(page, 'E-001');
  await expect(page.getByTestId('mark-market')).toHaveValue('17.5');
  await expect(page.getByTestId('comment')).toHaveValue('技术路线清楚,建议补充案例。');
  await desk.expectSaved(page);
  await desk.reviewAndSeal(page, 'E-001', secret);
  // Sealed means sealed: there is no field left to type into.
  await expect(page.locator('input[data-mark]')).toHaveCount(0);
}

async function declareRecusal({ page }: Actor): Promise<void> {
  await desk.openEntry(page, 'M-002');
  await desk.recuse(page, '曾指导该团队,主动回避。');
  await expect(page.getByTestId('mark-innovation')).toBeHidden();
  await desk.expectSaved(page);
}

/** 市场 15 becomes 16.5; both versions stay. */
async function correct({ page, secret }: Actor): Promise<void> {
  await desk.openEntry(page, 'E-002');
  await desk.startCorrection(page, '误录,复核后更正。');
  await page.getByTestId('mark-market').fill('16.5');
  await expect(page.getByTestId('sheet-total')).toHaveText('80.5');
  await desk.expectSaved(page);
  await desk.reviewAndSeal(page, 'E-002', secret);
  await expect(page.getByTestId('sealed-sheet')).toContainText('80.5');
  await expect(page.getByTestId('earlier-versions')).toContainText('79');
}

/** The second judge gives the marks and seals everything at once. */
export async function judgeBriefly(
  judge: Actor,
  file: string,
  paper: ShownFingerprint,
): Promise<string> {
  const { page, secret } = judge;
  await desk.receivePackage(page, file, paper);
  for (const id of ENTRY_IDS) {
    await desk.openEntry(page, id);
    await desk.typeMarks(page, MARKS.second[id]);
    await desk.expectSaved(page);
  }
  await desk.sealAll(page, secret);
  await expect(page.getByTestId('count-sealed')).toContainText('5/5');
  return desk.exportBundle(page, secret);
}

/** The signed receipt turns every sealed sheet into a delivered one. */
export async function takeReceipt({ page }: Actor, receipt: string): Promise<void> {
  await expect(page.getByTestId('entry-E-001')).toHaveAttribute('data-state', 'sealed');
  await desk.importReceipt(page, receipt);
  for (const id of ENTRY_IDS) {
    await expect(page.getByTestId(`entry-${id}`)).toHaveAttribute('data-state', 'delivered');
  }
  // Six sheets: five entries, and both versions of the corrected one.
  await expect(page.getByTestId('count-receipts')).toContainText('6');
}

/** What the first bundle's judge must not be able to do: open the other judge's package. */
export async function refuseForeignPackage({ page }: Actor, file: string): Promise<void> {
  await page.getByTestId('package-drop-input').setInputFiles(file);
  await expect(page.getByTestId('error-note')).toHaveAttribute(
    'data-code',
    'package-not-encrypted-for-you',
  );
}
