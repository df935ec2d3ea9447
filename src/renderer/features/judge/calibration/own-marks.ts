import type { Desk } from '../../../../contract/judging-methods.ts';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { draftFromSheet, type DeskItem } from '../desk-entry-state.ts';
import { computeOwnTotal, type OwnTotal } from '../own-total.ts';

/** Most that fit side by side on a laptop. */
export const MOST_COMPARED = 4;

/** An entry that this judge has marked completely, drafts included. */
export type OwnMarked = {
  readonly item: DeskItem;
  readonly rubric: Rubric;
  readonly marks: Readonly<Record<string, number>>;
  readonly total: OwnTotal;
};

/** The judge's own complete marks. A part of a sum says nothing about the order. */
export function collectOwnMarks(items: readonly DeskItem[], desk: Desk): readonly OwnMarked[] {
  return items.flatMap((item) => {
    const rubric = desk.rubrics.find(({ id }) => id === item.deskEntry.rubric);
    const source = item.draft ?? (item.sealed ? draftFromSheet(item.sealed, '') : null);
    if (!rubric || !source || source.recusalReason !== null) return [];
    const total = computeOwnTotal(rubric, source);
    return total?.open === 0 ? [{ item, rubric, marks: source.marks, total }] : [];
  });
}

export type Bin = { readonly from: number; readonly to: number; readonly count: number };

/** How often the judge gave marks of each fifth of a criterion's range; scaled marks. */
export function distribute(
  criterion: Criterion,
  marks: readonly number[],
  bins = 5,
): readonly Bin[] {
  const { min, max } = criterion;
  const width = (max - min) / bins;
  return Array.from({ length: bins }, (_, index) => {
    const from = min + index * width;
    const last = index === bins - 1;
    const to = last ? max : from + width;
    const count = marks.filter((mark) => mark >= from && (last ? mark <= to : mark < to)).length;
    return { from, to, count };
  });
}
