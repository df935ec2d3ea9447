import type { Better, TieBreak } from '../../model/ruleset.ts';
import { assertNever } from '../../result.ts';
import {
  addUnreduced,
  createRational,
  divideRational,
  sumRational,
  toFractionText,
  type Rational,
} from '../rational.ts';
import type { EntryInput } from './entry-table.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import { evaluateEntry, valueOfStep } from './evaluate-entry.ts';
import { attributeOf } from './multiply-table.ts';
import type { Statistics } from './normalise.ts';
import { compareValues, isNumber, type Value } from './value.ts';

/** What a tie-break compares: part after part, until one differs. A part that is lacking is worst. */
export type KeyPart = {
  readonly value: Value;
  readonly better: Better;
  readonly label: string | null;
};
export type TieKey = readonly KeyPart[];

/** Recorded decisions about level entries, latest first. */
export type TieDecisions = {
  readonly votes: readonly (readonly string[])[];
  readonly playoffs: readonly ReadonlyMap<string, readonly Rational[]>[];
};
export const NO_DECISIONS: TieDecisions = { votes: [], playoffs: [] };

export type TieContext = {
  readonly rules: CompiledRules;
  readonly statistics: Statistics | null;
  readonly decisions: TieDecisions;
};

/** An entry that may be level with others. */
export type LevelEntry = { readonly input: EntryInput; readonly total: Value };

/** The keys of level entries in their order, or null where one of them has none. */
export function tieKeys(
  group: readonly LevelEntry[],
  rule: TieBreak,
  context: TieContext,
): readonly TieKey[] | null {
  const keys = keysOf(group, rule, context);
  const usable = keys.every(
    (key) => key !== null && key.every(({ value }) => value !== 'open' && value !== 'none'),
  );
  return usable ? keys.filter((key) => key !== null) : null;
}

/** Negative if `a` comes first. */
export function compareKeys(a: TieKey, b: TieKey): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const left = a[index];
    const right = b[index];
    if (left === undefined || right === undefined) return left === undefined ? 1 : -1;
    const order = compareValues(left.value, right.value, left.better);
    if (order !== 0) return order;
  }
  return 0;
}

function keysOf(
  group: readonly LevelEntry[],
  rule: TieBreak,
  context: TieContext,
): readonly (TieKey | null)[] {
  const { rules } = context;
  const usual = rules.ruleset.ranking.better;
  switch (rule.by) {
    case 'value':
      return group.map(({ input }) => {
        const { value } = valueOfStep(input, rule.of, context);
        return [{ value, better: rule.better ?? usual, label: null }];
      });
    case 'attribute':
      return group.map(({ input }) => {
        const value = attributeOf(input, rule.attribute, rules);
        return value === null ? null : [{ value, better: rule.better ?? usual, label: null }];
      });
    case 'counts':
      return group.map(({ input }) => {
        const numbers = numbersOf(input, rule.of, context);
        return rule.values === undefined
          ? sortedKey(numbers, usual)
          : countKey(numbers, rule.values, rules);
      });
    case 'majority': {
      const tables = group.map(({ input }) => numbersOf(input, rule.of, context));
      const columns = sortedKey(tables.flat(), usual).map(({ value }) => value);
      return group.map(({ total }, index) =>
        majorityKey(tables[index] ?? [], total, columns, usual),
      );
    }
    case 'vote':
      return voteKeys(group, context.decisions);
    case 'playoff':
      return playoffKeys(group, context.decisions);
    default:
      return assertNever(rule);
  }
}

function numbersOf(input: EntryInput, of: string, context: TieContext): readonly Rational[] {
  const table = evaluateEntry(input, [of], context).get(of);
  return (table?.cells ?? []).map(({ value }) => value).filter(isNumber);
}

function sortedKey(numbers: readonly Rational[], better: Better): TieKey {
  return [...numbers]
    .sort((a, b) => compareValues(a, b, better))
    .map((value) => ({ value, better, label: null }));
}

function countKey(
  numbers: readonly Rational[],
  values: readonly string[],
  rules: CompiledRules,
): TieKey {
  return values.map((label) => {
    const sought = rules.decimal(label);
    const found = numbers.filter((number) => compareValues(number, sought, 'higher') === 0);
    return { value: createRational(BigInt(found.length)), better: 'higher', label };
  });
}

/** Rules 5 to 8 of the skating system, column by column, as one key. */
function majorityKey(
  numbers: readonly Rational[],
  total: Value,
  columns: readonly Value[],
  better: Better,
): TieKey {
  const distinct = columns.filter(
    (column, index) =>
      compareValues(column, total, better) >= 0 &&
      (index === 0 || compareValues(column, columns[index - 1] ?? column, better) !== 0),
  );
  return distinct.flatMap((column): KeyPart[] => {
    const reached = numbers.filter((number) => compareValues(number, column, better) <= 0);
    const label = isNumber(column) ? toFractionText(column) : null;
    const sum = reached.reduce(addUnreduced, createRational(0n));
    return [
      { value: createRational(BigInt(reached.length)), better: 'higher', label },
      { value: sum, better, label },
    ];
  });
}

function voteKeys(
  group: readonly LevelEntry[],
  { votes }: TieDecisions,
): readonly (TieKey | null)[] {
  const vote = votes.find((entries) => group.every(({ input }) => entries.includes(input.entry)));
  return group.map(({ input }) =>
    vote === undefined
      ? null
      : [
          {
            value: createRational(BigInt(vote.indexOf(input.entry) + 1)),
            better: 'lower',
            label: null,
          },
        ],
  );
}

function playoffKeys(
  group: readonly LevelEntry[],
  { playoffs }: TieDecisions,
): readonly (TieKey | null)[] {
  const playoff = playoffs.find((marks) => group.every(({ input }) => marks.has(input.entry)));
  return group.map(({ input }) => {
    const marks = playoff?.get(input.entry) ?? [];
    if (marks.length === 0) return null;
    const value = divideRational(sumRational(marks), createRational(BigInt(marks.length)));
    return [{ value, better: 'higher', label: null }];
  });
}
