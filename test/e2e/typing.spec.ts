import { prepareContest } from '../support/prepared-contest.ts';
import { holdDrafts } from './durability/hold-drafts.ts';
import type { Shown } from './durability/ledger.ts';
import { watchDesk } from './durability/watch-desk.ts';
import { expect, test } from './fixtures.ts';
import { expectSaved, openEntry } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

/** A desk that does not wait for the drafts is up by then. */
const HASTY_MS = 2_000;

/** Hands are faster than storage: no stroke may be lost to what comes back from it. */
test('digits typed right behind a step or a change of field are all kept', async ({
  launch,
  tempFolder,
}) => {
  const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  const merit = page.getByTestId('mark-merit');
  const value = page.getByTestId('mark-value');
  for (let round = 10; round < 40; round += 1) {
    await merit.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(String(round));
    expect(await merit.inputValue()).toBe(String(round));
    await page.keyboard.press('Enter');
    // The field that was left does not jump back to what storage still has.
    expect(await merit.inputValue()).toBe(String(round));
    await page.keyboard.type(String(50 - round));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(String(round + 1));
    expect(await merit.inputValue()).toBe(String(round + 1));
    await expect(value).toHaveValue(String(50 - round));
    // What is shown in the end is what the journal has.
    await expect(page.getByTestId('save-state')).toContainText('已保存');
  }
});

test('the total follows the keys while storage is busy, and nothing is called saved before it answers', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  const merit = page.getByTestId('mark-merit');
  await merit.fill('12');
  await expect(page.getByTestId('save-state')).toContainText('已保存');
  const release = await holdDrafts(page);
  await merit.press('ArrowUp');
  await merit.press('ArrowUp');
  await expect(merit).toHaveValue('13');
  await expect(page.getByTestId('sheet-total')).toHaveText('13.0');
  await expect(page.getByTestId('save-state')).toContainText('保存中');
  await release();
  await expect(page.getByTestId('save-state')).toContainText('已保存');
  await expect(merit).toHaveValue('13');
  await expect(page.getByTestId('sheet-total')).toHaveText('13.0');
});

test('the Back button stays in the application, and an overlong comment is not cut silently', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  await page.getByTestId('mark-merit').fill('12');
  await page.goBack();
  await page.goBack();
  await expect(page.getByTestId('mark-merit')).toHaveValue('12');
  const comment = page.getByTestId('comment');
  await comment.fill('评'.repeat(4003));
  await expect(comment).toHaveValue('评'.repeat(4003));
  await expect(page.getByText('已写 4003 字')).toBeVisible();
});

test('an edit still on its way to the disk is there after a lock, and no older one passes for saved', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const app = await openPreparedDesk(launch, contest);
  const { page } = app;
  await openEntry(page, 'T-1');
  const comment = page.getByTestId('comment');
  await comment.focus();
  await page.keyboard.type('评语6252');
  await expectSaved(page);
  const release = await holdDrafts(page);
  await page.keyboard.type('1');
  const shown: Shown[] = [];
  await watchDesk(page, { observe: (state) => void shown.push(state) });
  await page.evaluate(rememberLonger);
  await page.getByTestId('profile-menu').click();
  await page.getByTestId('lock').click();
  await page.getByTestId('unlock-secret').fill(contest.secret);
  await page.getByTestId('unlock-submit').click();
  await expect(page.getByTestId('unlock')).toBeHidden();
  await page
    .getByTestId('desk')
    .waitFor({ timeout: HASTY_MS })
    .catch(() => undefined);
  await release();
  await expect(comment).toHaveValue('评语62521');
  await expectSaved(page);
  const untrue = shown.filter(({ saved, marks }) => saved && marks['comment'] !== '评语62521');
  expect(untrue).toEqual([]);
});

/** Runs in the page. Dexie drops old answers after three seconds, and a slow machine needs more to unlock. */
function rememberLonger(): void {
  const wait = globalThis.setTimeout.bind(globalThis);
  globalThis.setTimeout = ((work: () => void, ms?: number) =>
    wait(work, ms === 3_000 ? 600_000 : ms)) as typeof setTimeout;
}

test('what is typed behind an undo that is still on its way stays as typed', async ({
  launch,
  tempFolder,
}) => {
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  const comment = page.getByTestId('comment');
  await comment.focus();
  await page.keyboard.type('第一稿');
  await expectSaved(page);
  const release = await holdDrafts(page);
  await page.getByTestId('draft-undo').click();
  await comment.focus();
  await page.keyboard.press('Control+A');
  let typed = '第二稿';
  await page.keyboard.type(typed);
  await release();
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    await page.keyboard.type(letter);
    typed += letter;
    expect(await comment.inputValue()).toBe(typed);
  }
  await expectSaved(page);
  await expect(comment).toHaveValue(typed);

  // Nothing was typed behind this one: the field shows the state gone back to.
  await page.getByTestId('draft-undo').click();
  await expect(comment).toHaveValue('');
  await page.getByTestId('draft-redo').click();
  await expect(comment).toHaveValue(typed);
});

test('a remark that is emptied stays open for the new one', async ({ launch, tempFolder }) => {
  const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'T-1');
  await page.getByTestId('add-remark-merit').click();
  await page.keyboard.type('旧');
  await openEntry(page, 'T-2');
  await openEntry(page, 'T-1');
  const remark = page.getByTestId('remark-merit');
  await expect(remark).toHaveValue('旧');
  await remark.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  // Storage has come to the empty remark.
  await expect(page.getByTestId('save-state')).toContainText('没有未保存');
  await page.keyboard.type('新');
  await expect(remark).toHaveValue('新');
});
