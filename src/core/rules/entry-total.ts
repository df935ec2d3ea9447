import type { OpenState } from '../model/contest-result.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { Mark } from '../model/score-sheet.ts';
import { isOpenCell, type MatrixCell } from './expected-matrix.ts';
import { computeCompiledTotal, type CompiledRubric } from './judge-total.ts';
import { compareIds } from './order.ts';
import {
  compareRational,
  createRational,
  divideRational,
  sumRational,
  type Rational,
} from './rational.ts';
import { roundRational, roundToText, SHOWN_PLACES } from './rounding.ts';

/** A judge who counts for an entry. */
export type JudgeScore = {
  readonly judge: JudgeId;
  readonly sheet: Sha256Hex;
  readonly marks: readonly Mark[];
  /** The weighted sum before `roundJudgeTotal`, and after it: the latter is aggregated. */
  readonly exact: Rational;
  readonly total: Rational;
};

export type Aggregate = {
  readonly method: 'mean' | 'sum' | 'trimmed-mean';
  /** Trimming was asked for, but the panel was too small: a plain mean stands in for it. */
  readonly fallback: boolean;
  /** The dropped instances: lowest first. Both empty unless `method` is `trimmed-mean`. */
  readonly droppedLow: readonly JudgeScore[];
  readonly droppedHigh: readonly JudgeScore[];
  readonly kept: readonly JudgeScore[];
  readonly sum: Rational;
  /** Null for a plain sum. */
  readonly divisor: number | null;
  /** Before `roundEntryTotal`. */
  readonly exact: Rational;
  /** After it. */
  readonly total: Rational;
  /** `total` as it is published. */
  readonly text: string;
};

/** Everything that leads from the sheets of one entry to its total, or says why there is none. */
export type EntryScore = {
  readonly entry: EntryId;
  /** Both by judge. */
  readonly scores: readonly JudgeScore[];
  readonly recused: readonly { readonly judge: JudgeId; readonly sheet: Sha256Hex }[];
  readonly open: readonly { readonly judge: JudgeId; readonly state: OpenState }[];
  /** Fewest counted judges that the ruleset accepts here. */
  readonly minimum: number;
  /** True once the panel cannot reach `minimum` any more, open cells included. */
  readonly short: boolean;
  readonly aggregate: Aggregate | null;
};

export type EntryScoreInput = {
  readonly entry: EntryId;
  readonly cells: readonly MatrixCell[];
  readonly compiled: CompiledRubric | null;
  readonly ruleset: Ruleset;
  readonly marksOf: (sheet: Sha256Hex) => readonly Mark[];
};

/**
 * Scores one entry. Recused judges leave the denominator; an open cell leaves the
 * entry without a total, because nothing is averaged while something expected is missing.
 */
export function computeEntryScore(input: EntryScoreInput): EntryScore {
  const { entry, ruleset } = input;
  const cells = [...input.cells].sort((a, b) => compareIds(a.judge, b.judge));
  const scores = cells.flatMap((cell) => scoreCell(cell, input));
  const recused = cells.flatMap(({ judge, state, sheet }) =>
    state === 'recused' && sheet !== null ? [{ judge, sheet }] : [],
  );
  const open = cells.filter(isOpenCell).map(({ judge, state }) => ({ judge, state }));
  const minimum = minimumPanelOf(ruleset);
  const short = scores.length + open.length < minimum;
  const aggregate = short || open.length > 0 ? null : aggregateScores(scores, ruleset);
  return { entry, scores, recused, open, minimum, short, aggregate };
}

/** Fewest counted judges for a total: the ruleset's own, or trimming's where it has no fallback. */
export function minimumPanelOf({ aggregation, minimumPanel }: Ruleset): number {
  if (aggregation.method !== 'trimmed-mean' || aggregation.belowMinimum === 'mean') {
    return Math.max(1, minimumPanel);
  }
  const drops = aggregation.dropLow + aggregation.dropHigh;
  return Math.max(minimumPanel, aggregation.minimumPanel, drops + 1);
}

/** Aggregates at least one judge's total by the ruleset. */
export function aggregateScores(scores: readonly JudgeScore[], ruleset: Ruleset): Aggregate {
  const { aggregation, roundEntryTotal } = ruleset;
  const trimming = aggregation.method === 'trimmed-mean' ? aggregation : null;
  const drops = trimming === null ? 0 : trimming.dropLow + trimming.dropHigh;
  // Never trim everyone away, whatever the ruleset claims its minimum is.
  const trims = trimming !== null && scores.length >= Math.max(trimming.minimumPanel, drops + 1);
  const { droppedLow, droppedHigh, kept } = trims
    ? trimScores(scores, trimming.dropLow, trimming.dropHigh)
    : { droppedLow: [], droppedHigh: [], kept: scores };
  const sum = sumRational(kept.map(({ total }) => total));
  const divisor = aggregation.method === 'sum' ? null : kept.length;
  const exact = divisor === null ? sum : divideRational(sum, createRational(BigInt(divisor)));
  const fallback = trimming !== null && !trims;
  return {
    method: fallback ? 'mean' : aggregation.method,
    fallback,
    droppedLow,
    droppedHigh,
    kept,
    sum,
    divisor,
    exact,
    total: roundEntryTotal === null ? exact : roundRational(exact, roundEntryTotal),
    text: roundToText(exact, roundEntryTotal ?? { places: SHOWN_PLACES, mode: 'half-up' }),
  };
}

/**
 * Drops single instances of the extremes. Among equal totals the judge's id decides which instance
 * goes (first id at the low end, last id at the high end): the sum is the same either way, and the
 * derivation must come out the same on every machine.
 */
function trimScores(scores: readonly JudgeScore[], low: number, high: number) {
  const sorted = [...scores].sort(
    (a, b) => compareRational(a.total, b.total) || compareIds(a.judge, b.judge),
  );
  const droppedLow = sorted.slice(0, low);
  const droppedHigh = sorted.slice(sorted.length - high);
  const dropped = new Set([...droppedLow, ...droppedHigh]);
  return { droppedLow, droppedHigh, kept: scores.filter((score) => !dropped.has(score)) };
}

function scoreCell(
  { judge, state, sheet }: MatrixCell,
  { entry, compiled, ruleset, marksOf }: EntryScoreInput,
): readonly JudgeScore[] {
  if (state !== 'received' || sheet === null) return [];
  if (compiled === null) throw new Error(`received sheet without rubric: ${entry}`);
  const marks = marksOf(sheet);
  const exact = computeCompiledTotal(compiled, marks);
  const { roundJudgeTotal } = ruleset;
  const total = roundJudgeTotal === null ? exact : roundRational(exact, roundJudgeTotal);
  return [{ judge, sheet, marks, exact, total }];
}
