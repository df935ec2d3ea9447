import {
  divideRational,
  meanRational,
  multiplyRational,
  subtractRational,
  ZERO,
  type Rational,
} from '../rational.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import type { EntryInput } from './entry-table.ts';
import { evaluateEntry } from './evaluate-entry.ts';
import { adjustmentKey, type Statistics, type StepStatistics } from './normalise.ts';
import { squareRoot } from './square-root.ts';
import { isNumber } from './value.ts';

const ONE: Rational = { numerator: 1n, denominator: 1n };
/** Decimals of the one root in a z-score; docs/rulesets.md states it. */
const ROOT_PLACES = 12;

/** What the normalising steps need to know of all entries; null if the rules have no such step. */
export function computeStatistics(
  entries: readonly EntryInput[],
  rules: CompiledRules,
): Statistics | null {
  const steps = rules.steps.flatMap(({ step }) => (step.do === 'normalise' ? [step] : []));
  if (steps.length === 0) return null;
  const statistics = new Map<string, StepStatistics>();
  for (const step of steps) {
    const values = new Map<string, Rational[]>();
    for (const entry of entries) {
      const table = evaluateEntry(entry, [step.of], { rules, statistics }).get(step.of);
      for (const { at, value } of table?.cells ?? []) {
        if (!isNumber(value)) continue;
        const key = adjustmentKey(step, at, entry, rules);
        const list = values.get(key);
        if (list === undefined) values.set(key, [value]);
        else list.push(value);
      }
    }
    statistics.set(step.id, step.method === 'z-score' ? zScores(values) : panelFactors(values));
  }
  return statistics;
}

/** 二次平均: the mean of the panels' means over the panel's own mean. */
function panelFactors(values: ReadonlyMap<string, readonly Rational[]>): StepStatistics {
  const means = new Map([...values].map(([panel, list]) => [panel, meanRational(list)]));
  const overall = means.size === 0 ? ZERO : meanRational([...means.values()]);
  const adjustments = new Map(
    [...means].map(([panel, own]) => {
      const factor = own.numerator === 0n ? ONE : divideRational(overall, own);
      return [panel, { from: ZERO, factor }];
    }),
  );
  return { center: ZERO, adjustments };
}

function zScores(values: ReadonlyMap<string, readonly Rational[]>): StepStatistics {
  const all = [...values.values()].flat();
  if (all.length === 0) return { center: ZERO, adjustments: new Map() };
  const spread = variance(all);
  const adjustments = new Map(
    [...values].map(([judge, list]) => {
      const own = variance(list);
      const factor =
        own.numerator === 0n ? ZERO : squareRoot(divideRational(spread, own), ROOT_PLACES);
      return [judge, { from: meanRational(list), factor }];
    }),
  );
  return { center: meanRational(all), adjustments };
}

function variance(values: readonly Rational[]): Rational {
  const center = meanRational(values);
  return meanRational(
    values.map((value) => {
      const distance = subtractRational(value, center);
      return multiplyRational(distance, distance);
    }),
  );
}
