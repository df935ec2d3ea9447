import type { DemoEntry } from './demo-entry.ts';
import { drawSlideFoot, slide, type Deck, type DrawSlide } from './deck/deck.ts';
import { drawFinancialSlide, drawGrowthSlide, drawMarketSlide } from './deck/figure-slides.ts';
import { drawArchitectureSlide, drawRoadmapSlide, drawTeamSlide } from './deck/plan-slides.ts';
import { drawClosingSlide, drawProblemSlide, drawProductSlide } from './deck/story-slides.ts';
import { drawTitleSlide } from './deck/title-slide.ts';
import { createPalette } from './palette.ts';
import { createDemoDocument, createTypefaces } from './pdf/demo-document.ts';
import { addPageSurface } from './pdf/page-surface.ts';
import { embedPicture } from './pdf/picture-object.ts';
import { systemFonts, type SystemFont } from './pdf/system-typeface.ts';
import type { FontChoice } from './pdf/typeface.ts';
import { paintProductPicture } from './picture/product-picture.ts';

const contentSlides: readonly DrawSlide[] = [
  drawProblemSlide,
  drawProductSlide,
  drawMarketSlide,
  drawGrowthSlide,
  drawArchitectureSlide,
  drawTeamSlide,
  drawFinancialSlide,
  drawRoadmapSlide,
];

/** The entry's 16:9 pitch deck: a cover, eight slides, and for two entries in three a close. */
export async function createPitchDeckPdf(
  entry: DemoEntry,
  options: FontChoice,
): Promise<Uint8Array> {
  const document = await createDemoDocument(entry, '路演PPT');
  const deck: Deck = {
    entry,
    faces: await createTypefaces(document, options, pickSystemBody(entry)),
    palette: createPalette(entry),
    picture: embedPicture(document, paintProductPicture(entry, 640, 400)),
  };
  const pages = countPitchDeckPages(entry);
  const addSlide = (draw: DrawSlide) => {
    const surface = addPageSurface(document, slide.width, slide.height);
    draw(surface, deck);
    return surface;
  };
  addSlide(drawTitleSlide);
  contentSlides.forEach((draw, index) => drawSlideFoot(addSlide(draw), deck, index + 2, pages));
  if (pages > contentSlides.length + 1) addSlide(drawClosingSlide);
  return document.save();
}

// Both of the encodings that office software writes should reach the app's PDF view.
function pickSystemBody(entry: DemoEntry): SystemFont {
  return entry.seed % 2 === 0 ? systemFonts.song : systemFonts.simsun;
}

/** Nine or ten pages, fixed by the entry. */
export function countPitchDeckPages(entry: DemoEntry): number {
  return contentSlides.length + (entry.seed % 3 === 0 ? 1 : 2);
}
