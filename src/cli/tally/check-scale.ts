import type { RulesFile } from '../../core/model/rules-file.ts';
import { CRITERION_AXIS } from '../../core/rules/engine/multiply-table.ts';
import {
  compareRational,
  divideRational,
  fromScaled,
  parseDecimal,
  subtractRational,
  ZERO,
  type Rational,
} from '../../core/rules/rational.ts';
import { TableRefusal } from './tables.ts';

/** Refuses a mark that its criterion, or the rules' scale, does not have. */
export function checkScale(
  mark: Rational,
  at: readonly string[],
  { rubric, ruleset, scale }: RulesFile,
  line: number,
  text: string,
): void {
  if (rubric === null) {
    const bound = (given: string | undefined) => (given === undefined ? null : decimal(given));
    const bounds = { min: bound(scale?.min), max: bound(scale?.max), step: bound(scale?.step) };
    if (!isOnScale(mark, bounds)) throw new TableRefusal('out-of-scale', line, 'mark', text);
    return;
  }
  const place = at[ruleset.axes.findIndex(({ id }) => id === CRITERION_AXIS)];
  const criterion = rubric.criteria.find(({ id }) => id === place);
  if (criterion === undefined) {
    throw new TableRefusal('criterion-unknown', line, CRITERION_AXIS, place);
  }
  const scaled = (value: number) => fromScaled(value, rubric.decimals);
  const { min, max, step } = criterion;
  if (!isOnScale(mark, { min: scaled(min), max: scaled(max), step: scaled(step) })) {
    throw new TableRefusal('out-of-scale', line, 'mark', text);
  }
}

type Bounds = {
  readonly min: Rational | null;
  readonly max: Rational | null;
  readonly step: Rational | null;
};

function isOnScale(mark: Rational, { min, max, step }: Bounds): boolean {
  if (min !== null && compareRational(mark, min) < 0) return false;
  if (max !== null && compareRational(mark, max) > 0) return false;
  if (step === null || step.numerator === 0n) return true;
  return divideRational(subtractRational(mark, min ?? ZERO), step).denominator === 1n;
}

function decimal(text: string): Rational {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
}
