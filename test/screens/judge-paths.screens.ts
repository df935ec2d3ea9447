import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDialog } from '../e2e/pages/dialogs.ts';
import { typeMarks } from '../e2e/pages/judge-desk.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { PASSPHRASE } from '../support/people.ts';
import { expect, test, type Camera } from './camera.ts';

const ENTRIES = [
  { id: 'T-1', title: '面向中小企业的国产数据库迁移与兼容性评估平台', materials: [] },
  { id: 'T-2', title: '工业视觉检测', materials: [] },
];

/** What a judge meets beside the sheet: paper, key card, help, print. */
test('a judge away from the straight path', async ({ open, tempFolder }) => {
  await mkdir(join(tempFolder, 'people'));
  const contest = await prepareContest({
    folder: join(tempFolder, 'people'),
    entries: ENTRIES,
    received: true,
  });
  await contest.organizer.close();
  const camera = await open(contest.judgeFolder);
  const { page } = camera;
  await page.getByTestId('unlock-secret').fill(PASSPHRASE);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('desk')).toBeVisible();
  await camera.take('80-judge-first-desk');
  await page.getByTestId('toggle-list').click();
  await camera.take('81-judge-list-toggled');
  await page.keyboard.press('Escape');
  if (!(await page.getByTestId('entry-T-1').isVisible())) {
    await page.getByTestId('toggle-list').click();
  }
  await page.getByTestId('entry-T-1').click();
  await takePaperEntry(camera);
  await page.getByTestId('hand-over').click();
  await page.getByTestId('key-card').click();
  await expect(page.getByTestId('fingerprint-digits')).toBeVisible();
  await camera.take('86-judge-key-card');
  await closeDialog(page);
  await typeMarks(page, ['51', '33']);
  await camera.take('87-judge-marked');
  await page.getByTestId('review-seal').click();
  await page.getByTestId('seal-secret').fill(PASSPHRASE);
  await page.getByTestId('confirm-seal').click();
  await expect(page.getByTestId('sealed-sheet')).toBeVisible();
  await camera.take('88-judge-sealed');
  await page.emulateMedia({ media: 'print' });
  await camera.take('89-judge-print');
  await page.emulateMedia({ media: null });
  await page.getByTestId('help').click();
  await camera.take('90-judge-help');
});

async function takePaperEntry(camera: Camera): Promise<void> {
  const { page } = camera;
  await page.getByTestId('from-paper').click();
  await camera.take('82-paper-first');
  await typeCopy(camera, '张录入', ['51', '33']);
  await camera.take('83-paper-second');
  await typeCopy(camera, '李核对', ['15', '33']);
  await camera.take('84-paper-differs');
  await page.getByTestId('paper-mend-second').click();
  await page.getByTestId('mark-paper-merit').fill('51');
  await page.getByTestId('paper-onward').click();
  await camera.take('85-paper-equal');
  await closeDialog(page);
}

async function typeCopy({ page }: Camera, name: string, marks: readonly string[]): Promise<void> {
  await page.getByTestId('paper-name').fill(name);
  await page.getByTestId('mark-paper-merit').fill(marks[0] ?? '');
  await page.getByTestId('mark-paper-value').fill(marks[1] ?? '');
  await page.getByTestId('paper-onward').click();
}
