import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cosign, exportRequest, giveBack, shareRoot } from '../support/root-holders.ts';
import { createPerson, enrol, PASSPHRASE, prepareSetup } from '../support/people.ts';
import { test, expect, type Camera } from './camera.ts';

/** Root keys held by several people, a revoked device, a forgotten secret. */
test('root keys', async ({ open, tempFolder }) => {
  const at = async (name: string) => {
    const path = join(tempFolder, name);
    await mkdir(path);
    return path;
  };
  const organizer = await createPerson('organizer', '组委会', { folder: await at('organizer') });
  const holder = await createPerson('root-holder', '李保管', { folder: await at('holder') });
  const judge = await createPerson('judge', '甲评委', { folder: await at('judge') });
  await prepareSetup(organizer);
  await shareRoot(organizer, [holder], 2);
  await organizer.client.demand('contest.freeze', { secret: organizer.secret });
  const charterRequest = await exportRequest(organizer, 'charter');
  await organizer.close();
  await holder.close();
  await judge.client.demand('identity.lock', {});
  for (let round = 0; round < 4; round += 1) {
    await judge.client.call('identity.unlock', { secret: 'wrong' });
  }
  await judge.close();

  const waiting = await open(organizer.folder);
  await unlock(waiting);
  await waiting.page.getByTestId('setup-tab-freeze').click();
  await waiting.take('50-organizer-charter-waiting');
  await waiting.page.getByTestId('setup-tab-root').click();
  await waiting.take('51-organizer-root-keys');

  const desk = await open(holder.folder);
  await unlock(desk);
  await desk.take('52-holder-begin');
  await desk.page.getByTestId('request-drop-input').setInputFiles(charterRequest);
  await expect(desk.page.getByTestId('request')).toBeVisible();
  await desk.take('53-holder-charter');
  await desk.page.getByTestId('request-keys').scrollIntoViewIfNeeded();
  await desk.take('54-holder-keys');
  await desk.page.getByTestId('request-sign').scrollIntoViewIfNeeded();
  await desk.take('55-holder-sign');

  const locked = await open(judge.folder);
  await locked.page.getByTestId('unlock-secret').fill('wrong');
  await locked.page.getByTestId('unlock-submit').click();
  await expect(locked.page.getByTestId('lockout')).toBeVisible();
  await locked.take('56-lockout');
  await locked.page.getByTestId('lost-secret').click();
  await locked.take('57-renew-key');
});

test('a revoked device', async ({ open, tempFolder }) => {
  const paths = { organizer: join(tempFolder, 'organizer'), holder: join(tempFolder, 'holder') };
  await mkdir(paths.organizer);
  await mkdir(paths.holder);
  const organizer = await createPerson('organizer', '组委会', { folder: paths.organizer });
  const holder = await createPerson('root-holder', '李保管', { folder: paths.holder });
  const judge = await createPerson('judge', '甲评委');
  await prepareSetup(organizer);
  await shareRoot(organizer, [holder], 2);
  await organizer.client.demand('contest.freeze', { secret: organizer.secret });
  await giveBack(organizer, await cosign(holder, await exportRequest(organizer, 'charter')));
  await enrol(organizer, [judge]);
  const request = await exportRequest(organizer, 'roster');
  await judge.close();
  await organizer.close();
  await holder.close();

  const screen = await open(organizer.folder);
  await unlock(screen);
  await screen.page.getByTestId('step-judges').click();
  await screen.take('58-organizer-roster-waiting');
  await screen.page.getByTestId('revoke-device').click();
  await screen.page.getByTestId('revoke-reason').fill('电脑遗失');
  await screen.take('59-organizer-revoke');
  await screen.page.getByTestId('revoke-submit').click();
  await expect(screen.page.getByTestId('revocation')).toBeVisible();
  await screen.page.getByTestId('revocation').scrollIntoViewIfNeeded();
  await screen.take('60-organizer-revoked');

  const desk = await open(holder.folder);
  await unlock(desk);
  await desk.page.getByTestId('request-drop-input').setInputFiles(request);
  await expect(desk.page.getByTestId('roster-changes')).toBeVisible();
  await desk.take('61-holder-roster');
});

async function unlock({ page }: Camera): Promise<void> {
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}
