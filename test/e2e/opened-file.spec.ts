import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';

const entries = [{ id: 'T-1', title: '项目', materials: [] }];

test('a double click on the package: unlock, and it is read in', async ({ launch, tempFolder }) => {
  const contest = await prepareContest({ folder: tempFolder, entries, received: false });
  await contest.organizer.close();
  const { page } = await launch(contest.judgeFolder, { openFile: contest.packagePath });
  await expect(page.getByTestId('opened-file')).toContainText('.jbpkg');
  await page.getByTestId('unlock-secret').fill(contest.secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('confirm-contest')).toBeVisible();
  await expect(page.getByTestId('opened-file')).toBeHidden();
  await page.getByTestId('compared').check();
  await page.getByTestId('confirm-contest-submit').click();
  await expect(page.getByTestId('desk')).toBeVisible();
});

test('on the desk, a double click on a package opens the dialog that takes it', async ({
  launch,
  tempFolder,
}) => {
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await launch(contest.judgeFolder, { openFile: contest.packagePath });
  await page.getByTestId('unlock-secret').fill(contest.secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('package-changes')).toContainText('与上一版相同');
});
