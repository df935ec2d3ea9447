import type { PageSurface, Point, TextStyle } from './page-surface.ts';

// Chinese line breaking (GB/T 15834): these never begin, or never end, a line.
const neverFirst = new Set('，。、；：？！”’）》】％%…—·');
const neverLast = new Set('“‘（《【');

/** Breaks text between any two hanzi, but keeps Latin words, numbers and punctuation together. */
export function wrapText(text: string, width: number, style: TextStyle): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of splitUnits(text)) {
    if (line !== '' && style.face.measure(line + unit, style.size) > width) {
      lines.push(line);
      line = '';
    }
    line += unit;
  }
  return line === '' ? lines : [...lines, line];
}

/** Draws a paragraph with its first baseline at `at`; returns the baseline after the last line. */
export function drawParagraph(
  surface: PageSurface,
  text: string,
  at: Point,
  layout: { readonly width: number; readonly leading: number; readonly style: TextStyle },
): number {
  const lines = wrapText(text, layout.width, layout.style);
  lines.forEach((line, index) =>
    surface.drawText(line, { x: at.x, y: at.y + index * layout.leading }, layout.style),
  );
  return at.y + lines.length * layout.leading;
}

function splitUnits(text: string): readonly string[] {
  const units: string[] = [];
  for (const token of text.match(/[!-~]+|\s+|[^!-~\s]/gu) ?? []) {
    const previous = units.at(-1);
    const glued = neverFirst.has(token.charAt(0)) || neverLast.has(previous?.at(-1) ?? '');
    if (previous !== undefined && glued) units[units.length - 1] = previous + token;
    else units.push(token);
  }
  return units;
}
