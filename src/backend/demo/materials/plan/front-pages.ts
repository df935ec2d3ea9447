import { grey, ink, white } from '../color.ts';
import type { PageSurface } from '../pdf/page-surface.ts';
import { drawParagraph } from '../pdf/text-layout.ts';
import {
  drawPageFurniture,
  planHeading,
  planQuote,
  planText,
  sheet,
  textWidth,
  type Plan,
} from './plan.ts';
import type { PlanSection } from './plan-outline.ts';

export function drawPlanCover(surface: PageSurface, plan: Plan): void {
  const { entry, palette } = plan;
  const x = sheet.margin;
  surface.fillBox({ x: 0, y: 0, width: sheet.width, height: 330 }, palette.dark);
  surface.drawPicture(plan.picture, { x: 0, y: 330, width: sheet.width, height: 372 });
  surface.fillBox({ x: 0, y: 326, width: sheet.width, height: 5 }, palette.accent);
  surface.drawText('商业计划书', { x, y: 120 }, planHeading(plan, 20, palette.soft));
  drawParagraph(
    surface,
    entry.title,
    { x, y: 178 },
    { width: textWidth, leading: 42, style: planHeading(plan, 30, white) },
  );
  surface.drawText(
    `${entry.id}  ${entry.trackName}`,
    { x, y: 296 },
    planText(plan, 13, palette.soft),
  );
  surface.drawText(entry.team, { x, y: 748 }, planHeading(plan, 16, ink));
  surface.drawText('2024年9月', { x, y: 776 }, planQuote(plan, 13, grey));
}

/** The table of contents lists chapters only, so that it stays on one page. */
export function drawContents(
  surface: PageSurface,
  plan: Plan,
  sections: readonly PlanSection[],
): void {
  drawPageFurniture(surface, plan, 2);
  const right = sheet.width - sheet.margin;
  surface.drawText(
    '目录',
    { x: sheet.width / 2, y: 120 },
    { ...planHeading(plan, 22, ink), align: 'center' },
  );
  const style = planText(plan, 13);
  const chapters = sections.filter(({ number }) => number === 1);
  chapters.forEach(({ chapter, chapterNumber, page }, index) => {
    const y = 180 + index * 50;
    const title = `第${chapterNumber}章  ${chapter.title}`;
    surface.drawText(title, { x: sheet.margin, y }, style);
    surface.drawText(String(page), { x: right, y }, { ...style, align: 'right' });
    drawLeader(
      surface,
      sheet.margin + style.face.measure(title, style.size) + 10,
      right - 30,
      y - 3,
    );
    const first = sections.filter((section) => section.chapterNumber === chapterNumber);
    const names = first.slice(0, 4).map((section) => section.title);
    surface.drawText(
      names.join('、'),
      { x: sheet.margin + 52, y: y + 20 },
      planQuote(plan, 10.5, grey),
    );
  });
}

function drawLeader(surface: PageSurface, from: number, to: number, y: number): void {
  for (let x = to; x > from; x -= 6) surface.fillCircle({ x, y }, 0.6, grey);
}
