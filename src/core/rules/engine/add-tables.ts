import type { AddStep } from '../../model/ruleset.ts';
import { addUnreduced } from '../rational.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import {
  commonTags,
  placeKey,
  type Cell,
  type EntryInput,
  type Table,
  type Tags,
} from './entry-table.ts';
import { attributeOf, multiplyValue } from './multiply-table.ts';
import { isNumber, type Value } from './value.ts';

/** One summand at one place, already multiplied by the term's constant. */
export type Summand = {
  readonly term: AddStep['terms'][number];
  readonly given: Value;
  readonly value: Value;
};

/** The terms of a sum at a place, in the order of the rules. */
export function summandsAt(
  step: AddStep,
  at: string,
  tables: ReadonlyMap<string, Table>,
  entry: EntryInput,
  rules: CompiledRules,
): readonly Summand[] {
  return step.terms.map((term) => {
    const times = term.times === undefined ? null : rules.decimal(term.times);
    const given: Value =
      'of' in term
        ? (tables.get(term.of)?.cells.find((cell) => placeKey(cell.at) === at)?.value ?? 'none')
        : (attributeOf(entry, term.attribute, rules) ?? 'open');
    return { term, given, value: times === null ? given : multiplyValue(given, times) };
  });
}

/** Sums terms place by place. Places are those that any of the steps has. */
export function addTables(
  step: AddStep,
  tables: ReadonlyMap<string, Table>,
  entry: EntryInput,
  rules: CompiledRules,
): readonly {
  readonly at: readonly string[];
  readonly value: Value;
  readonly tags: Tags | null;
}[] {
  const places = new Map<string, Cell[]>();
  for (const term of step.terms) {
    for (const cell of ('of' in term ? tables.get(term.of)?.cells : undefined) ?? []) {
      const key = placeKey(cell.at);
      const there = places.get(key);
      if (there === undefined) places.set(key, [cell]);
      else there.push(cell);
    }
  }
  // Attributes alone have no axes, so there is exactly one place.
  if (places.size === 0 && step.terms.every((term) => 'attribute' in term)) places.set('', []);
  return [...places].map(([key, cells]) => ({
    at: cells[0]?.at ?? [],
    value: addValues(summandsAt(step, key, tables, entry, rules).map(({ value }) => value)),
    tags: commonTags(cells),
  }));
}

function addValues(values: readonly Value[]): Value {
  for (const state of ['open', 'dnf', 'none'] as const) if (values.includes(state)) return state;
  return values.filter(isNumber).reduce(addUnreduced);
}
