import type { Rubric } from '../model/rubric.ts';
import type { Scale } from '../model/rules-file.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { CRITERION_AXIS } from './engine/entry-table.ts';
import {
  compareRational,
  divideRational,
  fromScaled,
  parseDecimal,
  subtractRational,
  ZERO,
  type Rational,
} from './rational.ts';

/** Bounds of a mark, both included, and the distance between marks; null where there is none. */
export type MarkScale = {
  readonly min: Rational | null;
  readonly max: Rational | null;
  readonly step: Rational | null;
};

/**
 * The scale of a mark by its place: that of its criterion where there is a rubric, else the one of
 * the rules file. Null for a criterion that the rubric does not have.
 */
export function createScaleReader(
  rubric: Rubric | null,
  ruleset: Ruleset,
  scale: Scale | undefined,
): (at: readonly string[]) => MarkScale | null {
  if (rubric === null) {
    const plain = {
      min: bound(scale?.min),
      max: bound(scale?.max),
      step: bound(scale?.step),
    };
    return () => plain;
  }
  const axis = ruleset.axes.findIndex(({ id }) => id === CRITERION_AXIS);
  const scaled = (value: number) => fromScaled(value, rubric.decimals);
  const byCriterion = new Map<string, MarkScale>(
    rubric.criteria.map(({ id, min, max, step }) => [
      id,
      { min: scaled(min), max: scaled(max), step: scaled(step) },
    ]),
  );
  return (at) => byCriterion.get(at[axis] ?? '') ?? null;
}

/** Whether a mark lies within the bounds and on a step; steps count from `min`, or from 0. */
export function isOnScale(mark: Rational, { min, max, step }: MarkScale): boolean {
  if (min !== null && compareRational(mark, min) < 0) return false;
  if (max !== null && compareRational(mark, max) > 0) return false;
  if (step === null || step.numerator === 0n) return true;
  return divideRational(subtractRational(mark, min ?? ZERO), step).denominator === 1n;
}

function bound(text: string | undefined): Rational | null {
  if (text === undefined) return null;
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
}
