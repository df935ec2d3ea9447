import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TieBreak } from '../../../../src/core/model/ruleset.ts';
import type { StandardTieBreak } from '../../../../src/core/rules/standard-form.ts';
import { computeResult } from '../../../../src/core/rules/compute-result.ts';
import {
  makeContest,
  makeRubric,
  trimmed,
  type ContestOptions,
  type ScoreTable,
} from './contest-builder.ts';

function rank(table: ScoreTable, options: ContestOptions = {}) {
  const outcome = computeResult(makeContest(table, options));
  return {
    ranks: (outcome.computed.divisions[0]?.ranking ?? []).map(
      ({ entry, rank: place }) => `${place ?? '-'} ${entry}`,
    ),
    uses: outcome.tieBreaks[0]?.uses ?? [],
  };
}
const innovation = 'innovation';
const comparedBy = (rule: TieBreak) => ('of' in rule ? rule.of : rule.by);
const ties = (...tieBreaks: readonly StandardTieBreak[]) => ({ ruleset: { tieBreaks } });

describe('rank style 1224', () => {
  test('level entries share the better rank, the next is skipped, ids order the level ones', () => {
    const table = { E4: { A: 7000 }, E3: { A: 8000 }, E2: { A: 8000 }, E1: { A: 9000 } };
    expect(rank(table).ranks).toEqual(['1 E1', '2 E2', '2 E3', '4 E4']);
  });
});

describe('ranking by rounded or exact totals', () => {
  // E1: (80.00 + 80.01 + 80.00) / 3 = 80.00333...  E2: 80.  Both round to 80.00.
  const table = { E1: { A: 8000, B: 8001, C: 8000 }, E2: { A: 8000, B: 8000, C: 8000 } };

  test('by rounded they are level', () => {
    expect(rank(table, { ruleset: { rankBy: 'rounded' } }).ranks).toEqual(['1 E1', '1 E2']);
  });

  test('by exact they are not', () => {
    expect(rank(table, { ruleset: { rankBy: 'exact' } }).ranks).toEqual(['1 E1', '2 E2']);
  });
});

describe('tie-breaks', () => {
  test('the untrimmed mean counts the judges that trimming dropped', () => {
    // Trimmed, both are (84 + 85 + 86) / 3 = 85.  All five: E1 (70+84+85+86+90)/5 = 83,
    // E2 (80+84+85+86+90)/5 = 85.
    const table = {
      E1: { A: 7000, B: 8400, C: 8500, D: 8600, E: 9000 },
      E2: { A: 8000, B: 8400, C: 8500, D: 8600, E: 9000 },
    };
    const ruleset = { aggregation: trimmed(), tieBreaks: [{ by: 'untrimmed-mean' as const }] };
    const { ranks, uses } = rank(table, { ruleset });
    expect(ranks).toEqual(['1 E2', '2 E1']);
    expect(uses).toEqual([
      {
        index: 0,
        rule: { by: 'value', of: 'untrimmed' },
        rank: 1,
        outcome: 'separated',
        values: [
          {
            entry: 'E2',
            label: null,
            value: { exact: '85', decimal: '85.000000', rounded: false },
          },
          {
            entry: 'E1',
            label: null,
            value: { exact: '83', decimal: '83.000000', rounded: false },
          },
        ],
      },
    ]);
  });

  const rubric = makeRubric([{ id: 'innovation' }, { id: 'pitch' }], 0);

  test("a criterion's mean separates equal totals", () => {
    // Totals 90 and 90; innovation 50 against 60.
    const table = {
      E1: { A: { innovation: 50, pitch: 40 } },
      E2: { A: { innovation: 60, pitch: 30 } },
    };
    const options = { rubric, ...ties({ by: 'criterion', criterion: innovation }) };
    expect(rank(table, options).ranks).toEqual(['1 E2', '2 E1']);
  });

  test('a criterion that the rubric lacks decides nothing', () => {
    const table = { E1: { A: 8000 }, E2: { A: 8000 } };
    const { ranks, uses } = rank(table, ties({ by: 'criterion', criterion: innovation }));
    expect(ranks).toEqual(['1 E1', '1 E2']);
    expect(uses.map(({ outcome }) => outcome)).toEqual(['not-applicable']);
  });

  test("the head judge's total comes from the roster's role", () => {
    // Means are level at 85; B gave E1 90 and E2 80.
    const table = { E1: { A: 8000, B: 9000 }, E2: { A: 9000, B: 8000 } };
    const options = ties({ by: 'head-judge' });
    expect(rank(table, { ...options, headJudges: ['B'] }).ranks).toEqual(['1 E1', '2 E2']);
    expect(rank(table, { ...options, headJudges: ['A'] }).ranks).toEqual(['1 E2', '2 E1']);
    expect(rank(table, { ...options, headJudges: ['A', 'B'] }).ranks).toEqual(['1 E1', '1 E2']);
  });

  test('a recused head judge leaves the rule out for the whole group, and the chain goes on', () => {
    const table = {
      E1: { A: 8500, B: 'recused' },
      E2: { A: 9000, B: 8000 },
      E3: { A: 8000, B: 9000 },
    } as const;
    const { ranks, uses } = rank(table, {
      ...ties({ by: 'head-judge' }, { by: 'untrimmed-mean' }),
      headJudges: ['B'],
    });
    expect(ranks).toEqual(['1 E1', '1 E2', '1 E3']);
    expect(uses.map(({ rule, outcome }) => [comparedBy(rule), outcome])).toEqual([
      ['head-judge', 'not-applicable'],
      ['untrimmed', 'level'],
    ]);
    expect(uses[0]?.values[0]).toEqual({ entry: 'E1', value: null, label: null });
  });

  test('the chain goes on only within what is still level', () => {
    // All total 90. Innovation: E1 50, E2 60, E3 60. The head judge then parts E2 and E3.
    const row = (a: [number, number], b: [number, number]) => ({
      A: { innovation: a[0], pitch: a[1] },
      B: { innovation: b[0], pitch: b[1] },
    });
    const table = {
      E1: row([50, 50], [50, 30]),
      E2: row([60, 20], [60, 40]),
      E3: row([60, 30], [60, 30]),
    };
    const { ranks, uses } = rank(table, {
      rubric,
      headJudges: ['A'],
      ...ties({ by: 'criterion', criterion: innovation }, { by: 'head-judge' }),
    });
    // The head judge gave E1 100, and yet E1 stays third: rule one had decided that.
    expect(ranks).toEqual(['1 E3', '2 E2', '3 E1']);
    expect(
      uses.map(({ rule, values }) => [comparedBy(rule), values.map(({ entry }) => entry)]),
    ).toEqual([
      ['criterion.innovation.mean', ['E2', 'E3', 'E1']],
      ['head-judge', ['E3', 'E2']],
    ]);
  });

  test('a later rule is recorded at the rank where its entries stand by then', () => {
    // All total 90; innovation parts E1 and E2 (60) from E3 and E4 (50), nothing parts them further.
    const table = {
      E1: { A: { innovation: 60, pitch: 30 } },
      E2: { A: { innovation: 60, pitch: 30 } },
      E3: { A: { innovation: 50, pitch: 40 } },
      E4: { A: { innovation: 50, pitch: 40 } },
    };
    const options = ties({ by: 'criterion', criterion: innovation }, { by: 'untrimmed-mean' });
    const { ranks, uses } = rank(table, { rubric, ...options });
    expect(ranks).toEqual(['1 E1', '1 E2', '3 E3', '3 E4']);
    expect(uses.map(({ index, rank: shared, outcome }) => [index, shared, outcome])).toEqual([
      [0, 1, 'separated'],
      [1, 1, 'level'],
      [1, 3, 'level'],
    ]);
  });

  test('entries that are not level are never asked', () => {
    const table = { E1: { A: 8000 }, E2: { A: 9000 } };
    expect(rank(table, ties({ by: 'untrimmed-mean' })).uses).toEqual([]);
  });
});

test('ranks are consistent: better total, better rank; rank is one more than those above', () => {
  const row = fc.record({
    A: fc.integer({ min: 80, max: 84 }),
    B: fc.integer({ min: 80, max: 84 }),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.boolean(), (list, withTieBreak) => {
      const table = Object.fromEntries(list.map((verdicts, index) => [`E${index}`, verdicts]));
      const options = withTieBreak ? ties({ by: 'head-judge' }) : {};
      const { computed } = computeResult(makeContest(table, { ...options, headJudges: ['A'] }));
      const ranking = computed.divisions[0]?.ranking ?? [];
      expect(ranking).toHaveLength(list.length);
      for (const { rank: place, total } of ranking) {
        const above = ranking.filter((other) => (other.rank ?? 0) < (place ?? 0));
        expect(place).toBe(above.length + 1);
        expect(above.every((other) => Number(other.total) >= Number(total))).toBe(true);
      }
    }),
  );
});
