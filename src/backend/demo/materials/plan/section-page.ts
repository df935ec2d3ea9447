import { ink } from '../color.ts';
import type { PageSurface } from '../pdf/page-surface.ts';
import { wrapText } from '../pdf/text-layout.ts';
import {
  drawPageFurniture,
  planHeading,
  planText,
  prose,
  sheet,
  textBottom,
  textWidth,
  type Plan,
} from './plan.ts';
import type { PlanFigure } from './plan-chapters.ts';
import { drawPlanFigure } from './plan-figures.ts';
import type { PlanSection } from './plan-outline.ts';

const indent = '\u3000\u3000';
const paragraphGap = 7;
const laterFigures: readonly PlanFigure[] = ['bullets', 'table', 'line', 'facts', 'bars'];

/** Draws one section on its page: headings, prose, a figure, and prose down to the foot. */
export function drawSectionPage(
  surface: PageSurface,
  plan: Plan,
  section: PlanSection,
  nextParagraph: () => string,
): void {
  drawPageFurniture(surface, plan, section.page);
  const opening = drawHeadings(surface, plan, section);
  const afterOpening = drawProse(surface, plan, nextParagraph(), opening);
  let y = drawPlanFigure(surface, plan, pickFigure(section), afterOpening);
  while (y + 2 * prose.leading < textBottom) y = drawProse(surface, plan, nextParagraph(), y);
}

function drawHeadings(surface: PageSurface, plan: Plan, section: PlanSection): number {
  const { chapterNumber, number } = section;
  let y = 98;
  if (number === 1) {
    const title = `第${chapterNumber}章  ${section.chapter.title}`;
    surface.drawText(
      title,
      { x: sheet.margin, y: y + 8 },
      planHeading(plan, 21, plan.palette.dark),
    );
    surface.fillBox({ x: sheet.margin, y: y + 18, width: 46, height: 3 }, plan.palette.accent);
    y += 54;
  }
  const title = `${chapterNumber}.${number}  ${section.title}`;
  surface.drawText(title, { x: sheet.margin, y }, planHeading(plan, 15, plan.palette.main));
  return y + 30;
}

/** Draws the paragraph, dropping whole sentences that would run below the foot. */
function drawProse(surface: PageSurface, plan: Plan, text: string, top: number): number {
  const style = planText(plan, prose.size, ink);
  const room = Math.floor((textBottom - top) / prose.leading) + 1;
  const lines = fitSentences(text, room, (fitting) => wrapText(indent + fitting, textWidth, style));
  lines.forEach((line, index) =>
    surface.drawText(line, { x: sheet.margin, y: top + index * prose.leading }, style),
  );
  // A paragraph that does not fit at all ends the page.
  return lines.length === 0 ? textBottom : top + lines.length * prose.leading + paragraphGap;
}

function fitSentences(
  text: string,
  room: number,
  wrap: (text: string) => readonly string[],
): readonly string[] {
  const sentences = text.match(/[^。]+。/g) ?? [];
  for (let count = sentences.length; count > 0; count -= 1) {
    const lines = wrap(sentences.slice(0, count).join(''));
    if (lines.length <= room) return lines;
  }
  return [];
}

function pickFigure({ chapter, chapterNumber, number }: PlanSection): PlanFigure {
  if (number === 1) return chapter.figure;
  return laterFigures[(chapterNumber + number) % laterFigures.length] ?? 'facts';
}
