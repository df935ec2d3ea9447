import { describe, expect, test } from 'vitest';
import {
  computeResult,
  explainEntries,
  explainEntry,
} from '../../../../src/core/rules/compute-result.ts';
import type { DerivationStep } from '../../../../src/core/rules/derivation.ts';
import {
  entryId,
  hashOf,
  makeContest,
  makeRubric,
  trimmed,
  type ContestOptions,
  type ScoreTable,
} from './contest-builder.ts';

function stepsOf(table: ScoreTable, options: ContestOptions = {}): readonly DerivationStep[] {
  return explainEntry(makeContest(table, options), entryId('E1'))?.steps ?? [];
}
const codes = (steps: readonly DerivationStep[]) => steps.map(({ code }) => code);
const figure = (exact: string, decimal: string, rounded = false) => ({ exact, decimal, rounded });

describe('explainEntry', () => {
  test('prints the paper calculation of a trimmed mean', () => {
    // 80 85 84 84 90.  Without A's 80 and E's 90: 85 + 84 + 84 = 253;  / 3 = 84 1/3;  -> 84.33
    const table = { E1: { A: 8000, B: 8500, C: 8400, D: 8400, E: 9000 } };
    const steps = stepsOf(table, { ruleset: { aggregation: trimmed() } });
    expect(codes(steps)).toEqual([
      'judge-total',
      'judge-total',
      'judge-total',
      'judge-total',
      'judge-total',
      'dropped-low',
      'dropped-high',
      'sum',
      'division',
      'entry-total-rounded',
      'entry-total',
    ]);
    expect(steps.slice(5)).toEqual([
      { code: 'dropped-low', judge: 'A', value: figure('80', '80.000000') },
      { code: 'dropped-high', judge: 'E', value: figure('90', '90.000000') },
      {
        code: 'sum',
        terms: [
          { judge: 'B', value: figure('85', '85.000000') },
          { judge: 'C', value: figure('84', '84.000000') },
          { judge: 'D', value: figure('84', '84.000000') },
        ],
        sum: figure('253', '253.000000'),
      },
      {
        code: 'division',
        sum: figure('253', '253.000000'),
        divisor: 3,
        quotient: figure('253/3', '84.333333', true),
      },
      {
        code: 'entry-total-rounded',
        rounding: { places: 2, mode: 'half-up' },
        before: figure('253/3', '84.333333', true),
        after: '84.33',
      },
      { code: 'entry-total', entry: 'E1', total: '84.33' },
    ]);
  });

  test('shows marks, weights and products, and each rounding before and after', () => {
    // 8.5 x 0.3 = 2.55;  9.0 x 0.45 = 4.05;  together 6.6;  floored to 6
    const rubric = makeRubric(
      [
        { id: 'a', weight: '0.3' },
        { id: 'b', weight: '0.45' },
      ],
      1,
    );
    const steps = stepsOf(
      { E1: { A: { b: 90, a: 85 } } },
      { rubric, ruleset: { roundJudgeTotal: { places: 0, mode: 'floor' } } },
    );
    expect(steps.slice(0, 2)).toEqual([
      {
        code: 'judge-total',
        judge: 'A',
        sheet: hashOf('E1/A'),
        marks: [
          { criterion: 'a', mark: '8.5', weight: '0.3', product: figure('51/20', '2.550000') },
          { criterion: 'b', mark: '9.0', weight: '0.45', product: figure('81/20', '4.050000') },
        ],
        total: figure('33/5', '6.600000'),
      },
      {
        code: 'judge-total-rounded',
        judge: 'A',
        rounding: { places: 0, mode: 'floor' },
        before: figure('33/5', '6.600000'),
        after: '6',
      },
    ]);
  });

  test('says why trimming was skipped', () => {
    const table = { E1: { A: 8000, B: 8500, C: 'recused' } } as const;
    const steps = stepsOf(table, { ruleset: { aggregation: trimmed() } });
    expect(steps).toContainEqual({ code: 'trimming-skipped', counted: 2, minimum: 5 });
    expect(steps).toContainEqual({ code: 'judge-recused', judge: 'C', sheet: hashOf('E1/C') });
    expect(codes(steps)).not.toContain('dropped-low');
  });

  test('a sum is not divided, an unrounded total has no rounding step', () => {
    const ruleset = { aggregation: { method: 'sum' as const }, roundEntryTotal: null };
    expect(codes(stepsOf({ E1: { A: 8000, B: 8500 } }, { ruleset }))).toEqual([
      'judge-total',
      'judge-total',
      'sum',
      'entry-total',
    ]);
  });

  test('ends without a total where something is open or the panel is short', () => {
    expect(codes(stepsOf({ E1: { A: 8000, B: null } }))).toEqual([
      'judge-total',
      'judge-open',
      'no-total',
    ]);
    const short = stepsOf({ E1: { A: 8000, B: 'recused' } }, { ruleset: { minimumPanel: 2 } });
    expect(codes(short)).toEqual(['judge-total', 'judge-recused', 'panel-short', 'no-total']);
    expect(short).toContainEqual({ code: 'panel-short', counted: 1, minimum: 2 });
  });

  test('carries the line of the ranking and only the tie-breaks of this entry', () => {
    const table = {
      E1: { A: 8000, B: 9000 },
      E2: { A: 9000, B: 8000 },
      E3: { A: 7000, B: 7000 },
      E4: { A: 7000, B: 7000 },
    };
    const input = makeContest(table, {
      headJudges: ['B'],
      ruleset: { tieBreaks: [{ by: 'head-judge' }] },
    });
    expect(explainEntry(input, entryId('E1'))).toMatchObject({
      division: 'enterprise',
      result: { rank: 1, total: '85.00' },
      tieBreaks: [{ rank: 1, outcome: 'separated' }],
    });
    expect(explainEntry(input, entryId('E3'))?.tieBreaks).toMatchObject([
      { rank: 3, outcome: 'level' },
    ]);
  });

  test('knows nothing of an entry that is not judged', () => {
    expect(explainEntry(makeContest({ E1: { A: 1 } }), entryId('E9'))).toBeNull();
  });

  test('explains all entries in the order of the result, each as it would alone', () => {
    const table = { E1: { A: 7000 }, E2: { A: 8000 }, M1: { A: 9000 }, E3: { A: 8000 } };
    const input = makeContest(table, { makers: ['M1'] });
    const all = explainEntries(input);
    expect(all.map(({ entry }) => entry)).toEqual(['E2', 'E3', 'E1', 'M1']);
    expect(all.map(({ result }) => result)).toEqual(
      computeResult(input).computed.divisions.flatMap(({ ranking }) => ranking),
    );
    expect(all).toEqual(all.map(({ entry }) => explainEntry(input, entry)));
  });
});
