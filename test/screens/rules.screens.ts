import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContestSetup } from '../../src/core/model/charter.ts';
import { readStandardForm, createStandardRuleset } from '../../src/core/rules/standard-form.ts';
import {
  createPerson,
  foundContest,
  PASSPHRASE,
  prepareSetup,
  SMALL_SETUP,
  type Person,
} from '../support/people.ts';
import { copyDemoData } from '../e2e/demo-folder.ts';
import { closeDialog } from '../e2e/pages/dialogs.ts';
import { openStep } from '../e2e/pages/organizer-setup.ts';
import { expect, test, type Camera } from './camera.ts';

/** Experts count for 70 %, the public for 30 %. */
function setupWithGroups(): ContestSetup {
  const stages = SMALL_SETUP.stages.map((stage) => {
    const form = readStandardForm(stage.ruleset);
    if (form === null) throw new Error('the common form');
    const groups = [
      { group: '专家', share: '0.7' },
      { group: '大众', share: '0.3' },
    ];
    return { ...stage, ruleset: createStandardRuleset({ ...form, groups }) };
  });
  return { ...SMALL_SETUP, stages };
}

async function openContest(
  open: (folder: string) => Promise<Camera>,
  tempFolder: string,
  prepare: (organizer: Person) => Promise<unknown>,
): Promise<Camera> {
  const folder = join(tempFolder, 'organizer');
  await mkdir(folder);
  const organizer = await createPerson('organizer', '组委会', { folder });
  await prepare(organizer);
  await organizer.close();
  const camera = await open(folder);
  await camera.page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await camera.page.getByTestId('unlock-submit').click();
  return camera;
}

test('rules in set-up', async ({ open, tempFolder }) => {
  const camera = await openContest(open, tempFolder, (organizer) =>
    prepareSetup(organizer, undefined, setupWithGroups()),
  );
  const { page } = camera;
  await openStep(page, 'setup');
  await page.getByTestId('setup-tab-stages').click();
  await page.getByTestId('ruleset-data').scrollIntoViewIfNeeded();
  await camera.take('70-rules-form');
  await page.getByTestId('ruleset-template').selectOption('trimmed-seven');
  await expect(page.getByTestId('ruleset-template-text')).toBeVisible();
  await camera.take('71-rules-template');
  await closeDialog(page);
  await page.getByTestId('ruleset-data').click();
  const text = page.getByTestId('ruleset-text');
  await text.fill((await text.inputValue()).replace('"of": "weighted"', '"of": "weihgted"'));
  await page.getByTestId('ruleset-problems').scrollIntoViewIfNeeded();
  await camera.take('72-rules-data');
});

test('groups of judges', async ({ open, tempFolder }) => {
  const judges = [await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委')];
  const cards: string[] = [];
  for (const judge of judges) {
    const card = await judge.client.demand('identity.exportKeyCard', { destinationId: judge.out });
    cards.push(card.path);
  }
  const camera = await openContest(open, tempFolder, (organizer) =>
    foundContest(organizer, undefined, setupWithGroups()),
  );
  const { page } = camera;
  await openStep(page, 'judges');
  await page.getByTestId('judge-drop-input').setInputFiles(cards[0] ?? '');
  await page.getByTestId('judge-compared').check();
  await page.getByTestId('judge-group').selectOption('专家');
  await page.getByTestId('judge-group').scrollIntoViewIfNeeded();
  await camera.take('73-judge-group');
  await page.getByTestId('judge-add').click();
  await page.getByTestId('judge-drop-input').setInputFiles(cards[1] ?? '');
  await page.getByTestId('judge-compared').check();
  await page.getByTestId('judge-add').click();
  await expect(page.getByTestId('judge-J-02')).toBeVisible();
  const csv = join(tempFolder, 'groups.csv');
  await writeFile(csv, '代号,组别\nJ-01,专家\nJ-02,观众\n');
  await page.getByTestId('groups-drop-input').setInputFiles(csv);
  await expect(page.getByTestId('groups-problems')).toBeVisible();
  await page.getByTestId('judges-table').scrollIntoViewIfNeeded();
  await camera.take('74-judges-groups');
  await page.getByTestId('groups-problems').scrollIntoViewIfNeeded();
  await camera.take('75-groups-refused');
  for (const judge of judges) await judge.close();
});

test('how firm the result of the demo is', async ({ open, tempFolder }) => {
  const camera = await open(await copyDemoData(tempFolder));
  const { page } = camera;
  await page.locator('[data-role="organizer"]').first().click();
  await page.getByTestId('unlock-secret').fill('202409');
  await page.getByTestId('unlock-submit').click();
  await openStep(page, 'result');
  await camera.take('80-result-demo');
  await page.locator('[data-testid^="explain-"]').first().click();
  await expect(page.getByTestId('derivation')).toBeVisible();
  await camera.take('81-derivation');
  await closeDialog(page);
  await page.getByTestId('sensitivity-show').click();
  await expect(page.getByTestId('line-stability')).toBeVisible();
  await page.getByTestId('line-stability').scrollIntoViewIfNeeded();
  await page.locator('details').first().click();
  await camera.take('82-lines');
  const judges = page.locator('[data-testid^="judges-"]').first();
  await judges.scrollIntoViewIfNeeded();
  await camera.take('83-judges-compared');
  await page.mouse.wheel(0, 2000);
  await camera.take('84-outliers');
});
