import type { StageDivision } from '../../model/charter.ts';
import { RECOMMEND_LINE } from '../awards.ts';
import { rankEntries, type RankedInput } from '../engine/rank-entries.ts';
import type { TieContext } from '../engine/tie-keys.ts';
import { compareValues, isNumber } from '../engine/value.ts';

/** An edge that decides something: the last place of an award, or of the recommendation. */
export type Line = {
  /** Id of the award, or `recommend`. */
  readonly id: string;
  /** The line runs after this place, counted from 1. */
  readonly place: number;
};

/** Lines from the top down; an award whose number is not announced yet has none. */
export function linesOf({
  awards,
  recommend,
}: Pick<StageDivision, 'awards' | 'recommend'>): readonly Line[] {
  let place = 0;
  const lines: Line[] = awards.flatMap(({ id, count }) => {
    place += count;
    return count > 0 ? [{ id, place }] : [];
  });
  return recommend > 0 ? [...lines, { id: RECOMMEND_LINE, place: recommend }] : lines;
}

/** Who stands above a line, and who stands on it: level across it, so that nobody is preferred. */
export type LineOutcome = { readonly above: readonly string[]; readonly level: readonly string[] };

/** Orders by the value that ranks compare, best first. Only numbers take places. */
export function orderPlaced(
  entries: readonly RankedInput[],
  context: TieContext,
): readonly RankedInput[] {
  const compare = placeComparison(context);
  return entries.filter(({ total }) => isNumber(total)).sort(compare);
}

export function placeComparison({ rules }: TieContext): (a: RankedInput, b: RankedInput) => number {
  const { by, better } = rules.ruleset.ranking;
  return (a, b) =>
    by === 'rounded'
      ? compareValues(a.total, b.total, better)
      : compareValues(a.exact, b.exact, better);
}

/**
 * The outcome at a line. Only the entries that are level across it go through the tie-breaks: they
 * are asked of each level group by itself, so that the others can have no part in it.
 */
export function outcomeAt(
  ordered: readonly RankedInput[],
  place: number,
  context: TieContext,
): LineOutcome {
  const last = ordered[place - 1];
  if (last === undefined) return { above: ordered.map(entryOf), level: [] };
  const compare = placeComparison(context);
  let start = place - 1;
  let end = place;
  for (let next = ordered[end]; next !== undefined && compare(next, last) === 0;) {
    end += 1;
    next = ordered[end];
  }
  if (end === place) return { above: ordered.slice(0, place).map(entryOf), level: [] };
  for (let next = ordered[start - 1]; next !== undefined && compare(next, last) === 0;) {
    start -= 1;
    next = ordered[start - 1];
  }
  const above = ordered.slice(0, start).map(entryOf);
  for (const { entries } of rankEntries(ordered.slice(start, end), context).groups) {
    const free = place - above.length;
    if (free <= 0) break;
    if (entries.length > free) return { above, level: entries.map(entryOf) };
    above.push(...entries.map(entryOf));
  }
  return { above, level: [] };
}

function entryOf({ input }: RankedInput): string {
  return input.entry;
}
