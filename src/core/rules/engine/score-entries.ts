import type { Ruleset } from '../../model/ruleset.ts';
import { isNumber, type Value } from './value.ts';
import { roundToText, SHOWN_PLACES } from '../rounding.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import type { EntryInput } from './entry-table.ts';
import { valueOfStep } from './evaluate-entry.ts';
import type { Statistics } from './normalise.ts';

/** An entry's total: exact before the last step's rounding, rounded after it, and as published. */
export type EntryTotal = {
  readonly input: EntryInput;
  readonly exact: Value;
  readonly total: Value;
  readonly text: string | null;
  /** The total without normalisation, as text; null where the rules do not normalise. */
  readonly raw: string | null;
};

export function totalOf(
  input: EntryInput,
  rules: CompiledRules,
  statistics: Statistics | null,
): EntryTotal {
  const { ruleset } = rules;
  const { exact, value } = singleTotal(input, rules, statistics);
  const raw = statistics === null ? null : singleTotal(input, rules, null).exact;
  return {
    input,
    exact,
    total: value,
    text: totalText(exact, ruleset),
    raw: raw === null ? null : totalText(raw, ruleset),
  };
}

function singleTotal(input: EntryInput, rules: CompiledRules, statistics: Statistics | null) {
  const { total } = rules.ruleset;
  return valueOfStep(input, total, { rules, statistics });
}

/** The published form: the total step's places, or six where it does not round. */
export function totalText(exact: Value, { steps, total }: Ruleset): string | null {
  if (!isNumber(exact)) return null;
  const round = steps.find(({ id }) => id === total)?.round ?? null;
  return roundToText(exact, round ?? { places: SHOWN_PLACES, mode: 'half-up' });
}
