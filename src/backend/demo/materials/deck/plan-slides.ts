import { grey, ink, rule, white } from '../color.ts';
import type { Box, PageSurface } from '../pdf/page-surface.ts';
import { drawParagraph, wrapText } from '../pdf/text-layout.ts';
import { bodyStyle, bodyWidth, drawSlideHead, headingStyle, slide, type Deck } from './deck.ts';

const layers = ['应用层', '能力层', '接入层'] as const;

/** The architecture: scenes on top, modules in the middle, devices and trust below. */
export function drawArchitectureSlide(surface: PageSurface, deck: Deck): void {
  const { entry, palette } = deck;
  drawSlideHead(surface, deck, '技术架构', '端侧优先，数据不出现场，接口开放可替换');
  const rows = [
    entry.scenes,
    entry.modules.map(({ heading }) => heading),
    ['现场终端', '边缘网关', '国产操作系统', '密码模块', '离线升级'],
  ];
  rows.forEach((cells, index) => {
    const y = 146 + index * 122;
    surface.fillBox({ x: slide.margin, y, width: bodyWidth, height: 92 }, palette.pale);
    surface.fillBox(
      { x: slide.margin, y, width: 96, height: 92 },
      index === 1 ? palette.main : palette.dark,
    );
    surface.drawText(
      layers[index] ?? '',
      { x: slide.margin + 48, y: y + 53 },
      { ...headingStyle(deck, 18, white), align: 'center' },
    );
    drawLayerCells(surface, deck, cells, {
      x: slide.margin + 116,
      y: y + 18,
      width: bodyWidth - 136,
      height: 56,
    });
    if (index > 0) drawUpArrow(surface, deck, y);
  });
}

/** The team, one row for each member. */
export function drawTeamSlide(surface: PageSurface, deck: Deck): void {
  const { entry, palette } = deck;
  drawSlideHead(surface, deck, '核心团队', `${entry.team}，覆盖研发、工程与落地`);
  entry.members.forEach((member, index) => {
    const y = 138 + index * 71;
    const x = slide.margin;
    surface.fillCircle({ x: x + 28, y: y + 28 }, 27, index === 0 ? palette.accent : palette.soft);
    const initial = { ...headingStyle(deck, 22, white), align: 'center' } as const;
    surface.drawText(member.name.charAt(0), { x: x + 28, y: y + 36 }, initial);
    surface.drawText(member.name, { x: x + 78, y: y + 35 }, headingStyle(deck, 19, ink));
    surface.drawText(member.role, { x: x + 184, y: y + 35 }, bodyStyle(deck, 16, palette.main));
    surface.drawText(member.note, { x: x + 330, y: y + 35 }, bodyStyle(deck, 16, grey));
    surface.strokeLine(
      [
        { x: x + 78, y: y + 63 },
        { x: x + bodyWidth, y: y + 63 },
      ],
      rule,
      0.6,
    );
  });
}

/** The road map, as milestones on a line. */
export function drawRoadmapSlide(surface: PageSurface, deck: Deck): void {
  const { entry, palette } = deck;
  drawSlideHead(surface, deck, '发展规划', '先做深三个场景，再做广全国市场');
  const steps = [
    ['2024年四季度', '产品定型', `完成${entry.product}三代样机与第三方检测，通过可靠性试验`],
    ['2025年上半年', '场景验证', `在${entry.scenes[0] ?? ''}形成可复制的交付手册，缩短部署到三天`],
    ['2025年下半年', '区域推广', `进入${entry.scenes[1] ?? ''}，培训十二家服务伙伴`],
    ['2026年', '规模应用', `覆盖${entry.scenes[2] ?? ''}，参与制定两项团体标准`],
  ] as const;
  const width = bodyWidth / steps.length;
  surface.strokeLine(
    [
      { x: slide.margin, y: 222 },
      { x: slide.width - slide.margin, y: 222 },
    ],
    palette.soft,
    5,
  );
  steps.forEach(([when, what, how], index) => {
    const x = slide.margin + index * width;
    surface.drawText(when, { x, y: 188 }, bodyStyle(deck, 15, palette.main));
    surface.fillCircle({ x: x + 14, y: 222 }, 14, index === 0 ? palette.accent : palette.main);
    surface.fillCircle({ x: x + 14, y: 222 }, 6, white);
    surface.drawText(what, { x, y: 276 }, headingStyle(deck, 21, ink));
    drawParagraph(
      surface,
      how,
      { x, y: 310 },
      { width: width - 28, leading: 26, style: bodyStyle(deck, 15, grey) },
    );
  });
  drawBudget(surface, deck);
}

function drawBudget(surface: PageSurface, deck: Deck): void {
  const { palette } = deck;
  const shares = [
    ['研发', 0.5, palette.main],
    ['市场', 0.3, palette.accent],
    ['流动资金', 0.2, palette.soft],
  ] as const;
  surface.drawText('资金使用计划', { x: slide.margin, y: 424 }, headingStyle(deck, 17, ink));
  let x: number = slide.margin;
  for (const [label, share, color] of shares) {
    const width = bodyWidth * share;
    surface.fillBox({ x, y: 438, width, height: 40 }, color);
    const text = `${label} ${Math.round(share * 100)}%`;
    surface.drawText(text, { x: x + 16, y: 464 }, headingStyle(deck, 16, white));
    x += width;
  }
}

function drawLayerCells(
  surface: PageSurface,
  deck: Deck,
  cells: readonly string[],
  box: Box,
): void {
  const gap = 14;
  const width = (box.width - gap * (cells.length - 1)) / cells.length;
  const style = { ...bodyStyle(deck, 15, ink), align: 'center' } as const;
  cells.forEach((cell, index) => {
    const x = box.x + index * (width + gap);
    surface.fillBox({ x, y: box.y, width, height: box.height }, white);
    surface.fillBox({ x, y: box.y + box.height - 3, width, height: 3 }, deck.palette.soft);
    const lines = wrapText(cell, width - 12, style);
    const first = box.y + box.height / 2 + 5 - (lines.length - 1) * 9;
    lines.forEach((line, row) =>
      surface.drawText(line, { x: x + width / 2, y: first + row * 18 }, style),
    );
  });
}

function drawUpArrow(surface: PageSurface, deck: Deck, layerTop: number): void {
  const x = slide.margin + 48;
  const color = deck.palette.accent;
  surface.fillPolygon(
    [
      { x, y: layerTop - 24 },
      { x: x + 10, y: layerTop - 12 },
      { x: x - 10, y: layerTop - 12 },
    ],
    color,
  );
  surface.fillBox({ x: x - 3, y: layerTop - 13, width: 6, height: 8 }, color);
}
