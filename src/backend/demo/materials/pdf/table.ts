import { ink, rule, white, type Color } from '../color.ts';
import type { PageSurface, Point } from './page-surface.ts';
import type { TypefaceSet } from './typeface.ts';

export interface TableStyle {
  readonly faces: TypefaceSet;
  readonly head: Color;
  readonly stripe: Color;
  readonly textSize: number;
  readonly rowHeight: number;
  readonly columns: readonly number[];
  /** Figures are set right, all but the first column; words are set left. */
  readonly cells: 'figures' | 'words';
}

/** Draws a table with a coloured head row; returns its bottom edge. */
export function drawTable(
  surface: PageSurface,
  at: Point,
  rows: readonly (readonly string[])[],
  style: TableStyle,
): number {
  const width = style.columns.reduce((sum, column) => sum + column, 0);
  rows.forEach((row, index) => {
    const y = at.y + index * style.rowHeight;
    const back = index === 0 ? style.head : index % 2 === 0 ? style.stripe : white;
    surface.fillBox({ x: at.x, y, width, height: style.rowHeight }, back);
    drawRow(surface, { x: at.x, y }, row, index === 0, style);
  });
  const bottom = at.y + rows.length * style.rowHeight;
  surface.strokeLine(
    [
      { x: at.x, y: bottom },
      { x: at.x + width, y: bottom },
    ],
    rule,
    1,
  );
  return bottom;
}

function drawRow(
  surface: PageSurface,
  at: Point,
  row: readonly string[],
  isHead: boolean,
  style: TableStyle,
): void {
  const padding = style.textSize * 0.8;
  const baseline = at.y + style.rowHeight / 2 + style.textSize * 0.36;
  let left = at.x;
  row.forEach((cell, index) => {
    const column = style.columns[index] ?? 0;
    const isFirst = index === 0;
    const isLeft = isFirst || style.cells === 'words';
    surface.drawText(
      cell,
      { x: isLeft ? left + padding : left + column - padding, y: baseline },
      {
        face: isHead || isFirst ? style.faces.heading : style.faces.body,
        size: style.textSize,
        color: isHead ? white : ink,
        align: isLeft ? 'left' : 'right',
      },
    );
    left += column;
  });
}
