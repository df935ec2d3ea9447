import { grey, ink, white } from '../color.ts';
import type { DemoPoint } from '../demo-entry.ts';
import type { Box, PageSurface } from '../pdf/page-surface.ts';
import { drawParagraph } from '../pdf/text-layout.ts';
import {
  bodyBottom,
  bodyStyle,
  bodyTop,
  bodyWidth,
  drawSlideHead,
  headingStyle,
  slide,
  type Deck,
} from './deck.ts';

/** The problem, as three numbered cards. */
export function drawProblemSlide(surface: PageSurface, deck: Deck): void {
  drawSlideHead(surface, deck, '问题与痛点', `来自${deck.entry.scenes.join('、')}的一线调研`);
  const gap = 24;
  const width = (bodyWidth - 2 * gap) / 3;
  deck.entry.pains.forEach((pain, index) =>
    drawPainCard(surface, deck, pain, index, {
      x: slide.margin + index * (width + gap),
      y: bodyTop + 8,
      width,
      height: 250,
    }),
  );
  surface.fillBox({ x: slide.margin, y: 416, width: bodyWidth, height: 60 }, deck.palette.dark);
  surface.drawText(
    `我们的回答：${deck.entry.product}，先在现场解决问题，再谈平台与规模`,
    { x: slide.margin + 24, y: 453 },
    headingStyle(deck, 19, white),
  );
}

/** The product: the picture with the four modules beside it. */
export function drawProductSlide(surface: PageSurface, deck: Deck): void {
  const { entry, palette } = deck;
  drawSlideHead(surface, deck, `产品方案：${entry.product}`, '四个模块，一条闭环，断网可用');
  surface.drawPicture(deck.picture, { x: slide.margin, y: bodyTop + 8, width: 400, height: 250 });
  drawParagraph(
    surface,
    entry.summary,
    { x: slide.margin, y: 416 },
    { width: 400, leading: 21, style: bodyStyle(deck, 13, grey) },
  );
  entry.modules.forEach((module, index) => {
    const y = bodyTop + 8 + index * 86;
    const x = 496;
    surface.fillCircle({ x: x + 18, y: y + 22 }, 18, palette.main);
    surface.drawText(
      String(index + 1),
      { x: x + 18, y: y + 28 },
      { ...headingStyle(deck, 17, white), align: 'center' },
    );
    surface.drawText(module.heading, { x: x + 52, y: y + 18 }, headingStyle(deck, 18, ink));
    drawParagraph(
      surface,
      module.detail,
      { x: x + 52, y: y + 43 },
      { width: 350, leading: 22, style: bodyStyle(deck, 14.5, grey) },
    );
  });
}

/** The request for funding, and the closing line. */
export function drawClosingSlide(surface: PageSurface, deck: Deck): void {
  const { entry, palette } = deck;
  surface.fillBox({ x: 0, y: 0, width: slide.width, height: slide.height }, palette.dark);
  surface.fillCircle({ x: 860, y: 80 }, 190, palette.main);
  surface.fillCircle({ x: 800, y: 500 }, 90, palette.accent);
  surface.drawText('融资与合作', { x: slide.margin, y: 130 }, headingStyle(deck, 38, white));
  const lines = [
    `本轮计划融资${entry.figures.funding}万元，用于产品定型与县域服务网络建设`,
    `诚邀${entry.scenes.join('、')}开展联合试点`,
    '核心代码自主研发，关键部件全部具备国产替代方案',
  ];
  lines.forEach((line, index) => {
    const y = 220 + index * 56;
    surface.fillBox({ x: slide.margin, y: y - 16, width: 8, height: 18 }, palette.accent);
    surface.drawText(line, { x: slide.margin + 26, y }, bodyStyle(deck, 20, white));
  });
  const thanks = { face: deck.faces.quote, size: 24, color: palette.soft };
  surface.drawText('感谢各位评委，敬请批评指正', { x: slide.margin, y: bodyBottom - 40 }, thanks);
}

function drawPainCard(
  surface: PageSurface,
  deck: Deck,
  pain: DemoPoint,
  index: number,
  box: Box,
): void {
  const inset = 22;
  surface.fillBox(box, deck.palette.pale);
  surface.fillBox({ ...box, height: 5 }, deck.palette.main);
  surface.drawText(
    `0${index + 1}`,
    { x: box.x + inset, y: box.y + 58 },
    headingStyle(deck, 36, deck.palette.soft),
  );
  surface.drawText(pain.heading, { x: box.x + inset, y: box.y + 104 }, headingStyle(deck, 23, ink));
  drawParagraph(
    surface,
    pain.detail,
    { x: box.x + inset, y: box.y + 146 },
    { width: box.width - 2 * inset, leading: 30, style: bodyStyle(deck, 18, grey) },
  );
}
