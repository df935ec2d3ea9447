import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import {
  expectSaved,
  openEntry,
  reviewAndSeal,
  startCorrection,
  typeMarks,
} from './pages/judge-desk.ts';
import { openPreparedDesk, unlockDesk } from './pages/prepared-desk.ts';

test('undo, redo and the history stay with their entry', async ({ launch, tempFolder }) => {
  const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  const merit = page.getByTestId('mark-merit');
  const value = page.getByTestId('mark-value');
  await openEntry(page, 'T-1');
  await typeMarks(page, ['12']);
  // Strokes within two seconds are one line of the history.
  await page.waitForTimeout(2_500);
  await value.fill('34');
  await openEntry(page, 'T-2');
  await typeMarks(page, ['56']);
  await openEntry(page, 'T-1');
  await value.focus();
  await page.keyboard.press('Control+Z');
  await expect(value).toHaveValue('');
  await page.keyboard.press('Control+Z');
  await expect(merit).toHaveValue('');
  await page.keyboard.press('Control+Y');
  await expect(merit).toHaveValue('12');
  await page.getByTestId('draft-redo').click();
  await expect(value).toHaveValue('34');
  await openEntry(page, 'T-2');
  await expect(merit).toHaveValue('56');
  await expectSaved(page);

  await openEntry(page, 'T-1');
  await page.getByTestId('draft-history').click();
  const states = page.getByTestId('history-state');
  await expect(states.first()).toContainText('34');
  await states.last().getByTestId('history-restore').click();
  await expect(value).toHaveValue('');
  await expect(merit).toHaveValue('12');
});

test('undo and redo in a text field are those of the sheet, step by step, there and back', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  const merit = page.getByTestId('mark-merit');
  const comment = page.getByTestId('comment');
  await openEntry(page, 'T-1');
  await merit.fill('9');
  await comment.focus();
  await page.keyboard.insertText('第一句。');
  await expectSaved(page);
  const states = async () => [await merit.inputValue(), await comment.inputValue()];
  const press = async (key: string, expected: readonly string[]) => {
    await page.keyboard.press(key);
    await expect.poll(states).toEqual(expected);
  };
  await press('Control+z', ['9', '']);
  await press('Control+z', ['', '']);
  // Used up: nothing swings back.
  await press('Control+z', ['', '']);
  await press('Control+z', ['', '']);
  await press('Control+y', ['9', '']);
  await press('Control+Shift+z', ['9', '第一句。']);
  await press('Control+y', ['9', '第一句。']);
  await expectSaved(page);

  // Deleted within one flow of typing: the history still has it.
  await comment.fill('第一句。第二句。');
  await comment.fill('');
  await comment.fill('改写');
  await expectSaved(page);
  await page.getByTestId('draft-history').click();
  await expect(page.getByTestId('history')).toContainText('第一句。第二句。');
});

test('a correction that is given up leaves the sealed sheet, here and after a restart', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const first = await openPreparedDesk(launch, contest);
  await openEntry(first.page, 'T-1');
  await typeMarks(first.page, ['12', '34']);
  await reviewAndSeal(first.page, 'T-1', contest.secret);
  await startCorrection(first.page, '看错一栏');
  await typeMarks(first.page, ['40']);
  await first.page.getByTestId('correction-undo').click();
  await expect(first.page.getByTestId('sealed-sheet')).toBeVisible();
  await expect(first.page.getByTestId('save-state')).toContainText('没有未保存');
  await first.close();

  // A browser of its own that knows nothing: the journal says that it was given up.
  const again = await launch(contest.judgeFolder);
  await unlockDesk(again, contest.secret);
  await openEntry(again.page, 'T-1');
  await expect(again.page.getByTestId('sealed-sheet')).toContainText('46');
  await expect(again.page.getByTestId('entry-T-1')).toHaveAttribute('data-state', 'sealed');
});
