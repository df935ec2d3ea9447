import { join } from 'node:path';
import { expect, test, type Launch } from './fixtures.ts';
import { arrive, comeBack, type Actor } from './pages/actor.ts';
import type { ShownFingerprint } from './pages/dialogs.ts';
import * as page from './pages/notary-page.ts';
import { readCsv, readXlsx, verifyWithCli } from './path/artefacts.ts';
import { PEOPLE, RANKING } from './path/contest.ts';
import { judgeAtLength, judgeBriefly, refuseForeignPackage, takeReceipt } from './path/judges.ts';
import {
  collectFirst,
  conclude,
  enrolAndPack,
  foundContest,
  takeEntries,
  type Concluded,
} from './path/organizer.ts';

test.setTimeout(180_000);

/** One contest from the charter to the countersignature, through the screens of four people. */
test('the whole path of a contest', async ({ launch, tempFolder }) => {
  const organizer = await arrive(launch, tempFolder, PEOPLE.organizer);
  const notary = await arrive(launch, tempFolder, PEOPLE.notary);
  const paper = await test.step('charter', () => foundContest(organizer, notary));
  await notary.app.close();
  await test.step('entries', () => takeEntries(organizer, join(tempFolder, 'files')));
  const first = await arrive(launch, tempFolder, PEOPLE.first);
  const second = await arrive(launch, tempFolder, PEOPLE.second);
  const packages = await test.step('packages', () => enrolAndPack(organizer, [first, second]));
  const [forFirst = '', forSecond = ''] = packages;

  await test.step('foreign package', () => refuseForeignPackage(first, forSecond));
  const bundle = await test.step('first judge', () => judgeAtLength(first, forFirst, paper));
  const receipt = await test.step('first bundle', () => collectFirst(organizer, bundle));
  const late = await test.step('second judge', () => judgeBriefly(second, forSecond, paper));
  const concluded = await test.step('result', () => conclude(organizer, late, paper));
  await test.step('receipt', () => takeReceipt(first, receipt));
  const signed = await test.step('notary', () => notarize(launch, notary, concluded, paper));
  await test.step('files', () => readFiles(concluded, signed, paper));
});

/** The notary comes back with the paper alone: twelve steps, then the countersignature. */
async function notarize(
  launch: Launch,
  notary: Actor,
  { archive }: Concluded,
  paper: ShownFingerprint,
): Promise<string> {
  const back = await comeBack(launch, notary);
  await page.openArchive(back.page, archive.path);
  await page.typeRoot(back.page, paper.digits);
  await expect(back.page.getByTestId('root-right')).toBeVisible();
  expect(await page.verify(back.page)).toBe('valid');
  // 6 and 7 (log and checkpoints) did not run: this archive has none. 12 waits for the signature.
  const steps = await page.readSteps(back.page);
  expect(steps.filter((status) => status === 'failed')).toEqual([]);
  expect([steps[0], steps[3], steps[8], steps[9], steps[10]]).toEqual(Array(5).fill('passed'));
  await expect(back.page.getByTestId('result-status')).toContainText('完整');
  await expect(back.page.getByTestId('hash-index')).toHaveText(archive.index);
  return page.countersign(back.page, notary.secret);
}

/** What came out, read without the application: figures against those worked by hand. */
async function readFiles(
  { csv, xlsx, archive }: Concluded,
  countersigned: string,
  paper: ShownFingerprint,
): Promise<void> {
  for (const rows of [await readCsv(csv), await readXlsx(xlsx)]) {
    const lines = rows.slice(1, 1 + RANKING.length).map((row) => {
      const [division, rank, entry, , , , total, counted, recused, award, recommended] = row;
      return [division, rank, entry, total, counted, recused, award, recommended];
    });
    expect(lines).toEqual(RANKING);
  }
  const report = await verifyWithCli(countersigned, paper.digits);
  expect(report).toMatchObject({ verdict: 'valid', resultStatus: 'complete' });
  expect(report.steps.find(({ step }) => step === 12)?.status).toBe('passed');
  expect(report.archiveIndex).toBe(archive.index);
  // Another contest's root: the same file must not pass.
  const other = await verifyWithCli(archive.path, OTHER_ROOT);
  expect(other.verdict).toBe('invalid');
}

/** A well-formed fingerprint of nothing in this contest: that of the demo with seed 1. */
const OTHER_ROOT = '85731 67468 84620 29800 87888 25894 91042 61551 02138 98487';
