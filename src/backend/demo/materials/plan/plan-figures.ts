import { assertNever } from '../../../../core/result.ts';
import { grey, ink } from '../color.ts';
import type { DemoPoint } from '../demo-entry.ts';
import { drawBarChart, drawLineChart } from '../pdf/charts.ts';
import type { PageSurface } from '../pdf/page-surface.ts';
import { drawTable, type TableStyle } from '../pdf/table.ts';
import { drawParagraph } from '../pdf/text-layout.ts';
import { planHeading, planQuote, planText, sheet, textWidth, type Plan } from './plan.ts';
import type { PlanFigure } from './plan-chapters.ts';
import { financeTable, memberTable, moduleTable, type PlanTable } from './plan-tables.ts';

/** Draws a section's figure below `top`; returns the next baseline for prose. */
export function drawPlanFigure(
  surface: PageSurface,
  plan: Plan,
  figure: PlanFigure,
  top: number,
): number {
  const { entry } = plan;
  switch (figure) {
    case 'facts':
      return drawFactStrip(surface, plan, top);
    case 'bullets':
      return drawBullets(surface, plan, [...entry.pains, ...entry.modules], top);
    case 'bars':
      return drawChart(surface, plan, 'bars', top);
    case 'line':
      return drawChart(surface, plan, 'line', top);
    case 'table':
      return drawWordTable(surface, plan, moduleTable(plan), top);
    case 'members':
      return drawWordTable(surface, plan, memberTable(plan), top);
    case 'finance':
      return drawCaptionedTable(surface, plan, { ...financeTable(plan), cells: 'figures' }, top);
    default:
      return assertNever(figure);
  }
}

function drawChart(surface: PageSurface, plan: Plan, kind: 'bars' | 'line', top: number): number {
  const { entry, faces, palette } = plan;
  const box = { x: sheet.margin + 40, y: top + 26, width: textWidth - 60, height: 170 };
  const style = { faces, color: palette.main, accent: palette.accent, textSize: 9.5 };
  if (kind === 'bars') drawBarChart(surface, box, entry.figures.market, { ...style, unit: '亿元' });
  else drawLineChart(surface, box, entry.figures.growth, { ...style, unit: '台（套）' });
  const caption = kind === 'bars' ? '图：细分市场规模测算' : '图：在用数量按季度统计';
  drawCaption(surface, plan, caption, top + 236);
  return top + 268;
}

function drawWordTable(surface: PageSurface, plan: Plan, table: PlanTable, top: number): number {
  return drawCaptionedTable(surface, plan, { ...table, cells: 'words' }, top);
}

function drawCaptionedTable(
  surface: PageSurface,
  plan: Plan,
  { caption, rows, columns, cells }: PlanTable & Pick<TableStyle, 'cells'>,
  top: number,
): number {
  drawCaption(surface, plan, caption, top + 4);
  const bottom = drawTable(surface, { x: sheet.margin, y: top + 14 }, rows, {
    faces: plan.faces,
    head: plan.palette.main,
    stripe: plan.palette.pale,
    textSize: 10,
    rowHeight: 25,
    columns,
    cells,
  });
  return bottom + 30;
}

function drawBullets(
  surface: PageSurface,
  plan: Plan,
  points: readonly DemoPoint[],
  top: number,
): number {
  let y = top + 4;
  for (const { heading, detail } of points) {
    surface.fillCircle({ x: sheet.margin + 8, y: y - 4 }, 3, plan.palette.accent);
    surface.drawText(heading, { x: sheet.margin + 22, y }, planHeading(plan, 11.5, ink));
    const layout = { width: textWidth - 130, leading: 18, style: planText(plan, 10.5, grey) };
    y = drawParagraph(surface, detail, { x: sheet.margin + 130, y }, layout) + 7;
  }
  return y + 12;
}

function drawFactStrip(surface: PageSurface, plan: Plan, top: number): number {
  const { pilots, patents, funding } = plan.entry.figures;
  const facts = [['试点单位', `${pilots}家`], ['知识产权', `${patents}项`], ['本轮融资', `${funding}万元`]]; // prettier-ignore
  const width = textWidth / facts.length;
  facts.forEach(([label = '', value = ''], index) => {
    const x = sheet.margin + index * width;
    surface.fillBox({ x, y: top - 4, width: width - 10, height: 62 }, plan.palette.pale);
    surface.drawText(value, { x: x + 14, y: top + 26 }, planHeading(plan, 18, plan.palette.dark));
    surface.drawText(label, { x: x + 14, y: top + 46 }, planQuote(plan, 10.5, grey));
  });
  return top + 88;
}

function drawCaption(surface: PageSurface, plan: Plan, caption: string, y: number): void {
  const style = { ...planQuote(plan, 10.5, grey), align: 'center' } as const;
  surface.drawText(caption, { x: sheet.width / 2, y }, style);
}
