import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../src/contract/define-method.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { test, expect, type Camera } from './camera.ts';

const SECRET = 'orchid marble lantern seventy river';

/** The screens of a first day: nothing is there yet. */
for (const role of ['organizer', 'judge', 'notary'] as const) {
  test(`a new ${role}`, async ({ open, tempFolder }) => {
    const camera = await open(tempFolder);
    if (role === 'organizer') await camera.take('01-home-empty');
    await createProfile(camera, role);
    await camera.take(`02-${role}-identity`);
    await createIdentity(camera);
    await camera.take(`03-${role}-begin`);
    if (role === 'judge') await takeKeyCard(camera);
  });
}

test('a package that waits for its fingerprint', async ({ open, tempFolder }) => {
  const file = join(tempFolder, 'A-1.txt');
  await writeFile(file, '材料');
  await mkdir(join(tempFolder, 'people'));
  const contest = await prepareContest({
    folder: join(tempFolder, 'people'),
    entries: [{ id: 'A-1', title: '甲项目', materials: [file] }],
    received: false,
  });
  await contest.organizer.close();
  const camera = await open(contest.judgeFolder);
  const { page } = camera;
  await camera.take('04-locked');
  await page.getByTestId('unlock-secret').fill('wrong');
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('error-note')).toBeVisible();
  await camera.take('05-locked-wrong-secret');
  await page.getByTestId('unlock-secret').fill(contest.secret);
  await page.getByTestId('unlock-submit').click();
  await page.getByTestId('package-drop-input').setInputFiles(contest.packagePath);
  await expect(page.getByTestId('confirm-contest')).toBeVisible();
  await camera.take('06-confirm-contest');
});

async function createProfile({ page }: Camera, role: Role): Promise<void> {
  await page.getByTestId(`role-${role}`).click();
  await page.getByTestId('kind-real').click();
  await page.getByTestId('profile-label').fill('试用');
  await page.getByTestId('create-submit').click();
  await expect(page.getByTestId('create-identity')).toBeVisible();
}

async function createIdentity({ page }: Camera): Promise<void> {
  await page.getByTestId('identity-name').fill('试用');
  await page.getByTestId('new-secret').fill(SECRET);
  await page.getByTestId('repeat-secret').fill(SECRET);
  await page.getByTestId('identity-create').click();
  await expect(page.getByTestId('create-identity')).toBeHidden();
}

async function takeKeyCard(camera: Camera): Promise<void> {
  await camera.page.getByTestId('open-key-card').click();
  await expect(camera.page.getByTestId('fingerprint-digits')).toBeVisible();
  await camera.take('04-judge-key-card');
}
