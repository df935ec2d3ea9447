import { expect } from '../fixtures.ts';
import type { Actor } from '../pages/actor.ts';
import { closeDialog, readFingerprint, type ShownFingerprint } from '../pages/dialogs.ts';
import * as desk from '../pages/judge-desk.ts';
import * as event from '../pages/organizer-event.ts';
import * as setup from '../pages/organizer-setup.ts';
import { ENTRY_IDS, findEntry, writeEntryFiles } from './contest.ts';

/** Judge ids in the organizer's list. */
export const FIRST = 'zhou';
export const SECOND = 'lin';

/** The preset, completed; the notary named; frozen. Gives what is printed on paper. */
export async function foundContest(organizer: Actor, notary: Actor): Promise<ShownFingerprint> {
  const { page, secret } = organizer;
  await setup.startFromPreset(page, 'maker-china-2024');
  await setup.adjustFinal(page, { minimumPanel: 1, meritPlaces: { 企业组: 4, 创客组: 2 } });
  const card = await desk.exportKeyCard(notary.page);
  expect(await setup.nameNotary(page, card.path)).toEqual(card.fingerprint);
  const paper = await setup.freeze(page, secret);
  expect(paper.digits).toMatch(/^(\d{5} ){9}\d{5}$/);
  return paper;
}

export async function takeEntries({ page }: Actor, folder: string): Promise<void> {
  const files = await writeEntryFiles(folder);
  await setup.openStep(page, 'entries');
  // A table with a fault is refused as a whole, naming what is wrong.
  await setup.previewEntries(page, files.wrongCsv);
  await expect(page.getByTestId('entries-preview')).toContainText('航天');
  await expect(page.getByTestId('entries-import')).toBeDisabled();
  await setup.previewEntries(page, files.csv);
  await expect(page.getByTestId('entries-preview')).toContainText('GB18030');
  await setup.importEntries(page, files.csv);
  for (const id of ENTRY_IDS) {
    await expect(page.getByText(findEntry(id).title).first()).toBeVisible();
  }
  await setup.attachMaterials(page, files.materials);
  await expect(page.getByTestId('attach-unmatched')).toBeHidden();
}

/** Key cards compared on both screens, roster and assignment signed, a package for each judge. */
export async function enrolAndPack(
  { page, secret }: Actor,
  judges: readonly [Actor, Actor],
): Promise<readonly string[]> {
  await setup.openStep(page, 'judges');
  for (const [index, id] of [FIRST, SECOND].entries()) {
    const judge = judges[index];
    if (!judge) throw new Error('two judges');
    const card = await desk.exportKeyCard(judge.page);
    await setup.enrolJudge(page, { card: card.path, id, expected: card.fingerprint });
  }
  await setup.signRoster(page, secret);
  await setup.openStep(page, 'assignment');
  await event.chooseStage(page, '决赛');
  const boxes = ENTRY_IDS.flatMap((entry) => [FIRST, SECOND].map((judge) => ({ judge, entry })));
  await event.assign(page, boxes, secret);
  await setup.openStep(page, 'packages');
  return event.buildPackages(page, secret, [FIRST, SECOND]);
}

/** With one bundle of two the result says INCOMPLETE and names who is missing. */
export async function collectFirst({ page, secret }: Actor, bundle: string): Promise<string> {
  await setup.openStep(page, 'collect');
  const receipt = await event.collectBundle(page, bundle, secret);
  expect(await event.readCell(page, FIRST, 'E-001')).toBe('received');
  expect(await event.readCell(page, FIRST, 'E-002')).toBe('corrected');
  expect(await event.readCell(page, FIRST, 'M-002')).toBe('recused');
  expect(await event.readCell(page, SECOND, 'E-001')).toBe('missing');
  await setup.openStep(page, 'result');
  await expect(page.getByTestId('incomplete')).toContainText('林若兰');
  await expect(page.getByTestId('rank-E-001')).toContainText('—');
  await expect(page.getByTestId('still-open')).toContainText('截止');
  return receipt;
}

export type Concluded = {
  readonly csv: string;
  readonly xlsx: string;
  readonly archive: event.ExportedArchive;
};

/** The second bundle makes it complete; the same bundle again changes nothing. */
export async function conclude(
  { page, secret }: Actor,
  bundle: string,
  paper: ShownFingerprint,
): Promise<Concluded> {
  await setup.openStep(page, 'collect');
  await event.collectBundle(page, bundle, secret);
  await event.collectBundle(page, bundle, secret);
  await expect(page.getByTestId('import-report')).toContainText('5');
  await expect(page.getByTestId('matrix-count')).toContainText('10');
  await event.closeScoring(page, secret);
  await setup.openStep(page, 'result');
  await expect(page.getByTestId('incomplete')).toBeHidden();
  await readDerivation({ page });
  await event.signResult(page, secret);
  const csv = await event.exportTable(page, 'csv');
  const xlsx = await event.exportTable(page, 'xlsx');
  await setup.openStep(page, 'archive');
  expect(await readFingerprint(page.getByTestId('root-fingerprint'))).toEqual(paper);
  return { csv, xlsx, archive: await event.exportArchive(page, secret) };
}

/** How E-001 came to 86.25, and why E-003 with the same total stands before it. */
async function readDerivation({ page }: Pick<Actor, 'page'>): Promise<void> {
  await page.getByTestId('explain-E-001').click();
  const derivation = page.getByTestId('derivation');
  await expect(derivation).toContainText('88.5');
  await expect(derivation).toContainText('172.5');
  await expect(derivation).toContainText('86.25');
  await expect(derivation).toContainText('技术创新');
  await expect(derivation).toContainText('E-003');
  await closeDialog(page);
}
