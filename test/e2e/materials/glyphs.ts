import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoResourceFiles } from '../../../src/backend/demo/materials/demo-resources.ts';
import { PROJECT } from '../../support/project.ts';
import { pageOf } from '../pages/pdf-pane.ts';

const FONT = join(PROJECT, 'resources', 'demo', demoResourceFiles.font);

export type RecognizedGlyph = {
  /** What the text layer says stands there. */
  readonly char: string;
  /** Which of the row's characters the drawn pixels look most like; empty when nothing is drawn. */
  readonly seen: string;
};

/**
 * Looks at the characters of one row of a drawn page. Each is cut out of the canvas where the text
 * layer places it and compared with every character of the row as the font of this repository
 * draws it. A box for a missing glyph, with or without a number in it, resembles none of them.
 */
export async function recognizeRow(
  page: Page,
  pageNumber: number,
  text: string,
): Promise<readonly RecognizedGlyph[]> {
  await page.evaluate(definePainting, (await readFile(FONT)).toString('base64'));
  await page.evaluate(defineLikeness);
  const row = pageOf(page, pageNumber).locator('.textLayer span', { hasText: text }).last();
  return row.evaluate((span) => {
    const { cutOut, drawAlone, likeness } = (globalThis as unknown as Window).glyphTools;
    const canvas = span.closest('.page')?.querySelector('canvas');
    if (!canvas) throw new Error('the page is not drawn');
    const place = canvas.getBoundingClientRect();
    const box = span.getBoundingClientRect();
    const scale = canvas.width / place.width;
    const chars = Array.from(span.textContent ?? '');
    const step = (box.width * scale) / chars.length;
    const side = Math.round(step);
    const known = [...new Set(chars)].map((char) => ({ char, ink: drawAlone(char, side) }));
    return chars.map((char, index) => {
      const left = (box.left - place.left) * scale + index * step;
      const middle = (box.top - place.top + box.height / 2) * scale;
      const ink = cutOut(canvas, left, middle - step / 2, side);
      if (ink === null) return { char, seen: '' };
      const rated = known.map((other) => ({ ...other, likeness: likeness(ink, other.ink) }));
      return { char, seen: rated.toSorted((a, b) => b.likeness - a.likeness)[0]?.char ?? '' };
    });
  });
}

/** Grey values of a square. */
type Ink = { readonly side: number; readonly tones: readonly number[] };
type GlyphTools = {
  /** A square of the canvas with a margin around it; null when nothing is drawn in it. */
  cutOut: (canvas: CanvasImageSource, left: number, top: number, side: number) => Ink | null;
  drawAlone: (char: string, side: number) => Ink;
  /** 0 to 1, wherever in the square the character stands, be it dark on light or the reverse. */
  likeness: (square: Ink, char: Ink) => number;
};
type Window = { glyphTools: GlyphTools };

/** Runs in the page, so it may use nothing from outside itself. */
async function definePainting(font: string): Promise<void> {
  const MARGIN = 5;
  const bytes = Uint8Array.from(atob(font), (char) => char.charCodeAt(0));
  document.fonts.add(await new FontFace('glyph-reference', bytes).load());
  const paint = (side: number, draw: (context: OffscreenCanvasRenderingContext2D) => void): Ink => {
    const context = new OffscreenCanvas(side, side).getContext('2d');
    if (!context) throw new Error('no canvas context');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    // Fonts differ in weight; a little blur makes them comparable.
    context.filter = 'blur(1px)';
    draw(context);
    const { data } = context.getImageData(0, 0, side, side);
    const tones = Array.from({ length: side * side }, (_, at) => {
      const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3);
      return red + green + blue;
    });
    return { side, tones };
  };
  const painting: Omit<GlyphTools, 'likeness'> = {
    cutOut: (canvas, left, top, side) => {
      const ink = paint(side + 2 * MARGIN, (context) =>
        context.drawImage(canvas, MARGIN - left, MARGIN - top),
      );
      return Math.max(...ink.tones) - Math.min(...ink.tones) < 150 ? null : ink;
    },
    drawAlone: (char, side) =>
      paint(side, (context) => {
        context.fillStyle = '#000';
        context.font = `${side}px glyph-reference`;
        context.fillText(char, 0, 0.88 * side);
      }),
  };
  Object.assign(globalThis, { glyphTools: painting });
}

/** Runs in the page, too, after the painting. */
function defineLikeness(): void {
  const correlate = (a: readonly number[], b: readonly number[]) => {
    const mean = (list: readonly number[]) => list.reduce((x, y) => x + y, 0) / list.length;
    const [meanA, meanB] = [mean(a), mean(b)];
    let [ab, aa, bb] = [0, 0, 0];
    for (const [at, value] of a.entries()) {
      const [x, y] = [value - meanA, (b[at] ?? 0) - meanB];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return aa * bb === 0 ? 0 : Math.abs(ab) / Math.sqrt(aa * bb);
  };
  const windowOf = ({ side, tones }: Ink, left: number, top: number, size: number) => {
    const rows: number[] = [];
    for (let y = top; y < top + size; y += 1) {
      rows.push(...tones.slice(y * side + left, y * side + left + size));
    }
    return rows;
  };
  const likeness: GlyphTools['likeness'] = (square, char) => {
    const room = square.side - char.side;
    let best = 0;
    for (let top = 0; top <= room; top += 1) {
      for (let left = 0; left <= room; left += 1) {
        best = Math.max(best, correlate(windowOf(square, left, top, char.side), char.tones));
      }
    }
    return best;
  };
  Object.assign((globalThis as unknown as Window).glyphTools, { likeness });
}
