import type { MultiplyStep, ReduceStep, RuleStep } from '../../model/ruleset.ts';
import type { Rational } from '../rational.ts';
import { CRITERION_AXIS, MARKS, placeKey } from './entry-table.ts';

/** Of compiled rules, what a layout is made from. */
export type LayoutRules = {
  readonly steps: readonly { readonly step: RuleStep }[];
  readonly axes: ReadonlyMap<string, readonly string[]>;
  readonly weights: ReadonlyMap<string, Rational>;
  readonly decimal: (text: string) => Rational;
};

/** A step as loops over integers: each cell's sources or factor, found once for a list of places. */
export type QuickStep =
  | {
      readonly kind: 'multiply';
      readonly of: string;
      readonly factors: Float64Array;
      readonly by: number;
    }
  | {
      readonly kind: 'reduce';
      readonly of: string;
      readonly sources: readonly Int32Array[];
      /** Of each cell: how many lowest and highest go, and what its sum is multiplied by. */
      readonly low: Int32Array;
      readonly high: Int32Array;
      readonly times: Float64Array;
      /** What the denominator is multiplied by. */
      readonly by: number;
    };

/** The places of a table's cells, and the step that fills them; null where only fractions will do. */
type Laid = { readonly places: readonly (readonly string[])[]; readonly step: QuickStep | null };
export type QuickLayout = ReadonlyMap<string, Laid>;

/**
 * Lays the rules out over a list of places, so that an entry with a mark at each needs no maps and
 * no fractions. Steps that look at columns, attributes or other entries are left to the general way,
 * and so is everything after them.
 */
export function layOut(places: readonly (readonly string[])[], rules: LayoutRules): QuickLayout {
  const layout = new Map<string, Laid>([[MARKS, { places, step: null }]]);
  for (const { step } of rules.steps) {
    if (step.do === 'add' || step.do === 'normalise') continue;
    const before = layout.get(step.of);
    const axes = rules.axes.get(step.of) ?? [];
    if (before === undefined) continue;
    const laid =
      step.do === 'reduce'
        ? layReduction(step, axes, before.places)
        : layProduct(step.of, before.places, factorReader(step, axes, rules));
    if (laid !== null) layout.set(step.id, laid);
  }
  return layout;
}

type FactorReader = (at: readonly string[]) => Rational | null;

function factorReader(
  step: MultiplyStep,
  axes: readonly string[],
  { weights, decimal }: LayoutRules,
): FactorReader {
  const { by } = step;
  if (by.from === 'constant') return () => decimal(by.value);
  if (by.from === 'rubric') {
    const axis = axes.indexOf(CRITERION_AXIS);
    return (at) => weights.get(at[axis] ?? '') ?? null;
  }
  if (by.from !== 'axis') return () => null;
  const axis = axes.indexOf(by.axis);
  return (at) => {
    const place = at[axis] ?? '';
    const factor = Object.hasOwn(by.factors, place) ? by.factors[place] : undefined;
    return factor === undefined ? null : decimal(factor);
  };
}

function layProduct(
  of: string,
  places: readonly (readonly string[])[],
  factorOf: FactorReader,
): Laid | null {
  const given = places.map(factorOf);
  const found = given.filter((factor) => factor !== null);
  if (found.length < given.length) return null;
  const by = found.reduce((shared, { denominator }) => leastCommon(shared, denominator), 1n);
  const factors = found.map(({ numerator, denominator }) => Number((numerator * by) / denominator));
  if (![Number(by), ...factors].every(Number.isSafeInteger)) return null;
  const step: QuickStep = {
    kind: 'multiply',
    of,
    factors: Float64Array.from(factors),
    by: Number(by),
  };
  return { places, step };
}

function layReduction(
  step: ReduceStep,
  axes: readonly string[],
  places: readonly (readonly string[])[],
): Laid | null {
  const { where, into, best, take, expected = 0, fewest = 1, drop } = step;
  if (where !== undefined || into !== undefined || best !== undefined) return null;
  if (take !== 'sum' && take !== 'mean') return null;
  const axis = axes.indexOf(step.over);
  const groups = new Map<string, { at: readonly string[]; sources: number[] }>();
  for (const [index, place] of places.entries()) {
    const at = place.toSpliced(axis, 1);
    const key = placeKey(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { at, sources: [index] });
    else group.sources.push(index);
  }
  const sources = [...groups.values()].map((group) => Int32Array.from(group.sources));
  const drops = (drop?.low ?? 0) + (drop?.high ?? 0);
  const full = (count: number) => count >= Math.max(drop?.atLeast ?? 0, drops + 1);
  // Panels that are too small have rules of their own.
  if (sources.length === 0 || sources.some(({ length }) => length < Math.max(expected, fewest)))
    return null;
  if (drop?.below === 'open' && sources.some(({ length }) => !full(length))) return null;
  const low = sources.map(({ length }) => (drop !== undefined && full(length) ? drop.low : 0));
  const high = sources.map(({ length }) => (drop !== undefined && full(length) ? drop.high : 0));
  const kept = sources.map(({ length }, cell) => length - (low[cell] ?? 0) - (high[cell] ?? 0));
  const by =
    take === 'sum' ? 1n : kept.reduce((shared, count) => leastCommon(shared, BigInt(count)), 1n);
  const times = kept.map((count) => (take === 'sum' ? 1 : Number(by / BigInt(count))));
  if (!Number.isSafeInteger(Number(by))) return null;
  return {
    places: [...groups.values()].map(({ at }) => at),
    step: {
      kind: 'reduce',
      of: step.of,
      sources,
      low: Int32Array.from(low),
      high: Int32Array.from(high),
      times: Float64Array.from(times),
      by: Number(by),
    },
  };
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return (a / left) * b;
}
