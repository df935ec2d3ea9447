import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createPerson, PASSPHRASE, prepareSetup } from '../support/people.ts';
import { expect, test, type Launch } from './fixtures.ts';
import { openStep } from './pages/organizer-setup.ts';

/** The setup of a contest that is not frozen yet. */
async function openSetup(launch: Launch, tempFolder: string): Promise<Page> {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  const organizer = await createPerson('organizer', '组委会', { folder });
  await prepareSetup(organizer);
  await organizer.close();
  const { page } = await launch(folder);
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'setup');
  return page;
}

test('a shipped ruleset is read before it is used, and a mistake in its data is named by its place', async ({
  launch,
  tempFolder,
}) => {
  const page = await openSetup(launch, tempFolder);
  await page.getByTestId('setup-tab-stages').click();

  await page.getByTestId('ruleset-template').selectOption('trimmed-seven');
  const read = page.getByTestId('ruleset-template-text');
  await expect(read).toContainText('去掉 1 个最高的和 1 个最低的');
  await page.getByTestId('ruleset-template-use').click();
  await expect(read).toBeHidden();
  await expect(page.getByTestId('ruleset-custom')).toBeVisible();
  await expect(page.getByTestId('rules-text')).toContainText('应有 7 个');

  await page.getByTestId('ruleset-data').click();
  const text = page.getByTestId('ruleset-text');
  const whole = await text.inputValue();
  await text.fill(whole.replace('"of": "weighted"', '"of": "wieghted"'));
  await expect(page.getByTestId('ruleset-problems')).toContainText('steps.1.of');
  await text.fill('{\n  "type": oops\n}');
  await expect(page.getByTestId('ruleset-problems')).toContainText('2:11');
  await expect(page.getByTestId('ruleset-text-use')).toBeDisabled();
  await text.fill(whole.replace('"expected": 7', '"expected": 5'));
  await expect(page.getByTestId('ruleset-problems')).toBeHidden();
  await page.getByTestId('ruleset-text-use').click();
  await expect(page.getByTestId('rules-text')).toContainText('应有 5 个');
  await expect(page.getByTestId('setup-state')).toContainText('已保存');
});

test('a number or a name that cannot be kept says so at its field, and nothing claims it was saved', async ({
  launch,
  tempFolder,
}) => {
  const page = await openSetup(launch, tempFolder);
  const state = page.getByTestId('setup-state');
  const panel = page.getByRole('tabpanel');
  const title = page.getByTestId('setup-title');
  const name = await title.inputValue();
  await title.fill(`大\u202E${name}`);
  await expect(panel).toContainText('第 2 个字处有一个看不见的改变阅读方向的字符（U+202E）');
  await expect(state).toContainText('还没有保存');
  await title.fill(name);
  await expect(state).toHaveText('已保存');

  await page.getByTestId('setup-tab-stages').click();
  const places = panel.getByLabel(/名额$/).first();
  for (const wrong of ['', '-1', '1.5', '999999999999']) {
    await places.fill(wrong);
    await places.blur();
    await expect(places).toHaveValue(wrong);
    await expect(panel).toContainText('请填 0 到 20000 的整数。这一处没有保存');
    await expect(state).toContainText('还没有保存');
  }
  await places.fill('３');
  await places.blur();
  await expect(places).toHaveValue('3');
  await expect(state).toHaveText('已保存');
  await page.reload();
  await openStep(page, 'setup');
  await page.getByTestId('setup-tab-stages').click();
  await expect(places).toHaveValue('3');
});
