import type { RankedInput } from '../engine/rank-entries.ts';
import type { EntryTotal } from '../engine/score-entries.ts';
import { compareIds } from '../order.ts';
import type { Field } from './field.ts';
import { linesOf, orderPlaced, outcomeAt, type Line, type LineOutcome } from './line-outcome.ts';
import { describeChange, effectOf, movesOf, type MarkChange } from './move-mark.ts';

/** How firmly a line stands against a change of one single mark. */
export type LineStability = {
  /** Id of the award, or `recommend`. */
  readonly line: string;
  /** The line runs after this place, counted from 1. */
  readonly place: number;
  /** Entries that stand level across it already. */
  readonly level: readonly string[];
  /** Fewest steps of the scale by which one mark must move; null: no such change was found. */
  readonly steps: number | null;
  /** How many changes of that many steps were found, and the first of them, nearest entry first. */
  readonly found: number;
  readonly changes: readonly MarkChange[];
  /**
   * What was tried: every mark of the `entries` nearest to the lines, of `of` in all, was moved up
   * and down by each number of steps up to `steps`. With fewer than all entries the limit on the
   * work was reached at that number of steps.
   */
  readonly tried: { readonly steps: number; readonly entries: number; readonly of: number };
  /**
   * Why nothing was tried: the field is `incomplete`, everybody has `room` above the line, or the
   * marks have `no-scale` with steps. Null where something was.
   */
  readonly untried: 'incomplete' | 'room' | 'no-scale' | null;
};

export type StepLimits = {
  /** Most steps that a mark is moved by. */
  readonly steps: number;
  /** Most calculations of an entry, over all lines of a field. */
  readonly calculations: number;
  /** Most changes listed for each line. */
  readonly listed: number;
};
export const STEP_LIMITS: StepLimits = { steps: 100, calculations: 20_000, listed: 20 };

type LineSearch = {
  readonly line: Line;
  readonly before: LineOutcome;
  steps: number | null;
  found: number;
  readonly changes: MarkChange[];
  tried: LineStability['tried'];
  readonly untried: LineStability['untried'];
};

/**
 * For each line of a field, which change of one single mark is the least that moves somebody across
 * it: up or down, by one step of the scale, then by two, up to the limits. Nothing is changed by it.
 * Pure.
 */
export function findSingleSteps(
  field: Field,
  limits: StepLimits = STEP_LIMITS,
): readonly LineStability[] {
  const ordered = orderPlaced(field.totals, field);
  const searches = linesOf(field.places).map((line): LineSearch => {
    const before = field.complete
      ? outcomeAt(ordered, line.place, field)
      : { above: [], level: [] };
    const tried = { steps: 0, entries: 0, of: field.totals.length };
    const untried = untriedReason(line, ordered, field);
    return { line, before, steps: null, found: 0, changes: [], tried, untried };
  });
  search(
    field,
    ordered,
    searches.filter(({ untried }) => untried === null),
    limits,
  );
  return searches.map(({ line, before, steps, found, changes, tried, untried }) => ({
    line: line.id,
    place: line.place,
    level: before.level,
    steps,
    found,
    changes,
    tried,
    untried,
  }));
}

function untriedReason(
  { place }: Line,
  ordered: readonly RankedInput[],
  { complete, totals, scaleOf }: Field,
): LineStability['untried'] {
  if (!complete) return 'incomplete';
  if (ordered.length <= place) return 'room';
  const steps = totals.some(({ input }) =>
    input.rows.some(({ at }) => scaleOf(at)?.step !== undefined && scaleOf(at)?.step !== null),
  );
  return steps ? null : 'no-scale';
}

function search(
  field: Field,
  ordered: readonly RankedInput[],
  searches: readonly LineSearch[],
  limits: StepLimits,
): void {
  let left = limits.calculations;
  // Where the rules normalise, each try calculates all entries again.
  const cost = field.statistics === null ? 1 : field.totals.length;
  for (let steps = 1; steps <= limits.steps; steps += 1) {
    const open = searches.filter((one) => one.steps === null);
    if (open.length === 0) return;
    let moved = 0;
    for (const [index, total] of nearestFirst(field.totals, ordered, open).entries()) {
      const moves = movesOf(total.input, steps, field);
      moved += moves.length;
      left -= moves.length * cost;
      if (left < 0) return;
      for (const move of moves) {
        const effect = effectOf(move, total, field, ordered);
        if (effect === null) continue;
        for (const one of open) {
          const after = effect.outcomeAt(one.line.place);
          if (after === null) continue;
          const change = describeChange(move, total, effect.total, one.before, after, field);
          if (change === null) continue;
          one.steps = steps;
          one.found += 1;
          if (one.changes.length < limits.listed) one.changes.push(change);
        }
      }
      if (moved === 0) continue;
      for (const one of open) one.tried = { steps, entries: index + 1, of: field.totals.length };
    }
    // No mark can go that far.
    if (moved === 0) return;
  }
}

/** By the number of places between the entry and the nearest line; then by id. */
function nearestFirst(
  totals: readonly EntryTotal[],
  ordered: readonly RankedInput[],
  searches: readonly LineSearch[],
): readonly EntryTotal[] {
  const placeOf = new Map(ordered.map(({ input }, index) => [input.entry, index + 1]));
  const distance = ({ input }: EntryTotal) => {
    const place = placeOf.get(input.entry) ?? totals.length + 1;
    return Math.min(...searches.map(({ line }) => Math.abs(place - line.place - 0.5)));
  };
  return totals
    .map((total) => ({ total, away: distance(total) }))
    .sort((a, b) => a.away - b.away || compareIds(a.total.input.entry, b.total.input.entry))
    .map(({ total }) => total);
}
