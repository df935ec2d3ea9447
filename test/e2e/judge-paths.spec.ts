import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntryId } from '../../src/core/model/primitives.ts';
import { assignAndPack } from '../support/people.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { arrive } from './pages/actor.ts';
import { closeDialog, readProducedPath } from './pages/dialogs.ts';
import { expectSaved, openEntry, reviewAndSeal, typeMarks } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const NEW_SECRET = 'violet harbor copper meadow quiet';
const entries = ['T-1', 'T-2'].map((id) => ({ id, title: `项目${id}`, materials: [] }));

test('a lost passphrase: new key, old drafts, and the desk says what is missing', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(240_000);
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  const first = await openPreparedDesk(launch, contest);
  await openEntry(first.page, 'T-1');
  await typeMarks(first.page, ['12', '34']);
  await expectSaved(first.page);
  await first.close();

  const { page } = await launch(contest.judgeFolder);
  await page.getByTestId('lost-secret').click();
  await page.getByTestId('new-secret').fill(NEW_SECRET);
  await page.getByTestId('repeat-secret').fill(NEW_SECRET);
  await page.getByTestId('renew-submit').click();
  await expect(page.getByTestId('renewed')).toBeVisible();
  await page.getByTestId('renewed-continue').click();
  await expect(page.getByTestId('device-bar')).toContainText('草稿、已封签的评分单和材料都在');
  await openEntry(page, 'T-1');
  await expect(page.getByTestId('mark-merit')).toHaveValue('12');
  await page.getByTestId('bar-key-card').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('export-key-card').click();
  const card = await readProducedPath(dialog);
  await closeDialog(page);

  const { client, secret } = contest.organizer;
  const uploadId = await client.uploadFile(card);
  const { fingerprint } = await client.demand('judges.previewKeyCard', { uploadId });
  const { judgeId } = contest;
  const comparedFingerprint = fingerprint.hex;
  await client.demand('judges.add', { uploadId, judgeId, role: 'judge', comparedFingerprint });
  await client.demand('judges.signRoster', { secret });
  const packed = (await assignAndPack(contest.organizer, [judgeId])).get(judgeId) ?? '';
  await page.getByTestId('hand-over').click();
  await page.getByTestId('import-package').click();
  await page.getByTestId('package-drop-input').setInputFiles(packed);
  await expect(page.getByTestId('package-changes')).toContainText('与上一版相同');
  await closeDialog(page);
  await expect(page.getByTestId('device-bar')).toBeHidden();
  await reviewAndSeal(page, 'T-1', NEW_SECRET);
  await contest.organizer.close();
});

test('a replaced package keeps drafts and names what is other than before', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(240_000);
  const three = [...entries, { id: 'T-3', title: '项目T-3', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries: three, received: true });
  const { client } = contest.organizer;
  const { page } = await openPreparedDesk(launch, contest);
  for (const id of ['T-1', 'T-2']) {
    await openEntry(page, id);
    await typeMarks(page, ['12', '34']);
  }
  await expectSaved(page);
  const repack = async (ids: readonly string[]) => {
    const panels = [{ judge: contest.judgeId, entries: ids as EntryId[] }];
    const { secret, out } = contest.organizer;
    const stage = 'final' as never;
    await client.demand('assignment.save', { stage, panels });
    await client.demand('assignment.sign', { stage, secret });
    const judges = [contest.judgeId];
    const input = { stage, judges, destinationId: out, secret, taskId: 't-00000009' };
    return (await client.demand('packages.build', input)).files[0]?.path ?? '';
  };
  const take = async (path: string) => {
    await page.getByTestId('hand-over').click();
    await page.getByTestId('import-package').click();
    await page.getByTestId('package-drop-input').setInputFiles(path);
  };
  await take(await repack(['T-1', 'T-3']));
  const changes = page.getByTestId('package-changes');
  await expect(changes).toContainText('不再由您评 1 项：T-2');
  await expect(changes).toContainText('草稿会回来');
  await closeDialog(page);
  await expect(page.getByTestId('entry-T-2')).toBeHidden();
  await openEntry(page, 'T-1');
  await expect(page.getByTestId('mark-value')).toHaveValue('34');

  await take(await repack(['T-1', 'T-2', 'T-3']));
  await expect(changes).toContainText('新增 1 项：T-2');
  await closeDialog(page);
  await openEntry(page, 'T-2');
  await expect(page.getByTestId('mark-value')).toHaveValue('34');
  await contest.organizer.close();
});

test('after the deadline the desk says what is safe, and seals all the same', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const contest = await prepareContest({
    folder: tempFolder,
    entries,
    received: true,
    deadline: '2026-01-02T03:04:05.000Z',
  });
  await contest.organizer.close();
  const { page, context } = await openPreparedDesk(launch, contest);
  await expect(page.getByTestId('contest')).toContainText('小型评审测试 · 决赛');
  await expect(page.getByTestId('network')).toContainText('网络：有');
  await context.setOffline(true);
  await expect(page.getByTestId('network')).toContainText('网络：断开（不影响评分）');
  await context.setOffline(false);
  const notice = page.getByTestId('deadline-notice');
  await expect(notice).toContainText('仍然可以封签和导出');
  await page.getByTestId('deadline-read').click();
  await expect(notice).toBeHidden();
  await openEntry(page, 'T-1');
  await typeMarks(page, ['12', '34']);
  await reviewAndSeal(page, 'T-1', contest.secret);
});

test('a second computer of the same judge is told what comes along and what does not', async ({
  launch,
  tempFolder,
}) => {
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const person = { role: 'judge', name: '甲评委', organization: '', secret: NEW_SECRET } as const;
  const { page } = await arrive(launch, join(tempFolder, 'second'), person);
  await page.getByTestId('second-device').locator('summary').click();
  await expect(page.getByTestId('second-device')).toContainText('没有封签的草稿只在那台电脑上');
  await page.getByTestId('package-drop-input').setInputFiles(contest.packagePath);
  await expect(page.getByTestId('error-note')).toContainText('再交给组织方');
  const stray = join(tempFolder, 'stray.jbpkg');
  await writeFile(stray, 'nothing of the kind');
  await page.getByTestId('package-drop-input').setInputFiles(stray);
  await expect(page.getByTestId('error-note')).toContainText('没有导入任何内容');
});
