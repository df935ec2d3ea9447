import { placesOf, type Place } from '../engine/derive-entry.ts';
import type { ReduceStep } from '../../model/ruleset.ts';
import type { CompiledRules } from '../engine/compile-ruleset.ts';
import { MARKS, CRITERION_AXIS } from '../engine/entry-table.ts';
import { evaluateEntry } from '../engine/evaluate-entry.ts';
import { JUDGE_AXIS } from '../engine/normalise.ts';
import { squareRoot } from '../engine/square-root.ts';
import { isNumber } from '../engine/value.ts';
import { compareIds } from '../order.ts';
import {
  absoluteRational,
  compareRational,
  createRational,
  divideRational,
  meanRational,
  medianRational,
  multiplyRational,
  subtractRational,
  ZERO,
  type Rational,
} from '../rational.ts';
import { SHOWN_PLACES, toFigure, type Figure } from '../rounding.ts';
import type { Field } from './field.ts';

/** How one judge's values compare with those of the others of the same panels. */
export type JudgeProfile = {
  readonly judge: string;
  /** Entries that the judge shares with others, and values compared. */
  readonly entries: number;
  readonly values: number;
  /** Severity: mean of the judge's value less the mean of the others'. Below zero is severe. */
  readonly deviation: Figure;
  /** Mean size of that difference, whichever way it goes. */
  readonly distance: Figure;
  /** Standard deviation (divisor n) of the judge's values, and of the others' means beside them. */
  readonly spread: Figure;
  readonly othersSpread: Figure;
  /** The deviation stands out among the judges, by the rule for outliers. */
  readonly flagged: boolean;
};

/** A value far from what the others gave at the same place. */
export type OutlierValue = {
  readonly judge: string;
  readonly entry: string;
  /** Places besides the judge: a criterion, an attempt. */
  readonly at: readonly Place[];
  readonly value: Figure;
  /** Median of the others. */
  readonly median: Figure;
  readonly distance: Figure;
  /** Distances above it are flagged. */
  readonly limit: Figure;
};

/** What a field says about its judges. For information: no result depends on it. */
export type JudgeStatistics = {
  readonly division: string;
  /** The step whose values are compared, `marks` for the marks; null where the rules know no judges. */
  readonly basis: string | null;
  readonly title: string | null;
  readonly titleEn: string | null;
  /** By judge id; judges who share nothing with anybody are left out. */
  readonly judges: readonly JudgeProfile[];
  /** Farthest beyond the limit first; `found` counts those beyond the list, too. */
  readonly outliers: readonly OutlierValue[];
  readonly found: number;
};

/** Fewest others at a place for a median worth comparing with, and fewest numbers for a rule. */
const FEWEST_OTHERS = 3;
const FEWEST_NUMBERS = 10;
const FEWEST_JUDGES = 5;
const LISTED = 100;

type Sample = {
  readonly judge: string;
  readonly entry: string;
  readonly at: readonly Place[];
  readonly value: Rational;
  readonly others: readonly Rational[];
};

/**
 * Severity and spread of each judge, and values that stand out. Compared are the judges' totals as
 * the rules make them (before any normalisation), or the marks where the rules make none: a judge's
 * value with the mean of the others' at the same place of the same entry. Exact, but for the square
 * roots (six places). Pure.
 */
export function computeJudgeStatistics(field: Field): JudgeStatistics {
  const basis = basisOf(field.rules);
  if (basis === null) return { ...NO_JUDGES, division: field.division };
  const samples = samplesOf(field, basis.id);
  const judges = describeJudges(samples);
  const outliers = findOutliers(samples);
  return {
    division: field.division,
    basis: basis.id,
    title: basis.title ?? null,
    titleEn: basis.titleEn ?? null,
    judges,
    outliers: outliers.slice(0, LISTED),
    found: outliers.length,
  };
}

const NO_JUDGES = { basis: null, title: null, titleEn: null, judges: [], outliers: [], found: 0 };

type Basis = Pick<ReduceStep, 'id' | 'title' | 'titleEn'>;

/** The last reduction on the way to the total that still has a value for each judge. */
function basisOf({ ruleset, steps, axes, needed }: CompiledRules): Basis | null {
  if (axes.get(MARKS)?.includes(JUDGE_AXIS) !== true) return null;
  const byJudge = (needed.get(ruleset.total) ?? []).flatMap((index) => {
    const compiled = steps[index];
    const keeps = compiled?.step.do === 'reduce' && compiled.axes.includes(JUDGE_AXIS);
    return keeps ? [compiled.step] : [];
  });
  return byJudge.at(-1) ?? { id: MARKS };
}

function samplesOf({ totals, rules }: Field, basis: string): readonly Sample[] {
  const axes = rules.axes.get(basis) ?? [];
  const axis = axes.indexOf(JUDGE_AXIS);
  return totals.flatMap(({ input }) => {
    const cells =
      evaluateEntry(input, [basis], { rules, statistics: null }).get(basis)?.cells ?? [];
    const places = Map.groupBy(cells, ({ at }) => at.toSpliced(axis, 1).join('\u0000'));
    return [...places.values()].flatMap((panel) => {
      const present = panel.flatMap(({ at, value }) => (isNumber(value) ? [{ at, value }] : []));
      if (present.length < 2) return [];
      return present.map(({ at, value }) => ({
        judge: at[axis] ?? '',
        entry: input.entry,
        at: placesOf(axes, at).filter((place) => place.axis !== JUDGE_AXIS),
        value,
        others: present.filter((one) => one.at[axis] !== at[axis]).map((one) => one.value),
      }));
    });
  });
}

function describeJudges(samples: readonly Sample[]): readonly JudgeProfile[] {
  const byJudge = [...Map.groupBy(samples, ({ judge }) => judge)].sort(([a], [b]) =>
    compareIds(a, b),
  );
  const deviations = byJudge.map(([, own]) => meanRational(own.map(deviationOf)));
  const stands = deviations.length < FEWEST_JUDGES ? null : standOut(deviations);
  return byJudge.map(([judge, own], index) => {
    const deviation = deviations[index] ?? ZERO;
    return {
      judge,
      entries: new Set(own.map(({ entry }) => entry)).size,
      values: own.length,
      deviation: toFigure(deviation),
      distance: toFigure(meanRational(own.map((one) => absoluteRational(deviationOf(one))))),
      spread: toFigure(standardDeviation(own.map(({ value }) => value))),
      othersSpread: toFigure(standardDeviation(own.map(({ others }) => meanRational(others)))),
      flagged: stands?.(deviation) ?? false,
    };
  });
}

function deviationOf({ value, others }: Sample): Rational {
  return subtractRational(value, meanRational(others));
}

function standardDeviation(values: readonly Rational[]): Rational {
  const center = meanRational(values);
  const squares = values.map((value) => {
    const distance = subtractRational(value, center);
    return multiplyRational(distance, distance);
  });
  return squareRoot(meanRational(squares), SHOWN_PLACES);
}

/** Whether a number stands out among these, by its distance from their median. */
function standOut(numbers: readonly Rational[]): (number: Rational) => boolean {
  const center = medianRational(numbers);
  const away = (number: Rational) => absoluteRational(subtractRational(number, center));
  const limit = limitOf(numbers.map(away));
  return (number) => limit !== null && compareRational(away(number), limit) > 0;
}

/**
 * The modified z-score of Iglewicz and Hoaglin (1993): a distance stands out above 3.5 times the
 * median distance over 0.6745; where more than half are nought, 3.5 times 1.253314 times their mean.
 * Null where all are nought. The median keeps outliers from hiding one another.
 */
function limitOf(distances: readonly Rational[]): Rational | null {
  const middle = medianRational(distances);
  if (middle.numerator !== 0n) return multiplyRational(middle, createRational(35_000n, 6745n));
  const mean = meanRational(distances);
  if (mean.numerator === 0n) return null;
  return multiplyRational(mean, createRational(35n * 1_253_314n, 10_000_000n));
}

/** Distances are pooled over a field, by criterion where values are of criteria. */
function findOutliers(samples: readonly Sample[]): readonly OutlierValue[] {
  const judged = samples.filter(({ others }) => others.length >= FEWEST_OTHERS);
  const pools = Map.groupBy(
    judged,
    ({ at }) => at.find(({ axis }) => axis === CRITERION_AXIS)?.id ?? '',
  );
  const found = [...pools.values()].flatMap((pool) => {
    const measured = pool.map((sample) => {
      const median = medianRational(sample.others);
      return { sample, median, distance: absoluteRational(subtractRational(sample.value, median)) };
    });
    const distances = measured.map(({ distance }) => distance);
    const limit = distances.length < FEWEST_NUMBERS ? null : limitOf(distances);
    if (limit === null) return [];
    return measured
      .filter(({ distance }) => compareRational(distance, limit) > 0)
      .map((one) => ({ ...one, limit, times: divideRational(one.distance, limit) }));
  });
  return found
    .sort(
      (a, b) =>
        compareRational(b.times, a.times) ||
        compareIds(a.sample.entry, b.sample.entry) ||
        compareIds(a.sample.judge, b.sample.judge),
    )
    .map(({ sample: { judge, entry, at, value }, median, distance, limit }) => ({
      judge,
      entry,
      at,
      value: toFigure(value),
      median: toFigure(median),
      distance: toFigure(distance),
      limit: toFigure(limit),
    }));
}
