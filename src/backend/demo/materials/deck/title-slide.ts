import { mixColors, white } from '../color.ts';
import type { PageSurface } from '../pdf/page-surface.ts';
import { drawParagraph } from '../pdf/text-layout.ts';
import { bodyStyle, headingStyle, slide, type Deck } from './deck.ts';

/** The cover: half of the decks carry the picture at the side, the others across the top. */
export function drawTitleSlide(surface: PageSurface, deck: Deck): void {
  const { palette } = deck;
  surface.fillBox({ x: 0, y: 0, width: slide.width, height: slide.height }, palette.dark);
  if (deck.entry.seed % 2 === 0) {
    surface.drawPicture(deck.picture, { x: 290, y: 0, width: 864, height: slide.height });
    surface.fillPolygon(
      [{ x: 0, y: 0 }, { x: 610, y: 0 }, { x: 540, y: 540 }, { x: 0, y: 540 }],
      palette.dark,
    ); // prettier-ignore
    drawTitleText(surface, deck, 170, 460);
  } else {
    surface.drawPicture(deck.picture, { x: 0, y: -200, width: 960, height: 600 });
    surface.fillBox({ x: 0, y: 325, width: slide.width, height: 215 }, palette.dark);
    surface.fillBox({ x: 0, y: 321, width: slide.width, height: 4 }, palette.accent);
    drawTitleText(surface, deck, 388, 850);
  }
}

function drawTitleText(surface: PageSurface, deck: Deck, top: number, width: number): void {
  const { entry, palette } = deck;
  const pale = mixColors(palette.soft, white, 0.45);
  const x = slide.margin;
  const division = entry.division === 'enterprise' ? '企业组' : '创客组';
  surface.drawText(
    `${division} | ${entry.trackName} | ${entry.id}`,
    { x, y: top - 30 },
    bodyStyle(deck, 16, pale),
  );
  const next = drawParagraph(
    surface,
    entry.title,
    { x, y: top + 16 },
    { width, leading: 48, style: headingStyle(deck, 34, white) },
  );
  surface.fillBox({ x, y: next - 26, width: 72, height: 4 }, palette.accent);
  surface.drawText(entry.team, { x, y: next + 14 }, bodyStyle(deck, 19, white));
  surface.drawText('项目路演 2024年9月', { x, y: next + 44 }, bodyStyle(deck, 14, pale));
}
