import { CRITERION_AXIS, type Cell, type EntryInput } from './entry-table.ts';
import type { Factor } from '../../model/ruleset.ts';
import { assertNever } from '../../result.ts';
import { multiplyUnreduced, type Rational } from '../rational.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import { isNumber, type Value } from './value.ts';

/** The factor of one value, or null where the rules and tables give none. */
export function factorOf(
  cell: Cell,
  axes: readonly string[],
  by: Factor,
  entry: EntryInput,
  rules: CompiledRules,
): Rational | null {
  switch (by.from) {
    case 'constant':
      return rules.decimal(by.value);
    case 'rubric':
      return rules.weights.get(cell.at[axes.indexOf(CRITERION_AXIS)] ?? '') ?? null;
    case 'axis': {
      const place = cell.at[axes.indexOf(by.axis)] ?? '';
      const factor = Object.hasOwn(by.factors, place) ? by.factors[place] : undefined;
      return factor === undefined ? null : rules.decimal(factor);
    }
    case 'column': {
      const tag = cell.tags?.get(by.column);
      if (tag !== undefined && typeof tag !== 'string') return tag;
      const otherwise = by.otherwise ?? null;
      return otherwise === null ? null : rules.decimal(otherwise);
    }
    case 'attribute':
      return attributeOf(entry, by.attribute, rules);
    default:
      return assertNever(by);
  }
}

/** An entry's attribute, what the rules put in its place, or null. */
export function attributeOf(entry: EntryInput, id: string, rules: CompiledRules): Rational | null {
  const attribute = rules.attributes.get(id);
  if (attribute === undefined) throw new Error(`unknown attribute ${id}`);
  const given = entry.attributes.get(id);
  if (given === undefined) {
    return attribute.missing === null ? null : rules.decimal(attribute.missing);
  }
  if (attribute.magnitude !== true || given.numerator >= 0n) return given;
  return { numerator: -given.numerator, denominator: given.denominator };
}

/** States stay as they are; a number without a factor is open. */
export function multiplyValue(value: Value, factor: Rational | null): Value {
  if (!isNumber(value)) return value;
  return factor === null ? 'open' : multiplyUnreduced(value, factor);
}
