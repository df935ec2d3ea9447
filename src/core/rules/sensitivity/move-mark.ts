import { placesOf, type Place } from '../engine/derive-entry.ts';
import { MARKS, type EntryInput, type MarkRow } from '../engine/entry-table.ts';
import type { RankedInput } from '../engine/rank-entries.ts';
import { totalOf, type EntryTotal } from '../engine/score-entries.ts';
import { isNumber } from '../engine/value.ts';
import { isOnScale } from '../mark-scale.ts';
import { addRational, fromScaled, multiplyRational, type Rational } from '../rational.ts';
import { toPlainText } from '../rounding.ts';
import { isMarkCounted, withInputs, type Field } from './field.ts';
import { orderPlaced, outcomeAt, placeComparison, type LineOutcome } from './line-outcome.ts';

/** One mark of an entry, moved along its scale. */
export type Move = {
  readonly input: EntryInput;
  readonly row: MarkRow;
  readonly from: Rational;
  readonly to: Rational;
};

/** Every mark of an entry moved up and down by `steps`, as far as its scale allows. */
export function movesOf(input: EntryInput, steps: number, field: Field): readonly Move[] {
  const { rows } = input;
  return rows.flatMap((row, index) => {
    const { mark } = row;
    const scale = field.scaleOf(row.at);
    const step = scale?.step ?? null;
    if (mark === null || scale === null || step === null || step.numerator === 0n) return [];
    if (!isMarkCounted(row, field.rules)) return [];
    return [steps, -steps].flatMap((count): readonly Move[] => {
      const to = addRational(mark, multiplyRational(step, fromScaled(count, 0)));
      if (!isOnScale(to, scale)) return [];
      const moved = { ...input, rows: rows.with(index, { ...row, mark: to }) };
      return [{ input: moved, row, from: mark, to }];
    });
  });
}

/** What a move does: the entry's new total, and the outcome at a line. Null: no total any more. */
export type Effect = {
  readonly total: EntryTotal;
  /** Null where the line cannot be touched, which is seen without ranking anything. */
  readonly outcomeAt: (place: number) => LineOutcome | null;
};

export function effectOf(
  { input }: Move,
  was: EntryTotal,
  field: Field,
  ordered: readonly RankedInput[],
): Effect | null {
  if (field.statistics !== null) return effectOnAll(input, field);
  const total = totalOf(input, field.rules, null);
  if (total.total === 'open') return null;
  let moved: readonly RankedInput[] | null = null;
  return {
    total,
    outcomeAt: (place) => {
      if (staysAside(was, total, ordered, place, field)) return null;
      moved ??= orderPlaced(
        ordered.map((one) => (one.input.entry === input.entry ? total : one)),
        field,
      );
      return outcomeAt(moved, place, field);
    },
  };
}

/** Where the rules normalise, every total hangs on every mark. */
function effectOnAll(input: EntryInput, field: Field): Effect | null {
  const changed = withInputs(field, new Map([[input.entry, input]]));
  const total = changed.totals.find((one) => one.input.entry === input.entry);
  if (total === undefined || !changed.complete) return null;
  const moved = orderPlaced(changed.totals, changed);
  return { total, outcomeAt: (place) => outcomeAt(moved, place, changed) };
}

/**
 * An entry that was and stays strictly better than the first below the line, or strictly worse than
 * the last above it, leaves the line and every group that is level across it as they were.
 */
function staysAside(
  was: RankedInput,
  is: RankedInput,
  ordered: readonly RankedInput[],
  place: number,
  field: Field,
): boolean {
  if (!isNumber(was.total) || !isNumber(is.total)) return false;
  const compare = placeComparison(field);
  const last = ordered[place - 1];
  const next = ordered[place];
  // With a place for everybody, whoever has a number is above.
  if (last === undefined || next === undefined) return true;
  return (
    (compare(was, next) < 0 && compare(is, next) < 0) ||
    (compare(was, last) > 0 && compare(is, last) > 0)
  );
}

/** One mark moved, and what that would do at a line. */
export type MarkChange = {
  readonly entry: string;
  /** The judge, and whatever else tells the mark from others of the entry. */
  readonly at: readonly Place[];
  /** The mark as it is and as it would be, as decimal text. */
  readonly from: string;
  readonly to: string;
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  /** Entries that would come to stand above the line, and those that would no longer. */
  readonly rises: readonly string[];
  readonly falls: readonly string[];
  /** Entries that would stand level across the line, so that the panel has to decide. */
  readonly level: readonly string[];
};

/** A move in words and figures, or null where the line's outcome stays as it was. */
export function describeChange(
  move: Move,
  was: EntryTotal,
  is: EntryTotal,
  before: LineOutcome,
  after: LineOutcome,
  { rules }: Field,
): MarkChange | null {
  const rises = without(after.above, before.above);
  const falls = without(before.above, after.above);
  const differs =
    without(after.level, before.level).length + without(before.level, after.level).length;
  if (rises.length + falls.length + differs === 0) return null;
  return {
    entry: move.input.entry,
    at: placesOf(rules.axes.get(MARKS) ?? [], move.row.at),
    from: toPlainText(move.from),
    to: toPlainText(move.to),
    totalBefore: was.text,
    totalAfter: is.text,
    rises,
    falls,
    level: after.level,
  };
}

function without(these: readonly string[], those: readonly string[]): readonly string[] {
  const known = new Set(those);
  return these.filter((id) => !known.has(id));
}
