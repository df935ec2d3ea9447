import type { PDFRef } from '@cantoo/pdf-lib';
import { grey, rule, white, type Color } from '../color.ts';
import type { DemoEntry } from '../demo-entry.ts';
import type { Palette } from '../palette.ts';
import type { PageSurface, TextStyle } from '../pdf/page-surface.ts';
import type { TypefaceSet } from '../pdf/typeface.ts';

export const slide = { width: 960, height: 540, margin: 56 } as const;
/** Where a content slide's body begins and ends. */
export const bodyTop = 132;
export const bodyBottom = 490;
export const bodyWidth = slide.width - 2 * slide.margin;

/** What every slide of one deck shares. */
export interface Deck {
  readonly entry: DemoEntry;
  readonly faces: TypefaceSet;
  readonly palette: Palette;
  readonly picture: PDFRef;
}

export type DrawSlide = (surface: PageSurface, deck: Deck) => void;

export function headingStyle(deck: Deck, size: number, color: Color): TextStyle {
  return { face: deck.faces.heading, size, color, bold: true };
}

export function bodyStyle(deck: Deck, size: number, color: Color): TextStyle {
  return { face: deck.faces.body, size, color };
}

/** Draws a content slide's heading, with the claim that the slide makes below it. */
export function drawSlideHead(
  surface: PageSurface,
  deck: Deck,
  heading: string,
  claim: string,
): void {
  const { palette } = deck;
  surface.fillBox({ x: 0, y: 0, width: surface.width, height: surface.height }, white);
  surface.fillBox({ x: 0, y: 0, width: 14, height: surface.height }, palette.main);
  surface.fillBox({ x: slide.margin, y: 102, width: 64, height: 4 }, palette.accent);
  surface.drawText(heading, { x: slide.margin, y: 62 }, headingStyle(deck, 30, palette.dark));
  surface.drawText(claim, { x: slide.margin, y: 90 }, bodyStyle(deck, 15, grey));
}

export function drawSlideFoot(surface: PageSurface, deck: Deck, page: number, pages: number): void {
  const y = 520;
  const style = bodyStyle(deck, 10.5, grey);
  const right = slide.width - slide.margin;
  surface.strokeLine(
    [
      { x: slide.margin, y: 503 },
      { x: right, y: 503 },
    ],
    rule,
    0.6,
  );
  surface.drawText(`${deck.entry.id}  ${deck.entry.title}`, { x: slide.margin, y }, style);
  surface.drawText(`${page} / ${pages}`, { x: right, y }, { ...style, align: 'right' });
}
