import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createPitchDeckPdf } from '../../src/backend/demo/materials/pitch-deck-pdf.ts';
import {
  prepareContest,
  type PreparedContest,
  type PreparedEntry,
} from '../support/prepared-contest.ts';
import { mountVolume, type Volume } from '../support/volume.ts';
import { expect, test } from './fixtures.ts';
import { PLAN_ENTRY } from './materials/material-files.ts';
import { expectSaved, openEntry, typeMarks } from './pages/judge-desk.ts';
import { readPdfText } from './pages/pdf-pane.ts';
import { openPreparedDesk, unlockDesk } from './pages/prepared-desk.ts';

/**
 * A disk that runs full under the judge's hands, and one that cannot be written any more (threats.md
 * row 46): the screen says so, nothing that was saved is touched, and all goes on by itself
 * afterwards. A real disk, made for the test; not run where the test may not mount one.
 */
const MEBIBYTES = 32;

type Scene = { readonly volume: Volume; readonly contest: PreparedContest };

async function onVolume(
  folder: string,
  received: boolean,
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  const volume = mountVolume(join(folder, 'judge'), MEBIBYTES);
  test.skip(volume === null, 'not run: mounting a disk takes root and loop devices');
  if (!volume) return;
  try {
    const entries = await writeEntries(join(folder, 'files'));
    const contest = await prepareContest({ folder, entries, received });
    await contest.organizer.close();
    await work({ volume, contest });
  } finally {
    volume.unmount();
  }
}

async function writeEntries(folder: string): Promise<readonly PreparedEntry[]> {
  await mkdir(folder);
  const deck = await createPitchDeckPdf(PLAN_ENTRY, { embedFont: false });
  const entries: PreparedEntry[] = [];
  // The film is too big for what a test leaves free.
  const files = { 'F-1.pdf': deck, 'F-2.pdf': deck, 'F-3.mp4': Buffer.alloc(6 * 2 ** 20, 7) };
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const id = name.slice(0, 3);
    entries.push({ id, title: `项目${id}`, materials: [path] });
  }
  return entries;
}

async function addNote(page: Page, text: string): Promise<void> {
  await page.locator('[data-pane-focus]').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /笔记的内容/ }).last()).toBeFocused();
  await page.keyboard.type(text);
}

test('a full disk is told, keeps what was saved, and takes the rest when there is room', async ({
  launch,
  tempFolder,
}) => {
  await onVolume(tempFolder, true, async ({ volume, contest }) => {
    const app = await openPreparedDesk(launch, contest);
    const { page } = app;
    const state = page.getByTestId('save-state');
    await openEntry(page, 'F-1');
    await readPdfText(page, 1);
    await typeMarks(page, ['41', '31']);
    await expectSaved(page);
    // The sheet is on the table, ready to be sealed, when the disk runs full.
    await page.keyboard.press('Control+Enter');
    const review = page.getByRole('dialog');
    await review.getByTestId('seal-secret').fill(contest.secret);
    volume.fill();
    await review.getByTestId('confirm-seal').click();
    await expect(review.getByTestId('error-note')).toContainText('磁盘已满');
    await expect(review.getByTestId('error-note')).toContainText('没有变化');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('sealed-sheet')).toHaveCount(0);

    await openEntry(page, 'F-2');
    await typeMarks(page, ['42', '32']);
    await expect(state).toContainText('磁盘已满');
    await expect(state).toContainText('不要关闭');
    await readPdfText(page, 1);
    await addNote(page, '产能从何而来');
    await expect(page.getByTestId('notes-state')).toContainText('磁盘已满');
    // What would be signed lacks the last edits, so nothing is offered for signing.
    await openEntry(page, 'F-1');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog').getByTestId('error-note')).toContainText('磁盘已满');
    await page.keyboard.press('Escape');

    volume.free();
    await expect(state).toContainText('已保存');
    await page.keyboard.press('Control+Enter');
    await review.getByTestId('seal-secret').fill(contest.secret);
    await review.getByTestId('confirm-seal').click();
    await expect(page.getByTestId('sealed-sheet')).toContainText('72');
    await app.close();

    // A browser that knows nothing: all of it is in the backend's records.
    const again = await openPreparedDesk(launch, contest);
    await openEntry(again.page, 'F-2');
    await expect(again.page.getByTestId('mark-merit')).toHaveValue('42');
    await expect(again.page.getByTestId('mark-value')).toHaveValue('32');
    await readPdfText(again.page, 1);
    await expect(again.page.locator('[data-pin][data-kind="note"]').first()).toBeAttached();
    await openEntry(again.page, 'F-1');
    await expect(again.page.getByTestId('sealed-sheet')).toContainText('72');
    await again.close();
  });
});

test('a start on a full disk opens the desk as it was', async ({ launch, tempFolder }) => {
  await onVolume(tempFolder, true, async ({ volume, contest }) => {
    const before = await openPreparedDesk(launch, contest);
    await openEntry(before.page, 'F-1');
    await typeMarks(before.page, ['41', '31']);
    await expectSaved(before.page);
    await before.kill();
    volume.fill();
    const { page, close } = await launch(contest.judgeFolder);
    await page.getByTestId('unlock-secret').fill(contest.secret);
    await page.getByTestId('unlock-submit').click();
    await expect(page.getByTestId('error-note')).toContainText('磁盘已满');
    volume.free();
    await page.getByTestId('unlock-secret').fill(contest.secret);
    await page.getByTestId('unlock-submit').click();
    await openEntry(page, 'F-1');
    await expect(page.getByTestId('mark-merit')).toHaveValue('41');
    await close();
  });
});

test('a package that does not fit leaves nothing behind, and comes in when there is room', async ({
  launch,
  tempFolder,
}) => {
  await onVolume(tempFolder, false, async ({ volume, contest }) => {
    const { page, close } = await launch(contest.judgeFolder);
    await page.getByTestId('unlock-secret').fill(contest.secret);
    await page.getByTestId('unlock-submit').click();
    const drop = page.getByTestId('package-drop-input');
    // Too little for the file itself, then for what is in it as well.
    for (const mebibytes of [2, 9]) {
      volume.fill(mebibytes * 2 ** 20);
      const files = listFiles(volume);
      await drop.setInputFiles(contest.packagePath);
      const note = page.getByTestId('error-note');
      await expect(note).toContainText('磁盘已满');
      await expect.poll(() => listFiles(volume)).toEqual(files);
      await expect(page.getByTestId('confirm-contest')).toHaveCount(0);
      volume.free();
    }
    await drop.setInputFiles(contest.packagePath);
    await expect(page.getByTestId('confirm-contest')).toBeVisible();
    await page.getByTestId('compared').check();
    await page.getByTestId('confirm-contest-submit').click();
    await expect(page.getByTestId('desk')).toBeVisible();
    await close();
  });
});

/** Everything but what SQLite's side files and, in Electron, the browser itself make and remove. */
function listFiles({ path }: Volume): readonly string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^browser\b|-(?:wal|shm|journal)$/.test(name))
    .toSorted();
}

test('a data folder that turns read-only is told, and takes the rest when it is mended', async ({
  launch,
  shell,
  tempFolder,
}) => {
  await onVolume(tempFolder, true, async ({ volume, contest }) => {
    const app = await openPreparedDesk(launch, contest);
    const { page } = app;
    await openEntry(page, 'F-1');
    await typeMarks(page, ['41', '31']);
    await expectSaved(page);
    volume.protect();
    await typeMarks(page, ['45']);
    const state = page.getByTestId('save-state');
    await expect(state).toContainText('不能写入');
    await expect(state).toContainText('不要关闭');
    volume.unprotect();
    await expect(state).toContainText('已保存');
    await app.kill();

    volume.remount('ro');
    if (shell === 'loopback') {
      const refused = await launch(contest.judgeFolder).catch(String);
      expect(refused).toContain('数据文件夹不能写入');
      expect(refused).toContain('The data folder cannot be written');
    }
    volume.remount('rw');
    const again = await launch(contest.judgeFolder);
    await unlockDesk(again, contest.secret);
    await openEntry(again.page, 'F-1');
    await expect(again.page.getByTestId('mark-merit')).toHaveValue('45');
    await again.close();
  });
});
