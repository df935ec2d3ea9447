import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareContest, type PreparedContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { recognizeRow } from './materials/glyphs.ts';
import { PLAN_ENTRY, PLAN_PAGES, writeMaterials } from './materials/material-files.ts';
import { expectSaved, openEntry, typeMarks } from './pages/judge-desk.ts';
import { openMaterial, pageOf, readPdfPixels, readPdfText } from './pages/pdf-pane.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

/** Materials beside the sheet, without a network and with this machine's own fonts alone. */
let folder: string;
let contest: PreparedContest;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-materials-'));
  const entries = await writeMaterials(folder);
  contest = await prepareContest({ folder, entries, received: true });
  await contest.organizer.close();
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a plan of 60 pages without embedded fonts shows its characters', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-1');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', String(PLAN_PAGES));
  expect(await readPdfText(page, 1)).toContain(PLAN_ENTRY.title.replaceAll(/\s/g, ''));
  expect((await readPdfPixels(page, 1)).ink).toBeGreaterThan(0.01);
  // The first row of the title, large enough to tell its characters apart.
  const glyphs = await recognizeRow(page, 1, PLAN_ENTRY.title.slice(0, 8));
  expect(glyphs.length).toBeGreaterThanOrEqual(8);
  expect(glyphs.filter(({ seen }) => seen === '')).toEqual([]);
  // Boxes, or anything else that is the same for every character, would get one or two.
  const recognized = glyphs.filter(({ char, seen }) => char === seen).length;
  expect(recognized / glyphs.length, JSON.stringify(glyphs)).toBeGreaterThan(0.5);

  await page.getByTestId('pdf-page').fill(String(PLAN_PAGES));
  await page.keyboard.press('Enter');
  await expect(pageOf(page, PLAN_PAGES)).toBeInViewport();
  expect((await readPdfText(page, PLAN_PAGES)).length).toBeGreaterThan(100);
  expect((await readPdfPixels(page, PLAN_PAGES)).ink).toBeGreaterThan(0.005);
  // Where the judge left off is where the document opens again.
  await openEntry(page, 'P-4');
  await openEntry(page, 'P-1');
  await expect(page.getByTestId('pdf-page')).toHaveValue(String(PLAN_PAGES));
});

test('Chinese text is found in the whole document', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-1');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', String(PLAN_PAGES));
  await page.keyboard.press('Control+f');
  await page.keyboard.type('商业计划书');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pdf-found')).toHaveText(/^1\/\d+$/);
  await page.getByTestId('pdf-find').fill('此处没有这几个字');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pdf-found')).toHaveText('没有找到');
});

test('a damaged PDF says so, and the sheet beside it works on', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-2');
  await expect(page.getByTestId('material-problem')).toBeVisible();
  await typeMarks(page, ['50', '30']);
  await expect(page.getByTestId('sheet-total')).toHaveText('80.0');
  await expectSaved(page);
  await page.getByTestId('mark-merit').fill('');
  await page.getByTestId('mark-value').fill('');
  await expect(page.getByTestId('entry-P-2')).toHaveAttribute('data-state', 'not-started');
});

test('a film plays and seeks', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-3');
  await openMaterial(page, '演示视频.mp4');
  const video = page.getByTestId('material-video');
  const played = await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
    const passed = (seconds: number) =>
      new Promise<void>((resolve) => {
        element.addEventListener('timeupdate', () => element.currentTime > seconds && resolve());
      });
    await passed(0.3);
    element.pause();
    const target = element.duration * 0.75;
    const seeked = new Promise((resolve) => {
      element.addEventListener('seeked', resolve, { once: true });
    });
    element.currentTime = target;
    await seeked;
    return { at: element.currentTime, target, width: element.videoWidth };
  });
  expect(played.width).toBeGreaterThan(0);
  expect(Math.abs(played.at - played.target)).toBeLessThan(0.2);
});

test('a picture shows and can be enlarged', async ({ launch }) => {
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'P-4');
  const image = page.getByTestId('material-image');
  await expect
    .poll(() => image.evaluate((it: HTMLImageElement) => it.naturalWidth))
    .toBeGreaterThan(0);
  const before = await image.boundingBox();
  for (const _ of [1, 2, 3, 4])
    await page.getByRole('button', { name: '放大', exact: true }).click();
  const after = await image.boundingBox();
  expect(after?.width ?? 0).toBeGreaterThan((before?.width ?? Infinity) * 1.5);
});
