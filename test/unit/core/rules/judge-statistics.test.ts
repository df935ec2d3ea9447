import { describe, expect, test } from 'vitest';
import { fieldsOfContest } from '../../../../src/core/rules/sensitivity/field.ts';
import {
  computeJudgeStatistics,
  type JudgeStatistics,
} from '../../../../src/core/rules/sensitivity/judge-statistics.ts';
import {
  makeContest,
  makeRubric,
  type ContestOptions,
  type ScoreTable,
} from './contest-builder.ts';

function statisticsOf(table: ScoreTable, options: ContestOptions = {}): JudgeStatistics {
  const rubric = makeRubric([{ id: 'score' }], 0);
  const [field] = fieldsOfContest(makeContest(table, { rubric, ...options }));
  if (field === undefined) throw new Error('no division');
  return computeJudgeStatistics(field);
}

describe('severity and spread', () => {
  test('worked on paper: each judge beside the mean of the others', () => {
    // A: 80 - (83 + 86)/2 = -4.5; 70 - (70 + 73)/2 = -1.5. Mean -3.
    // B: 83 - (80 + 86)/2 = 0; 70 - (70 + 73)/2 = -1.5. Mean -0.75, distance 0.75.
    // C: 86 - (80 + 83)/2 = 4.5; 73 - 70 = 3. Mean 3.75.
    // Spread of A: 80 and 70 lie 5 from 75. Of the others beside A: 84.5 and 71.5, 6.5 from 78.
    const { basis, judges } = statisticsOf({
      E1: { A: 80, B: 83, C: 86 },
      E2: { A: 70, B: 70, C: 73 },
    });
    expect(basis).toBe('judge-total');
    expect(judges.map(({ judge, deviation }) => [judge, deviation.exact])).toEqual([
      ['A', '-3'],
      ['B', '-3/4'],
      ['C', '15/4'],
    ]);
    expect(judges[0]).toMatchObject({
      entries: 2,
      values: 2,
      distance: { exact: '3' },
      spread: { decimal: '5.000000' },
      othersSpread: { decimal: '6.500000' },
      flagged: false,
    });
    expect(judges[1]?.distance.exact).toBe('3/4');
  });

  test('exact where decimals are not: thirds stay thirds and are shown rounded', () => {
    // A: 10 - (9 + 9 + 8)/3 = 10 - 26/3 = 4/3
    const { judges } = statisticsOf({ E1: { A: 10, B: 9, C: 9, D: 8 } });
    expect(judges[0]?.deviation).toEqual({ exact: '4/3', decimal: '1.333333', rounded: true });
  });

  test('only entries shared with others count; who shares none is left out', () => {
    const { judges } = statisticsOf({ E1: { A: 80, B: 82 }, E2: { A: 10 }, E3: { C: 50 } });
    expect(judges.map(({ judge, entries }) => [judge, entries])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
  });

  test('a recused or missing judge is not a zero', () => {
    const { judges } = statisticsOf({
      E1: { A: 80, B: 82, C: 'recused' },
      E2: { A: 80, B: 82, C: null },
    });
    expect(judges.map(({ judge, deviation }) => [judge, deviation.exact])).toEqual([
      ['A', '-2'],
      ['B', '2'],
    ]);
  });

  test('a judge far from the others is flagged among five', () => {
    const steady = { A: 80, B: 81, C: 82, D: 81, E: 60 };
    const { judges } = statisticsOf({ E1: steady, E2: steady, E3: steady });
    expect(judges.filter(({ flagged }) => flagged).map(({ judge }) => judge)).toEqual(['E']);
  });
});

describe('outliers', () => {
  const row = (...marks: readonly number[]) =>
    Object.fromEntries(marks.map((mark, index) => ['ABCDE'[index] ?? '', mark]));

  test('are those beyond 3.5 median distances over 0.6745, as paper has it', () => {
    // Distances from the median of the other four: E1 80, 81, 82, 83, 84: A 80 from 82.5 is 2.5,
    // B 1.5, C 0 (82 from 82), D 1.5, E 2.5. E2 the same; E3 with 60 for E: A 2 (80 from 82 minus
    // 0), ... Median distance 1.5, so the limit is 1.5 x 3.5 / 0.6745 = 52500/6745 = 7.78.
    const { outliers, found } = statisticsOf({
      E1: row(80, 81, 82, 83, 84),
      E2: row(80, 81, 82, 83, 84),
      E3: row(80, 81, 82, 83, 60),
    });
    expect(found).toBe(1);
    expect(outliers[0]).toMatchObject({
      judge: 'E',
      entry: 'E3',
      at: [],
      value: { exact: '60' },
      median: { exact: '163/2' },
      distance: { exact: '43/2' },
      limit: { exact: '10500/1349' },
    });
  });

  test('unanimous panels flag nobody; one mark beside many equal ones is flagged', () => {
    const same = row(80, 80, 80, 80, 80);
    expect(statisticsOf({ E1: same, E2: same, E3: same }).found).toBe(0);
    const { outliers } = statisticsOf({ E1: same, E2: same, E3: row(80, 80, 80, 80, 90) });
    expect(outliers.map(({ entry, judge }) => [entry, judge])).toEqual([['E3', 'E']]);
  });

  test('too few others, or too few marks, are no ground for saying anything', () => {
    expect(statisticsOf({ E1: row(80, 80, 20), E2: row(80, 80, 80) }).found).toBe(0);
    expect(statisticsOf({ E1: row(80, 80, 80, 80, 20) }).found).toBe(0);
  });

  test('change nothing: the result is the same with them', () => {
    const { judges } = statisticsOf({ E1: row(80, 81, 82, 83, 20), E2: row(1, 2, 3, 4, 5) });
    expect(judges.map(({ values }) => values)).toEqual([2, 2, 2, 2, 2]);
  });
});
