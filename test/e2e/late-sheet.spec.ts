import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  foundContest,
  importBundle,
  PASSPHRASE,
  receive,
  seal,
  turnStage,
} from '../support/people.ts';
import { expect, test } from './fixtures.ts';
import { exportBundle, importReceipt, openEntry, startCorrection } from './pages/judge-desk.ts';
import { unlockDesk } from './pages/prepared-desk.ts';

test('a late sheet stays marked with its remedy, counts once sealed again, and a wrong secret is advised on', async ({
  launch,
  tempFolder,
}) => {
  const folder = join(tempFolder, 'judge');
  await mkdir(folder);
  const organizer = await createPerson('organizer', '组委会');
  const judge = await createPerson('judge', '甲评委', { folder });
  await foundContest(organizer);
  const ids = await enrol(organizer, [judge]);
  await receive(judge, (await assignAndPack(organizer, ids)).values().next().value ?? '');
  await seal(judge, 'A-1', draftOf(500, 300));
  await deliver(judge, organizer);
  await turnStage(organizer, 'stage.close');
  await seal(judge, 'A-2', draftOf(400, 300));
  await deliver(judge, organizer);
  await judge.close();
  await turnStage(organizer, 'stage.reopen');

  const app = await launch(folder);
  const { page } = app;
  await unlockDesk(app, PASSPHRASE);
  await expect(page.getByTestId('entry-A-1')).toHaveAttribute('data-state', 'delivered');
  await expect(page.getByTestId('entry-A-2')).toHaveAttribute('data-state', 'late');
  await expect(page.getByTestId('entry-A-2')).toContainText('迟交，不计入');
  await expect(page.getByTestId('count-excluded')).toContainText('1');
  await openEntry(page, 'A-2');
  await expect(page.getByTestId('sheet-excluded')).toContainText('重新开放收卷');

  await startCorrection(page, '截止后重新封签');
  await page.keyboard.press('Control+Enter');
  const review = page.getByRole('dialog');
  const error = review.getByTestId('error-note');
  const attempt = async (secret: string) => {
    await review.getByTestId('seal-secret').fill(secret);
    await review.getByTestId('confirm-seal').click();
    await expect(review.getByTestId('seal-secret')).toHaveValue('');
    await expect(error).toBeVisible();
    return error.getAttribute('data-code');
  };
  // Digits are no matter of capitals.
  expect(await attempt('123456')).toBe('secret-wrong');
  await expect(error).toContainText('数字锁定键');
  await expect(error).not.toContainText('大小写');
  expect(await attempt('orchid Marble')).toBe('secret-wrong');
  await expect(error).toContainText('大小写');
  await expect
    .poll(() => attempt('123456'), { intervals: [0], timeout: 60_000 })
    .toBe('secret-locked-out');
  await expect(review.getByTestId('error-countdown')).toBeVisible();
  await expect(review.getByTestId('error-countdown')).toContainText('现在可以再试', {
    timeout: 60_000,
  });
  await review.getByTestId('seal-secret').fill(PASSPHRASE);
  await review.getByTestId('confirm-seal').click();
  await expect(review).toBeHidden();

  const bundle = await exportBundle(page, PASSPHRASE);
  const taken = await importBundle(organizer, bundle);
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  await importReceipt(page, taken.value.receipt.path);
  await expect(page.getByTestId('entry-A-2')).toHaveAttribute('data-state', 'delivered');
  await expect(page.getByTestId('count-excluded')).toHaveCount(0);
  await organizer.close();
});
