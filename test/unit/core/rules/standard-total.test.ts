import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRuleset } from '../../../../src/core/rules/engine/compile-ruleset.ts';
import {
  deriveEntry,
  type DerivationTerm,
} from '../../../../src/core/rules/engine/derive-entry.ts';
import type { MarkRow } from '../../../../src/core/rules/engine/entry-table.ts';
import { totalOf } from '../../../../src/core/rules/engine/score-entries.ts';
import { isNumber } from '../../../../src/core/rules/engine/value.ts';
import {
  compareRational,
  createRational,
  fromScaled,
  type Rational,
} from '../../../../src/core/rules/rational.ts';
import type { StandardRules } from '../../../../src/core/rules/standard-form.ts';
import { computeResult } from '../../../../src/core/rules/compute-result.ts';
import {
  makeContest,
  makeRubric,
  makeRuleset,
  PLAIN_RUBRIC,
  trimmed,
  type RuleFields,
  type Verdict,
} from './contest-builder.ts';

/** Totals in hundredths, of judges A, B, C, ... */
function judges(...totals: readonly number[]): MarkRow[] {
  return totals.map((value, index) => ({
    at: [String.fromCodePoint(65 + index), 'score'],
    status: 'scored',
    mark: fromScaled(value, 2),
    tags: null,
  }));
}

/** What the last step of the common form makes of judges' totals. */
function aggregateRows(rows: readonly MarkRow[], fields: RuleFields) {
  const rules = compileRuleset(makeRuleset(fields), PLAIN_RUBRIC);
  const input = { entry: 'E1', rows, attributes: new Map() };
  const { exact, text } = totalOf(input, rules, null);
  const line = deriveEntry(input, rules, null).at(-1);
  if (line === undefined || !isNumber(exact)) throw new Error('no total');
  const judgesOf = (fate: DerivationTerm['fate']) =>
    line.terms.filter((term) => term.fate === fate).map(({ at }) => at[0]?.id);
  return {
    exact: createRational(exact.numerator, exact.denominator),
    text,
    divisor: line.divisor,
    sum: line.sum,
    fallback: line.note === 'drop-skipped',
    droppedLow: judgesOf('dropped-low'),
    droppedHigh: judgesOf('dropped-high'),
    kept: judgesOf('kept'),
  };
}
const aggregate = (totals: readonly number[], fields: RuleFields) =>
  aggregateRows(judges(...totals), fields);

describe('trimmed mean', () => {
  test('7 judges: one highest and one lowest go, the mean of 5 has two decimals', () => {
    // 85.50 90.00 78.25 88.00 92.50 86.75 84.00: without 78.25 and 92.50
    // 85.50 + 90.00 + 88.00 + 86.75 + 84.00 = 434.25;  / 5 = 86.85
    const totals = [8550, 9000, 7825, 8800, 9250, 8675, 8400];
    const result = aggregate(totals, { aggregation: trimmed() });
    expect(result.droppedLow).toEqual(['C']);
    expect(result.droppedHigh).toEqual(['E']);
    expect(result.sum).toMatchObject({ decimal: '434.250000', rounded: false });
    expect(result).toMatchObject({ divisor: 5, text: '86.85', fallback: false });
  });

  test('5 judges become a mean of 3, rounded once at the end', () => {
    // 80 85 84 84 90: 85 + 84 + 84 = 253;  / 3 = 84.333...  -> 84.33
    const result = aggregate([8000, 8500, 8400, 8400, 9000], { aggregation: trimmed() });
    expect(result).toMatchObject({ divisor: 3, text: '84.33' });
    expect(result.exact).toEqual({ numerator: 253n, denominator: 3n });
  });

  test('only one instance of tied extremes goes, chosen by id', () => {
    // 80 80 85 90 90: 80 + 85 + 90 = 255;  / 3 = 85.  Dropping all ties would leave 85 of one judge,
    // with the same mean here, so the divisor is what tells.
    const result = aggregate([9000, 8000, 8500, 8000, 9000], { aggregation: trimmed() });
    expect(result.droppedLow).toEqual(['B']);
    expect(result.droppedHigh).toEqual(['E']);
    expect(result.kept).toEqual(['A', 'C', 'D']);
    expect(result).toMatchObject({ divisor: 3, text: '85.00' });
  });

  test('equal totals all round: two different judges go', () => {
    const result = aggregate([8000, 8000, 8000, 8000, 8000], { aggregation: trimmed() });
    expect([...result.droppedLow, ...result.droppedHigh]).toEqual(['A', 'E']);
    expect(result.text).toBe('80.00');
  });

  test('below the minimum panel a plain mean stands in', () => {
    // 4 of 5 judges left: 80 + 85 + 84 + 91 = 340;  / 4 = 85.  Trimmed it would be 84.50.
    const result = aggregate([8000, 8500, 8400, 9100], { aggregation: trimmed() });
    expect(result).toMatchObject({ fallback: true, divisor: 4, text: '85.00' });
    expect(result.droppedLow).toEqual([]);
  });

  test('exactly at the minimum it is trimmed', () => {
    expect(aggregate([1, 2, 3, 4, 5], { aggregation: trimmed() }).fallback).toBe(false);
  });

  test('a minimum that would drop everyone never does', () => {
    const result = aggregate([8000, 9000], { aggregation: trimmed(1) });
    expect(result).toMatchObject({ fallback: true, text: '85.00' });
  });

  test('uneven trimming drops from each end what is stated', () => {
    // 70 75 80 85 90, two low and none high: (80 + 85 + 90) / 3 = 85
    const drop = { low: 2, high: 0, atLeast: 5, below: 'keep-all' } as const;
    const aggregation = { method: 'trimmed-mean', drop } as const;
    const result = aggregate([7000, 7500, 8000, 8500, 9000], { aggregation });
    expect(result.droppedLow).toEqual(['A', 'B']);
    expect(result).toMatchObject({ droppedHigh: [], text: '85.00' });
  });

  test('lies within the bounds of what was given, and moves with any mark', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(totals, fc.nat(), fc.integer({ min: 1, max: 500 }), (given, at, more) => {
        const result = aggregate(given, { aggregation: trimmed() });
        const sorted = given.toSorted((a, b) => a - b);
        // The bounds are the second lowest and the second highest, tighter than a plain mean's.
        const second = fromScaled(sorted[1] ?? 0, 2);
        expect(compareRational(result.exact, second)).not.toBe(-1);
        expect(compareRational(result.exact, fromScaled(sorted.at(-2) ?? 0, 2))).not.toBe(1);
        const raised = given.with(at % given.length, (given[at % given.length] ?? 0) + more);
        const after = aggregate(raised, { aggregation: trimmed() });
        expect(compareRational(after.exact, result.exact)).not.toBe(-1);
      }),
    );
  });
});

describe('mean and sum', () => {
  test('a sum has no divisor', () => {
    const result = aggregate([8050, 9000, 7025], { aggregation: { method: 'sum' } });
    expect(result).toMatchObject({ divisor: null, text: '240.75' });
  });

  test('an unrounded total shows six places and stays exact', () => {
    // 250 / 3 = 83.333...
    const result = aggregate([8000, 8000, 9000], { roundEntryTotal: null });
    expect(result.text).toBe('83.333333');
    expect(result.exact).toEqual({ numerator: 250n, denominator: 3n });
  });
});

test('the order of the judges changes nothing', () => {
  const totals = fc.array(fc.integer({ min: 80, max: 82 }), { minLength: 1, maxLength: 9 });
  const method = fc.constantFrom<StandardRules['aggregation']>(
    { method: 'mean' },
    { method: 'sum' },
    trimmed(),
  );
  fc.assert(
    fc.property(totals, method, fc.nat(), (given, aggregation, turn) => {
      // Few values, so that ties at both ends are the rule.
      const list = judges(...given);
      const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
      const [a, b] = [aggregateRows(list, { aggregation }), aggregateRows(turned, { aggregation })];
      expect(b.exact).toEqual(a.exact);
      expect(b.droppedLow).toEqual(a.droppedLow);
      expect(b.droppedHigh).toEqual(a.droppedHigh);
    }),
  );
});

describe('panel', () => {
  test.each([
    ['its own minimum', { minimumPanel: 3 }, 3],
    ['its own, if trimming falls back', { aggregation: trimmed(5), minimumPanel: 2 }, 2],
    ["trimming's, if it does not", { aggregation: trimmed(5, 'open') }, 5],
    ['what trimming leaves anyone of', { aggregation: trimmed(1, 'open') }, 3],
  ])('a ruleset demands %s', (_, fields: RuleFields, minimum) => {
    const totalWith = (count: number) =>
      lineOf(
        Object.fromEntries(['A', 'B', 'C', 'D', 'E'].slice(0, count).map((id) => [id, 8000])),
        fields,
      ).total;
    expect(totalWith(minimum)).toBe('80.00');
    expect(totalWith(minimum - 1)).toBeNull();
  });

  const lineOf = (row: Readonly<Record<string, Verdict>>, ruleset: RuleFields) => {
    const { computed } = computeResult(makeContest({ E1: row }, { ruleset }));
    const line = computed.divisions[0]?.ranking[0];
    return { ...line, short: computed.shortPanels, open: computed.open.length };
  };

  test('a recused judge leaves the denominator', () => {
    // (80 + 90) / 2 = 85, not (80 + 90 + 0) / 3
    expect(lineOf({ A: 8000, B: 9000, C: 'recused' }, {})).toMatchObject({
      total: '85.00',
      counted: 2,
      recused: 1,
      short: [],
    });
  });

  test('a zero stays in it', () => {
    expect(lineOf({ A: 8000, B: 9000, C: 0 }, {})).toMatchObject({ total: '56.67', counted: 3 });
  });

  test('a missing mark leaves no total at all', () => {
    expect(lineOf({ A: 8000, B: 9000, C: null }, {})).toMatchObject({
      total: null,
      rank: null,
      counted: 2,
      open: 1,
      short: [],
    });
  });

  test('recusals below the minimum make a short panel', () => {
    expect(lineOf({ A: 8000, B: 9000, C: 'recused' }, { minimumPanel: 3 })).toMatchObject({
      total: null,
      short: ['E1'],
    });
  });

  test('a panel is short as soon as the open cells could not fill it', () => {
    const row = { A: 8000, B: null, C: 'recused', D: 'recused' } as const;
    expect(lineOf(row, { minimumPanel: 3 }).short).toEqual(['E1']);
    expect(lineOf(row, { minimumPanel: 2 }).short).toEqual([]);
  });

  test('trimming without fallback needs its own minimum', () => {
    const row = { A: 8000, B: 8100, C: 8200, D: 8300, E: 'recused' } as const;
    expect(lineOf(row, { aggregation: trimmed(5, 'open') }).short).toEqual(['E1']);
    expect(lineOf(row, { aggregation: trimmed(5, 'keep-all') })).toMatchObject({ total: '81.50' });
  });

  test('everyone recused: no division by zero, a short panel', () => {
    expect(lineOf({ A: 'recused', B: 'recused' }, {})).toMatchObject({
      total: null,
      counted: 0,
      short: ['E1'],
    });
  });
});

test('rounding each judge first gives another total than rounding once', () => {
  // Weights of 1/8: marks 1, 1, 1 give 0.125 each. Once: 0.375 / 3 = 0.125 -> 0.13.
  // Judge totals rounded half-even to 0.12 first: 0.36 / 3 = 0.12.
  const rubric = makeRubric([{ id: 'score', weight: '0.125' }], 0);
  const totalWith = (
    roundJudgeTotal: StandardRules['roundJudgeTotal'],
  ): string | null | undefined =>
    computeResult(
      makeContest({ E1: { A: 1, B: 1, C: 1 } }, { rubric, ruleset: { roundJudgeTotal } }),
    ).computed.divisions[0]?.ranking[0]?.total;
  expect(totalWith(null)).toBe('0.13');
  expect(totalWith({ places: 2, mode: 'half-even' })).toBe('0.12');
  expect(totalWith({ places: 2, mode: 'half-up' })).toBe('0.13');
});

test('a mean of equal totals is that total', () => {
  const value: Rational = fromScaled(8450, 2);
  expect(aggregate([8450, 8450, 8450], {}).exact).toEqual(value);
});
