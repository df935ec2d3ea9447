import type { PDFPage } from '@cantoo/pdf-lib';
import { createSeededRandom, deriveSeed } from '../seeded-random.ts';
import type { DemoEntry } from './demo-entry.ts';
import { createPalette } from './palette.ts';
import { createDemoDocument, createTypefaces } from './pdf/demo-document.ts';
import { addOutline, type OutlineItem } from './pdf/outline.ts';
import { addPageSurface } from './pdf/page-surface.ts';
import { embedPicture } from './pdf/picture-object.ts';
import type { FontChoice } from './pdf/typeface.ts';
import { paintProductPicture } from './picture/product-picture.ts';
import { drawContents, drawPlanCover } from './plan/front-pages.ts';
import { sheet, type Plan } from './plan/plan.ts';
import { createPlanSections, type PlanSection } from './plan/plan-outline.ts';
import { createPlanProse } from './plan/plan-prose.ts';
import { drawSectionPage } from './plan/section-page.ts';

const proseStream = 11;

export type BusinessPlanOptions = FontChoice & {
  /** The exact number of A4 pages, at least three. */
  readonly pages: number;
};

/** The entry's business plan: cover, contents, then one section to a page, with bookmarks. */
export async function createBusinessPlanPdf(
  entry: DemoEntry,
  options: BusinessPlanOptions,
): Promise<Uint8Array> {
  const sections = createPlanSections(options.pages);
  const document = await createDemoDocument(entry, '商业计划书');
  const plan: Plan = {
    entry,
    faces: await createTypefaces(document, options),
    palette: createPalette(entry),
    picture: embedPicture(document, paintProductPicture(entry, 640, 400)),
    pages: options.pages,
  };
  const addSheet = () => addPageSurface(document, sheet.width, sheet.height);
  drawPlanCover(addSheet(), plan);
  drawContents(addSheet(), plan, sections);
  const drawSection = createSectionWriter(plan);
  const pages = sections.map((section) => {
    const surface = addSheet();
    drawSection(surface, section);
    return surface.page;
  });
  addOutline(document, createBookmarks(sections, pages));
  return document.save();
}

// A chapter's sections share one supply of prose, so that sentences do not repeat early.
function createSectionWriter(plan: Plan) {
  const random = createSeededRandom(deriveSeed(plan.entry.seed, proseStream));
  const supplies = new Map<number, () => string>();
  return (surface: ReturnType<typeof addPageSurface>, section: PlanSection): void => {
    const { chapter, chapterNumber } = section;
    const supply = supplies.get(chapterNumber) ?? createPlanProse(plan.entry, chapter, random);
    supplies.set(chapterNumber, supply);
    drawSectionPage(surface, plan, section, supply);
  };
}

function createBookmarks(
  sections: readonly PlanSection[],
  pages: readonly PDFPage[],
): readonly OutlineItem[] {
  const bookmarks = sections.flatMap((section, index) => {
    const page = pages[index];
    return page === undefined ? [] : [{ section, page }];
  });
  return bookmarks
    .filter(({ section }) => section.number === 1)
    .map(({ section: { chapter, chapterNumber }, page }) => ({
      title: `第${chapterNumber}章 ${chapter.title}`,
      page,
      children: bookmarks
        .filter(({ section }) => section.chapterNumber === chapterNumber)
        .map(({ section, page: sectionPage }) => ({
          title: `${chapterNumber}.${section.number} ${section.title}`,
          page: sectionPage,
        })),
    }));
}
