import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROUNDING_MODES, rulesetSchema, type Ruleset } from '../../../../src/core/model/ruleset.ts';
import { compileRuleset } from '../../../../src/core/rules/engine/compile-ruleset.ts';
import type { EntryInput, MarkRow } from '../../../../src/core/rules/engine/entry-table.ts';
import { evaluateEntry, singleValue } from '../../../../src/core/rules/engine/evaluate-entry.ts';
import { PackedEntry, packRows } from '../../../../src/core/rules/engine/packed-entry.ts';
import { isNumber } from '../../../../src/core/rules/engine/value.ts';
import { createRational, toFractionText } from '../../../../src/core/rules/rational.ts';
import { roundRational, roundSafe } from '../../../../src/core/rules/rounding.ts';

const roundings = fc.record({
  places: fc.integer({ min: 0, max: 4 }),
  mode: fc.constantFrom(...ROUNDING_MODES),
});
const rounding = fc.option(roundings, { nil: null });
const drops = fc.option(
  fc.record({
    low: fc.integer({ min: 0, max: 2 }),
    high: fc.integer({ min: 0, max: 2 }),
    atLeast: fc.integer({ min: 1, max: 6 }),
    below: fc.constantFrom('keep-all' as const, 'open' as const),
  }),
  { nil: null },
);
const takes = fc.constantFrom('sum' as const, 'mean' as const);
const factors = fc.array(fc.constantFrom('1', '0.3', '2.5', '-1.25', '0.333333333'), {
  minLength: 3,
  maxLength: 3,
});

/** Weighted criteria, then judges: with every rounding, dropping and taking that the two may have. */
const rulesets = fc
  .record({
    inner: takes,
    outer: takes,
    drops,
    factors,
    rounds: fc.tuple(rounding, rounding, rounding),
  })
  .map(({ inner, outer, drops: drop, factors: times, rounds }): Ruleset => {
    const [first, second, third] = rounds;
    return rulesetSchema.parse({
      type: 'jurybox.ruleset',
      version: 2,
      axes: [{ id: 'judge' }, { id: 'criterion' }],
      attributes: [],
      statuses: { missing: 'open', recused: 'leave', absent: 'leave', late: 'open', dnf: 'dnf' },
      steps: [
        {
          id: 'weighted',
          do: 'multiply',
          of: 'marks',
          by: {
            from: 'axis',
            axis: 'criterion',
            factors: Object.fromEntries(times.map((factor, index) => [`c${index}`, factor])),
          },
          round: first,
        },
        {
          id: 'judges',
          do: 'reduce',
          of: 'weighted',
          over: 'criterion',
          take: inner,
          round: second,
        },
        {
          id: 'total',
          do: 'reduce',
          of: 'judges',
          over: 'judge',
          ...(drop === null ? {} : { drop }),
          take: outer,
          round: third,
        },
      ],
      total: 'total',
      ranking: { better: 'higher', by: 'exact', style: '1224' },
      tieBreaks: [],
    });
  });

const tables = fc
  .record({
    judges: fc.integer({ min: 1, max: 7 }),
    decimals: fc.integer({ min: 0, max: 9 }),
    marks: fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: -2000, max: 2000 }) },
        // Where products and sums leave the safe integers, and must not be used.
        { weight: 1, arbitrary: fc.maxSafeInteger() },
      ),
      { minLength: 21, maxLength: 21 },
    ),
    hole: fc.option(fc.nat(20), { nil: null, freq: 8 }),
  })
  .map(({ judges, decimals, marks, hole }): EntryInput => {
    const rows = Array.from({ length: judges * 3 }, (_, index): MarkRow => {
      const at = [`J${Math.floor(index / 3)}`, `c${index % 3}`];
      if (index === hole) return { at, status: 'recused', mark: null, tags: null };
      const mark = { numerator: BigInt(marks[index] ?? 0), denominator: 10n ** BigInt(decimals) };
      return { at, status: 'scored', mark, tags: null };
    });
    return { entry: 'E', rows, attributes: new Map() };
  });

describe('the quick way', () => {
  test('gives the same fractions as the general one, before and after rounding, or none', () => {
    let quick = 0;
    fc.assert(
      fc.property(
        rulesets,
        fc.array(tables, { minLength: 1, maxLength: 4 }),
        (ruleset, entries) => {
          const rules = compileRuleset(ruleset, null);
          for (const entry of entries) {
            const slow = singleValue(
              evaluateEntry(entry, ['total'], { rules, statistics: null }),
              'total',
            );
            const fast = rules.quick.valueOf(entry, 'total');
            if (fast === null) continue;
            quick += 1;
            expect([toText(fast.exact), toText(fast.value)]).toEqual([
              toText(slow.exact),
              toText(slow.value),
            ]);
          }
        },
      ),
      { numRuns: 500 },
    );
    // A quick way that never runs would agree with everything.
    expect(quick).toBeGreaterThan(50);
  });

  test('leaves what is beyond safe integers to fractions', () => {
    const ruleset = rulesetSchema.parse({
      type: 'jurybox.ruleset',
      version: 2,
      axes: [{ id: 'judge' }],
      attributes: [],
      statuses: { missing: 'open', recused: 'leave', absent: 'leave', late: 'open', dnf: 'dnf' },
      steps: [{ id: 'total', do: 'reduce', of: 'marks', over: 'judge', take: 'sum' }],
      total: 'total',
      ranking: { better: 'higher', by: 'exact', style: '1224' },
      tieBreaks: [],
    });
    const entry = (marks: readonly bigint[]): EntryInput => ({
      entry: 'E',
      rows: marks.map((numerator, index) => ({
        at: [`J${index}`],
        status: 'scored',
        mark: { numerator, denominator: 1n },
        tags: null,
      })),
      attributes: new Map(),
    });
    const { quick } = compileRuleset(ruleset, null);
    const most = BigInt(Number.MAX_SAFE_INTEGER);
    expect(quick.valueOf(entry([most - 1n, 1n]), 'total')?.exact.numerator).toBe(most);
    expect(quick.valueOf(entry([most, 1n]), 'total')).toBeNull();
    expect(quick.valueOf(entry([most, 1n, -5n]), 'total')).toBeNull();
    expect(quick.valueOf(entry([most + 1n]), 'total')).toBeNull();
  });

  test('rounds safe integers as it rounds fractions, in every mode', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.maxSafeInteger()),
        fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 52 })),
        roundings,
        (numerator, denominator, how) => {
          const rounded = roundSafe(numerator, denominator, how);
          if (rounded === null) return;
          const fraction = createRational(BigInt(numerator), BigInt(denominator));
          const places = 10n ** BigInt(how.places);
          const text = toText(createRational(BigInt(rounded), places));
          expect(text).toBe(toText(roundRational(fraction, how)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('an entry of packed marks is the same as one of rows', () => {
    fc.assert(
      fc.property(rulesets, tables, (ruleset, entry) => {
        const packed = packRows(entry.rows);
        if (packed === null) return;
        const same = new PackedEntry(entry.entry, entry.attributes, packed);
        expect(same.rows).toEqual(entry.rows);
        const rules = compileRuleset(ruleset, null);
        const of = (input: EntryInput) => {
          const { value } = singleValue(
            evaluateEntry(input, ['total'], { rules, statistics: null }),
            'total',
          );
          return toText(value);
        };
        expect(of(same)).toBe(of(entry));
        // A copy with other rows keeps nothing of the packed ones.
        const [first, ...rest] = entry.rows;
        if (first === undefined || first.mark === null) return;
        const mark = { ...first.mark, numerator: first.mark.numerator + 1n };
        const changed: EntryInput = Object.assign({}, same, {
          rows: [{ ...first, mark }, ...rest],
        });
        expect(changed.packed).toBeUndefined();
      }),
    );
  });
});

function toText(value: Parameters<typeof isNumber>[0]): string {
  return isNumber(value) ? toFractionText(value) : value;
}
