import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import jsqr from 'jsqr';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';
import { closeDialog, readProducedPath } from './pages/dialogs.ts';
import { openEntry, reviewAndSeal, typeMarks } from './pages/judge-desk.ts';
import { openPreparedDesk } from './pages/prepared-desk.ts';

// A CommonJS module whose types promise an ES one.
const readQr = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;

test('key card and printed sheet have QR codes that another library reads', async ({
  launch,
  tempFolder,
}) => {
  test.setTimeout(180_000);
  const entries = [{ id: 'T-1', title: '项目', materials: [] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: true });
  await contest.organizer.close();
  const { page } = await openPreparedDesk(launch, contest);
  await page.getByTestId('hand-over').click();
  await page.getByTestId('key-card').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('export-key-card').click();
  const file = await readFile(await readProducedPath(dialog), 'utf8');
  await dialog.getByTestId('key-card-qr-part').locator('summary').click();
  expect(await decode(page, dialog.getByTestId('key-card-qr'), 900)).toBe(file);
  await closeDialog(page);

  await openEntry(page, 'T-1');
  await typeMarks(page, ['12', '34']);
  await reviewAndSeal(page, 'T-1', contest.secret);
  const sealed = page.getByTestId('sealed-sheet');
  const hash = (await sealed.getByTestId('sheet-hash').innerText()).replaceAll(/\s/g, '');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  // As many pixels as 22 mm have at 300 dots per inch.
  expect(await decode(page, page.getByTestId('print-qr'), 260)).toBe(hash);
});

/** Draws the very SVG of the page at a size and has the other library read the pixels. */
async function decode(page: Page, code: Locator, pixels: number): Promise<string | undefined> {
  const svg = await code.evaluate((element) => new XMLSerializer().serializeToString(element));
  const rgba = await page.evaluate(
    async ([text, side]) => {
      const picture = new Image();
      picture.src = `data:image/svg+xml,${encodeURIComponent(
        text
          .replace('<svg ', `<svg width="${side}" height="${side}" `)
          .replace(/ style="[^"]*"/, ''),
      )}`;
      await picture.decode();
      const canvas = new OffscreenCanvas(side, side);
      const drawing = canvas.getContext('2d');
      drawing?.drawImage(picture, 0, 0, side, side);
      return [...(drawing?.getImageData(0, 0, side, side).data ?? [])];
    },
    [svg, pixels] as const,
  );
  return readQr(Uint8ClampedArray.from(rgba), pixels, pixels)?.data;
}
