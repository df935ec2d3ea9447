import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEntry } from '../e2e/pages/judge-desk.ts';
import { openStep } from '../e2e/pages/organizer-setup.ts';
import { shareRoot } from '../support/root-holders.ts';
import {
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  exportBundle,
  foundContest,
  PASSPHRASE,
  prepareSetup,
  receive,
  seal,
  turnStage,
} from '../support/people.ts';
import { test, expect, type Camera } from './camera.ts';

/** What came late, on both sides; another kind of file; the second key. */
test('late sheets, wrong files, SM2', async ({ open, tempFolder }) => {
  const at = async (name: string) => {
    const path = join(tempFolder, name);
    await mkdir(path);
    return path;
  };
  const organizer = await createPerson('organizer', '组委会', { folder: await at('organizer') });
  const judge = await createPerson('judge', '甲评委', { folder: await at('judge'), sm2: true });
  await foundContest(organizer);
  const ids = await enrol(organizer, [judge]);
  const packages = await assignAndPack(organizer, ids);
  await receive(judge, [...packages.values()][0] ?? '');
  await seal(judge, 'A-1', draftOf(500, 300));
  await deliver(judge, organizer);
  await turnStage(organizer, 'stage.close');
  await seal(judge, 'A-2', draftOf(400, 300));
  const { report } = await deliver(judge, organizer);
  await seal(judge, 'A-3', draftOf(300, 300));
  const bundle = await exportBundle(judge);
  await judge.close();
  await organizer.close();

  const desk = await open(judge.folder);
  await unlock(desk);
  await openEntry(desk.page, 'A-2');
  await desk.take('80-judge-late');
  await desk.page.getByTestId('hand-over').click();
  await desk.page.getByTestId('import-receipt').click();
  await desk.page.getByTestId('receipt-drop-input').setInputFiles(bundle);
  await expect(desk.page.getByTestId('error-note')).toBeVisible();
  await desk.take('81-judge-wrong-kind');
  await desk.page.keyboard.press('Escape');
  await desk.page.getByTestId('profile-menu').click();
  await desk.page.getByTestId('open-sm2').click();
  await desk.take('82-sm2-present');

  const hub = await open(organizer.folder);
  await unlock(hub);
  await openStep(hub.page, 'collect');
  await hub.page.getByTestId('bundles-drop-input').setInputFiles([bundle, report.receipt.path]);
  await hub.page.getByTestId('secret').fill(PASSPHRASE);
  await hub.page.getByTestId('secret-confirm').click();
  await expect(hub.page.getByTestId('import-report')).toHaveCount(2);
  await hub.page.getByTestId('import-reports').scrollIntoViewIfNeeded();
  await hub.take('83-collect-late');
  await hub.page.getByTestId('profile-menu').click();
  await hub.page.getByTestId('open-sm2').click();
  await hub.take('84-organizer-sm2');
});

test('freezing with a threshold', async ({ open, tempFolder }) => {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  const organizer = await createPerson('organizer', '组委会', { folder });
  const holder = await createPerson('root-holder', '李保管');
  await prepareSetup(organizer);
  await shareRoot(organizer, [holder], 2);
  await holder.close();
  await organizer.close();
  const screen = await open(folder);
  await unlock(screen);
  await screen.page.getByTestId('setup-tab-freeze').click();
  await screen.page.getByTestId('freeze').click();
  await expect(screen.page.getByTestId('freeze-shared')).toBeVisible();
  await screen.take('85-freeze-threshold');
});

async function unlock({ page }: Camera): Promise<void> {
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}
