import type { NormaliseStep } from '../../model/ruleset.ts';
import { addRational, multiplyRational, subtractRational, type Rational } from '../rational.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import { MARKS, type Cell, type EntryInput } from './entry-table.ts';
import { isNumber, type Value } from './value.ts';

/** The axis that panels and judges are read from. */
export const JUDGE_AXIS = 'judge';

/** Each number x becomes `center + (x - from) * factor`. */
export type Adjustment = { readonly from: Rational; readonly factor: Rational };
export type StepStatistics = {
  readonly center: Rational;
  /** By panel or judge. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
};
/** By the id of the `normalise` step. */
export type Statistics = ReadonlyMap<string, StepStatistics>;

/** One value adjusted; without statistics, or where there are none for it, it stays as it is. */
export function adjustValue(
  { at, value }: Cell,
  step: NormaliseStep,
  entry: EntryInput,
  rules: CompiledRules,
  statistics: Statistics | null,
): Value {
  const own = statistics?.get(step.id);
  if (own === undefined || !isNumber(value)) return value;
  const adjustment = own.adjustments.get(adjustmentKey(step, at, entry, rules));
  if (adjustment === undefined) return value;
  const distance = subtractRational(value, adjustment.from);
  return addRational(own.center, multiplyRational(distance, adjustment.factor));
}

/** The judge, or the judges with any mark for the entry as one text. */
export function adjustmentKey(
  { method }: NormaliseStep,
  at: readonly string[],
  { rows }: EntryInput,
  { axes }: CompiledRules,
): string {
  if (method === 'z-score') return at[0] ?? '';
  const axis = (axes.get(MARKS) ?? []).indexOf(JUDGE_AXIS);
  return [...new Set(rows.map((row) => row.at[axis] ?? ''))].sort().join('\u0000');
}
