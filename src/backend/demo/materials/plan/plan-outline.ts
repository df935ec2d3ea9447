import { planChapters, type PlanChapter } from './plan-chapters.ts';

export interface PlanSection {
  readonly chapter: PlanChapter;
  readonly chapterNumber: number;
  /** Counted from 1 within the chapter. */
  readonly number: number;
  readonly title: string;
  readonly page: number;
}

/** Cover and table of contents. */
export const frontPages = 2;

/** Spreads the pages over the chapters, one section to a page. */
export function createPlanSections(pages: number): readonly PlanSection[] {
  const content = pages - frontPages;
  if (!Number.isSafeInteger(pages) || content < 1) throw new RangeError(`pages: ${pages}`);
  const chapters = planChapters.slice(0, content);
  const base = Math.floor(content / chapters.length);
  const extra = content % chapters.length;
  let page = frontPages;
  return chapters.flatMap((chapter, index) =>
    Array.from({ length: base + (index < extra ? 1 : 0) }, (_, section) => ({
      chapter,
      chapterNumber: index + 1,
      number: section + 1,
      title: titleOf(chapter, section),
      page: (page += 1),
    })),
  );
}

function titleOf({ sections }: PlanChapter, index: number): string {
  const round = Math.floor(index / sections.length);
  const title = sections[index % sections.length] ?? '';
  return round === 0 ? title : `${title}（续${round}）`;
}
