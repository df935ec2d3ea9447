import type { Draft } from '../../../contract/judging-methods.ts';
import type { Rubric } from '../../../core/model/rubric.ts';
import type { Mark } from '../../../core/model/score-sheet.ts';
import { computeRunningTotal, findMarkProblem } from '../../../core/rules/judge-total.ts';
import { compareRational, type Rational, toFixedText } from '../../../core/rules/rational.ts';
import { toFigure } from '../../../core/rules/rounding.ts';

export type OwnTotal = {
  readonly value: Rational;
  readonly text: string;
  /** Criteria that have no mark that could be sealed. */
  readonly open: number;
};

/** The judge's own total of a draft as far as it goes; null while nothing counts. */
export function computeOwnTotal(rubric: Rubric, draft: Pick<Draft, 'marks'>): OwnTotal | null {
  const marks: Mark[] = rubric.criteria.flatMap((criterion) => {
    const value = draft.marks[criterion.id];
    const fits = value !== undefined && findMarkProblem(criterion, value) === null;
    return fits ? [{ criterion: criterion.id, value }] : [];
  });
  if (marks.length === 0) return null;
  const value = computeRunningTotal(rubric, marks);
  return {
    value,
    text: totalText(value, rubric.decimals),
    open: rubric.criteria.length - marks.length,
  };
}

/** With the rubric's places where they suffice, else with as many as the figure needs. */
function totalText(value: Rational, places: number): string {
  for (let tried = places; tried <= 6; tried += 1) {
    const text = toFixedText(value, tried);
    if (text !== null) return text;
  }
  return toFigure(value).decimal;
}

export type RankedOwn<T> = { readonly item: T; readonly total: OwnTotal; readonly rank: number };

/** Own order from the highest total down; equal totals share a rank (1224). */
export function rankOwn<T>(
  items: readonly { readonly item: T; readonly total: OwnTotal }[],
): readonly RankedOwn<T>[] {
  const sorted = items.toSorted((a, b) => compareRational(b.total.value, a.total.value));
  let rank = 0;
  return sorted.map(({ item, total }, index) => {
    const before = sorted[index - 1];
    if (!before || compareRational(before.total.value, total.value) !== 0) rank = index + 1;
    return { item, total, rank };
  });
}
