import type { PDFRef } from '@cantoo/pdf-lib';
import { grey, ink, rule, type Color } from '../color.ts';
import type { DemoEntry } from '../demo-entry.ts';
import type { Palette } from '../palette.ts';
import type { PageSurface, TextStyle } from '../pdf/page-surface.ts';
import type { TypefaceSet } from '../pdf/typeface.ts';

/** A4 in points. */
export const sheet = { width: 595.28, height: 841.89, margin: 72 } as const;
export const textWidth = sheet.width - 2 * sheet.margin;
export const textBottom = 760;
export const prose = { size: 11.5, leading: 21 } as const;

/** What every page of one plan shares. */
export interface Plan {
  readonly entry: DemoEntry;
  readonly faces: TypefaceSet;
  readonly palette: Palette;
  readonly picture: PDFRef;
  readonly pages: number;
}

export function planHeading(plan: Plan, size: number, color: Color): TextStyle {
  return { face: plan.faces.heading, size, color, bold: true };
}

export function planText(plan: Plan, size: number = prose.size, color: Color = ink): TextStyle {
  return { face: plan.faces.body, size, color };
}

export function planQuote(plan: Plan, size: number, color: Color): TextStyle {
  return { face: plan.faces.quote, size, color };
}

/** Draws the running head and the page number. */
export function drawPageFurniture(surface: PageSurface, plan: Plan, page: number): void {
  const right = sheet.width - sheet.margin;
  const style = planQuote(plan, 9.5, grey);
  surface.drawText(`${plan.entry.title} 商业计划书`, { x: sheet.margin, y: 50 }, style);
  surface.drawText(plan.entry.id, { x: right, y: 50 }, { ...style, align: 'right' });
  surface.strokeLine(
    [
      { x: sheet.margin, y: 57 },
      { x: right, y: 57 },
    ],
    rule,
    0.6,
  );
  surface.drawText(
    `第 ${page} 页 共 ${plan.pages} 页`,
    { x: sheet.width / 2, y: 802 },
    { ...planText(plan, 9.5, grey), align: 'center' },
  );
}
