import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepareContest, type PreparedContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { FILE_PASSWORD, MARKUP, writeMaterials } from './materials/material-files.ts';
import { openEntry } from './pages/judge-desk.ts';
import { openMaterial, pageOf, readPdfPixels, readPdfText } from './pages/pdf-pane.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

/** Every kind of material, and those that mean harm. */
let folder: string;
let contest: PreparedContest;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-kinds-'));
  const entries = await writeMaterials(folder);
  contest = await prepareContest({ folder, entries, received: true });
  await contest.organizer.close();
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a protected PDF asks, refuses a wrong password, and opens once', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-6');
  const field = page.getByTestId('pdf-password').getByRole('textbox', { name: '文件密码' });
  await field.fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pdf-password')).toContainText('密码不对');
  await field.fill(FILE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', /^\d+$/);
  expect((await readPdfPixels(page, 1)).ink).toBeGreaterThan(0.01);
  await openEntry(page, 'P-4');
  await openEntry(page, 'P-6');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', /^\d+$/);
});

test('JPEG 2000 and JBIG2 pictures are decoded offline', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-8');
  for (const number of [1, 2]) {
    await page.getByTestId('pdf-page').fill(String(number));
    await page.keyboard.press('Enter');
    // Half of the width is black.
    await expect.poll(async () => (await readPdfPixels(page, number)).ink).toBeCloseTo(0.5, 1);
  }
});

test('threats.md row 35: a table is a table, and markup in materials is text', async ({
  launch,
}) => {
  const { page } = await openPreparedDesk(launch, contest);
  const title = await page.title();
  await openEntry(page, 'P-7');
  const table = page.getByTestId('material-table');
  await expect(table.getByRole('columnheader')).toHaveText(['年份', '收入', '说明, 单位万元']);
  await expect(table).toContainText(MARKUP);
  await expect(table).toContainText('=1+1');
  await openMaterial(page, '说明.txt');
  await expect(page.getByTestId('material-text')).toContainText(MARKUP);
  expect(await page.title()).toBe(title);
});

test('a film has its captions, its speed, and begins where it was left', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-3');
  await openMaterial(page, '演示视频.mp4');
  const film = page.getByTestId('material-video');
  await page.getByTestId('film-speed').selectOption('1.5');
  await expect.poll(() => film.evaluate((it: HTMLVideoElement) => it.playbackRate)).toBe(1.5);
  await film.evaluate(async (it: HTMLVideoElement) => {
    it.muted = true;
    await it.play();
  });
  const captions = () =>
    film.evaluate((it: HTMLVideoElement) =>
      [...(it.textTracks[0]?.activeCues ?? [])].map((cue) => (cue as VTTCue).text),
    );
  await expect.poll(captions).toEqual(['这是字幕']);
  await film.evaluate((it: HTMLVideoElement) => it.pause());
  await film.focus();
  const before = await film.evaluate((it: HTMLVideoElement) => it.currentTime);
  await page.keyboard.press('ArrowLeft');
  await expect
    .poll(() => film.evaluate((it: HTMLVideoElement) => it.currentTime))
    .toBeLessThan(Math.max(before, 0.1));
  await film.evaluate((it: HTMLVideoElement) => {
    it.currentTime = 2;
  });
  await openEntry(page, 'P-4');
  await openEntry(page, 'P-3');
  await expect
    .poll(() => film.evaluate((it: HTMLVideoElement) => it.currentTime))
    .toBeCloseTo(2, 1);
});

test('a picture is enlarged by keys and by two fingers, and dragged', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-4');
  const image = page.getByTestId('material-image');
  await expect
    .poll(() => image.evaluate((it: HTMLImageElement) => it.naturalWidth))
    .toBeGreaterThan(0);
  const width = async () => (await image.boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.locator('[data-pane-focus]').focus();
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(fitted * 2);
  const left = async () => (await image.boundingBox())?.x ?? 0;
  const [before, area] = [await left(), await page.locator('[data-pane-focus]').boundingBox()];
  if (!area) throw new Error('no pane');
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(left).toBeCloseTo(before - 60, 0);
  const enlarged = await width();
  await pinch(page, x, y);
  await expect.poll(width).toBeGreaterThan(enlarged * 1.2);
  await page.keyboard.press('w');
  await expect.poll(width).toBeCloseTo(fitted, 0);
});

async function pinch(page: Page, x: number, y: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number | null) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        apart === null
          ? []
          : [
              { x: x - apart, y },
              { x: x + apart, y },
            ],
    });
  await touch('touchStart', 20);
  for (const apart of [25, 30, 35, 40]) await touch('touchMove', apart);
  await touch('touchEnd', null);
}

test('threats.md row 33: scripts, launches and addresses of a PDF do nothing', async ({
  launch,
}) => {
  const { page, context } = await openPreparedDesk(launch, contest);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await openEntry(page, 'P-5');
  expect(await readPdfText(page, 1)).toContain('clickhere');
  const address = page.url();
  await pageOf(page, 1).click();
  await expect(page.getByTestId('desk')).toBeVisible();
  expect([page.url(), context.pages().length, dialogs]).toEqual([address, 1, []]);
});

test('threats.md row 34: a font that is a program is not run', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  const title = await page.title();
  await openEntry(page, 'P-9');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', '1');
  await expect(pageOf(page, 1)).toHaveAttribute('data-loaded', 'true');
  expect(await page.title()).toBe(title);
  // Even code that got this far would find no way to make more of itself.
  // Asked later: what runs for the debugger itself may compile.
  const compiled = await page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-implied-eval, no-new-func
            resolve(new Function('return 1')());
          } catch {
            resolve(null);
          }
        });
      }),
  );
  expect(compiled).toBeNull();
});

test('threats.md row 36: the interface reaches no other host, no file, and no other page', async ({
  launch,
}) => {
  const { page } = await openPreparedDesk(launch, contest);
  const address = page.url();
  const reached = await page.evaluate(async () => {
    const tried = ['file:///etc/passwd', 'http://elsewhere.invalid/', 'https://127.0.0.2/'];
    const outcomes = await Promise.allSettled(tried.map((url) => fetch(url)));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  });
  expect(reached).toBe(0);
  expect(page.url()).toBe(address);
});
