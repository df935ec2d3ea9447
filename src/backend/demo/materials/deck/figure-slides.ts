import { ink } from '../color.ts';
import { drawBarChart, drawLineChart, type ChartStyle } from '../pdf/charts.ts';
import { drawTable } from '../pdf/table.ts';
import type { PageSurface } from '../pdf/page-surface.ts';
import { financialRows } from '../financial-rows.ts';
import { bodyStyle, bodyWidth, drawSlideHead, headingStyle, slide, type Deck } from './deck.ts';

const chartBox = { x: slide.margin + 48, y: 178, width: 560, height: 270 };
const factsX = 716;

/** The market, as bars. */
export function drawMarketSlide(surface: PageSurface, deck: Deck): void {
  const { market } = deck.entry.figures;
  drawSlideHead(surface, deck, '市场空间', `${deck.entry.trackName}领域细分市场规模测算`);
  drawBarChart(surface, chartBox, market, chartStyle(deck, '亿元'));
  const first = market.at(0)?.value ?? 1;
  const last = market.at(-1)?.value ?? 1;
  const rate = ((last / first) ** (1 / (market.length - 1)) - 1) * 100;
  drawFacts(surface, deck, [
    ['年均复合增长', `${rate.toFixed(1)}%`],
    ['2027年市场规模', `${Math.round(last)}亿元`],
    ['首批目标场景', `${deck.entry.scenes.length}类`],
  ]);
}

/** Growth to date, as a line. */
export function drawGrowthSlide(surface: PageSurface, deck: Deck): void {
  const { growth, pilots, patents } = deck.entry.figures;
  drawSlideHead(surface, deck, '应用进展', '在用设备与用户数按季度统计，口径为有效激活');
  drawLineChart(surface, chartBox, growth, chartStyle(deck, '台（套）'));
  drawFacts(surface, deck, [
    ['当前在用', `${growth.at(-1)?.value ?? 0}台套`],
    ['试点单位', `${pilots}家`],
    ['知识产权', `${patents}项`],
  ]);
}

/** The plan figures, as a table whose lines add up. */
export function drawFinancialSlide(surface: PageSurface, deck: Deck): void {
  const { entry, faces, palette } = deck;
  drawSlideHead(surface, deck, '财务预测', '2023年为实际数，2024年起为预测数');
  const rows = financialRows(entry.figures.financials);
  const label = 200;
  const column = (bodyWidth - label) / entry.figures.financials.length;
  const bottom = drawTable(surface, { x: slide.margin, y: 146 }, rows, {
    faces,
    head: palette.main,
    stripe: palette.pale,
    textSize: 16,
    rowHeight: 44,
    cells: 'figures',
    columns: [label, ...entry.figures.financials.map(() => column)],
  });
  const notes = [
    '单位：万元。净利润为营业收入减去营业成本、研发投入与销售费用。',
    `本轮融资${entry.figures.funding}万元，其中研发占五成，市场占三成，流动资金占两成。`,
  ];
  notes.forEach((note, index) =>
    surface.drawText(
      note,
      { x: slide.margin, y: bottom + 30 + index * 24 },
      bodyStyle(deck, 14, ink),
    ),
  );
}

function chartStyle(deck: Deck, unit: string): ChartStyle {
  return {
    faces: deck.faces,
    color: deck.palette.main,
    accent: deck.palette.accent,
    textSize: 13,
    unit,
  };
}

function drawFacts(
  surface: PageSurface,
  deck: Deck,
  facts: readonly (readonly [label: string, value: string])[],
): void {
  facts.forEach(([label, value], index) => {
    const y = 162 + index * 104;
    surface.fillBox({ x: factsX, y, width: 188, height: 88 }, deck.palette.pale);
    surface.fillBox({ x: factsX, y, width: 5, height: 88 }, deck.palette.accent);
    surface.drawText(
      value,
      { x: factsX + 22, y: y + 40 },
      headingStyle(deck, 26, deck.palette.dark),
    );
    surface.drawText(label, { x: factsX + 22, y: y + 68 }, bodyStyle(deck, 14, ink));
  });
}
