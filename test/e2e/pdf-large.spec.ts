import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeavyPdf, headingOf } from '../support/heavy-pdf.ts';
import { prepareContest, type PreparedContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { openEntry } from './pages/judge-desk.ts';
import { pageOf, readPdfPixels, readPdfText } from './pages/pdf-pane.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

const [PAGES, FAR, FOUND] = [500, 400, 450];
/** Every page is read for a search; how fast is not what is asked here. */
const PATIENCE = { timeout: 90_000 };

let folder: string;
let contest: PreparedContest;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-e2e-large-'));
  const path = join(folder, 'files', 'manual.pdf');
  await mkdir(join(folder, 'files'));
  await writeFile(path, createHeavyPdf({ pages: PAGES, bytes: 100e6 }));
  const entries = [
    { id: 'L-1', title: '手册', materials: [path] },
    { id: 'L-2', title: '没有材料', materials: [] },
  ];
  contest = await prepareContest({ folder, entries, received: true });
  await contest.organizer.close();
});
test.afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a PDF of 500 pages and 100 MB is read, leafed through and searched', async ({ launch }) => {
  test.slow();
  const { page } = await openPreparedDesk(launch, contest);
  await openEntry(page, 'L-1');
  await expect(page.getByTestId('pdf')).toHaveAttribute('data-pages', String(PAGES));
  expect(await readPdfText(page, 1)).toContain(squeezed(headingOf(1)));
  await page.getByTestId('pdf-page').fill(String(FAR));
  await page.keyboard.press('Enter');
  expect(await readPdfText(page, FAR)).toContain(squeezed(headingOf(FAR)));
  // The picture of noise is there, too.
  expect((await readPdfPixels(page, FAR)).colors).toBeGreaterThan(100);

  await page.keyboard.press('Control+f');
  await page.keyboard.type(headingOf(FOUND));
  await expect(page.getByTestId('pdf-found')).toHaveText('1/1', PATIENCE);
  await expect(pageOf(page, FOUND)).toBeInViewport();
  expect(await readPdfText(page, FOUND)).toContain(squeezed(headingOf(FOUND)));
  await openEntry(page, 'L-2');
  await openEntry(page, 'L-1');
  await expect(page.getByTestId('pdf-page')).toHaveValue(String(FOUND));
});

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '');
}
