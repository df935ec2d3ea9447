import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyDemoData } from '../e2e/demo-folder.ts';
import { confirmWithSecret } from '../e2e/pages/dialogs.ts';
import { openStep } from '../e2e/pages/organizer-setup.ts';
import {
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrolDevices,
  exportBundle,
  foundContest,
  importBundle,
  receive,
  seal,
  turnStage,
} from '../support/people.ts';
import { test, expect } from './camera.ts';

const SECRET = '202409';

test('closing and log', async ({ open, tempFolder }) => {
  const { page, take } = await open(await copyDemoData(tempFolder));
  await page.locator('[data-role="organizer"]').first().click();
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'result');
  await expect(page.getByTestId('still-open')).toBeVisible();
  await take('60-result-still-open');
  await openStep(page, 'collect');
  await page.getByTestId('stage-close').click();
  await take('61-collect-close');
  await confirmWithSecret(page, SECRET);
  await expect(page.getByTestId('scoring-state')).toHaveAttribute('data-state', 'closed');
  await take('62-collect-closed');
  await page.getByTestId('log-section').scrollIntoViewIfNeeded();
  await page.getByTestId('desks-section').locator('summary').click();
  await page.getByTestId('log-section').evaluate((element) => element.scrollIntoView());
  await take('63-collect-log');
  await page.getByTestId('desks-section').evaluate((element) => element.scrollIntoView());
  await take('64-collect-desks');
});

test('a log that was set back', async ({ open, tempFolder }) => {
  const data = await copyDemoData(tempFolder);
  pretendLaterHead(data);
  const { page, take } = await open(data);
  await page.locator('[data-role="organizer"]').first().click();
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'collect');
  await expect(page.getByTestId('log-alarm')).toBeVisible();
  await take('65-collect-set-back');
});

test('witnessing', async ({ open, tempFolder }) => {
  const { page, take } = await open(await copyDemoData(tempFolder));
  await page.locator('[data-role="judge"]').first().click();
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await page.getByTestId('hand-over').click();
  await page.getByTestId('witness').click();
  await expect(page.getByTestId('witness-head')).toBeVisible();
  await take('66-judge-witness');
});

/** As if the records had been signed further than they go. */
function pretendLaterHead(dataFolder: string): void {
  const profiles = join(dataFolder, 'profiles');
  const organizer = readdirSync(profiles).find((name) => name.startsWith('organizer')) ?? '';
  const path = join(profiles, organizer, 'heads.log');
  const last = JSON.parse(readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '') as {
    head: { size: number };
  };
  last.head.size += 25;
  appendFileSync(path, `${JSON.stringify(last)}\n`);
}

test('receipt and conflict', async ({ open, tempFolder }) => {
  test.setTimeout(300_000);
  const { laptop, receipt, secret } = await sealOnTwoLaptops(tempFolder);
  const { page, take } = await open(laptop);
  await page.getByTestId('unlock-secret').fill(secret);
  await page.getByTestId('unlock-submit').click();
  await page.getByTestId('hand-over').click();
  await page.getByTestId('import-receipt').click();
  await page.getByTestId('receipt-drop-input').setInputFiles(receipt);
  await expect(page.getByTestId('receipt-outcome')).toBeVisible();
  await take('67-judge-receipt');
  await page.keyboard.press('Escape');
  await page.getByTestId('entry-A-1').click();
  await expect(page.getByTestId('device-conflict')).toBeVisible();
  await take('68-judge-conflict');
  await page.getByTestId('conflict-foreign').scrollIntoViewIfNeeded();
  await take('69-judge-conflict-below');
});

/** One judge, two laptops, one entry; the second one's sheet came first, one sheet came late. */
async function sealOnTwoLaptops(folder: string) {
  const at = (name: string) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const organizer = await createPerson('organizer', '组委会', { folder: at('organizer') });
  const laptops = [
    await createPerson('judge', '甲评委', { folder: at('first') }),
    await createPerson('judge', '甲评委', { folder: at('second') }),
  ] as const;
  await foundContest(organizer);
  const id = await enrolDevices(organizer, laptops);
  const packages = await assignAndPack(organizer, [id]);
  for (const laptop of laptops) await receive(laptop, packages.get(id) ?? '');
  const [first, second] = laptops;
  await seal(second, 'A-1', draftOf(450, 300));
  await deliver(second, organizer);
  await seal(first, 'A-1', draftOf(500, 300));
  const early = await importBundle(organizer, await exportBundle(first));
  await turnStage(organizer, 'stage.close');
  await seal(first, 'A-2', draftOf(400, 300));
  const late = await importBundle(organizer, await exportBundle(first));
  if (!early.ok || !late.ok) throw new Error('bundle refused');
  for (const person of [organizer, ...laptops]) await person.close();
  return { laptop: first.folder, receipt: late.value.receipt.path, secret: first.secret };
}
