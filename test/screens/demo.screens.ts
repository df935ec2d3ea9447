import { copyDemoData, findDemoArchive } from '../e2e/demo-folder.ts';
import { closeDialog } from '../e2e/pages/dialogs.ts';
import { typeMarks } from '../e2e/pages/judge-desk.ts';
import { openArchive, typeRoot, verify } from '../e2e/pages/notary-page.ts';
import { openStep } from '../e2e/pages/organizer-setup.ts';
import { readPdfText } from '../e2e/pages/pdf-pane.ts';
import { test, expect, type Camera } from './camera.ts';

const SECRET = '202409';
/** The judge of the demo who has not finished. */
const OPEN_JUDGE = '郑国梁';
const FIRST_DRAFT = 'M-010';

test('organizer', async ({ open, tempFolder }) => {
  const camera = await open(await copyDemoData(tempFolder));
  const { page } = camera;
  await expect(page.getByTestId('demo-note')).toBeVisible();
  await camera.take('10-demo-home');
  await become(camera, page.locator('[data-role="organizer"]'));
  await openStep(page, 'setup');
  for (const tab of ['basics', 'rubrics', 'stages', 'freeze']) {
    await page.getByTestId(`setup-tab-${tab}`).click();
    await camera.take(`11-organizer-setup-${tab}`);
  }
  const steps = ['entries', 'judges', 'assignment', 'packages', 'collect', 'result', 'archive'];
  for (const [index, step] of steps.entries()) {
    await openStep(page, step as Parameters<typeof openStep>[1]);
    await camera.take(`${12 + index}-organizer-${step}`);
  }
  await openStep(page, 'collect');
  await page.locator('[data-testid^="cell-"][data-mark="received"]').first().click();
  await expect(page.getByTestId('sheet-drawer')).toBeVisible();
  await camera.take('20-organizer-sheet');
  await closeDialog(page);
  await openStep(page, 'result');
  await page.locator('[data-testid^="rank-"]').first().getByRole('button').first().click();
  await expect(page.getByTestId('derivation')).toBeVisible();
  await camera.take('21-organizer-derivation');
  await closeDialog(page);
  await page.getByTestId('help').click();
  await camera.take('22-organizer-help');
});

test('judge', async ({ open, tempFolder }) => {
  const camera = await open(await copyDemoData(tempFolder));
  const { page } = camera;
  await become(camera, page.locator('[data-role="judge"]', { hasText: OPEN_JUDGE }));
  await openFromList(camera, 'E-001');
  await readPdfText(page, 1);
  await camera.take('30-judge-sealed');
  await openFromList(camera, FIRST_DRAFT);
  await readPdfText(page, 1);
  await camera.take('31-judge-draft');
  await typeMarks(page, ['999']);
  await camera.take('32-judge-mark-refused');
  await typeMarks(page, ['8']);
  await page.getByTestId('review-seal').click();
  await expect(page.getByTestId(`review-${FIRST_DRAFT}`)).toBeVisible();
  await camera.take('33-judge-review');
  await closeDialog(page);
  await page.getByTestId('recuse').click();
  await camera.take('34-judge-recusal');
  await takeHandOver(camera);
  await page.getByTestId('help').click();
  await camera.take('39-judge-help');
});

/** Large type folds the list away. */
async function openFromList({ page }: Camera, entry: string): Promise<void> {
  await expect(page.getByTestId('desk')).toBeVisible();
  if (!(await page.getByTestId(`entry-${entry}`).isVisible())) {
    await page.getByTestId('toggle-list').click();
  }
  await page.getByTestId(`entry-${entry}`).click();
  await expect(page.locator('[data-pane="sheet"]')).toContainText(entry);
}

async function takeHandOver(camera: Camera): Promise<void> {
  const { page } = camera;
  const items = ['export-bundle', 'import-receipt', 'import-package', 'own-ranking'];
  for (const [index, item] of items.entries()) {
    await page.getByTestId('hand-over').click();
    await page.getByTestId(item).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await camera.take(`${35 + index}-judge-${item}`);
    await closeDialog(page);
  }
}

test('notary', async ({ open, tempFolder }) => {
  const camera = await open(await copyDemoData(tempFolder));
  const { page } = camera;
  await become(camera, page.locator('[data-role="notary"]'));
  const archive = await findDemoArchive();
  await openArchive(page, archive.path);
  await page.getByTestId('root-1').fill('12345');
  await camera.take('40-notary-typing');
  await page.getByTestId('root-1').fill('');
  await typeRoot(page, archive.root);
  expect(await verify(page)).toBe('valid');
  await page.getByTestId('verdict').scrollIntoViewIfNeeded();
  await camera.take('41-notary-verdict');
  await page.getByTestId('report-steps').scrollIntoViewIfNeeded();
  await camera.take('42-notary-steps');
  await page.getByTestId('matrix').scrollIntoViewIfNeeded();
  await camera.take('43-notary-matrix');
  await page.getByTestId('countersign').scrollIntoViewIfNeeded();
  await camera.take('44-notary-countersign');
});

async function become({ page }: Camera, row: ReturnType<Camera['page']['locator']>): Promise<void> {
  await row.first().click();
  await page.getByTestId('unlock-secret').fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
}
