import { describe, expect, test } from 'vitest';
import { computeResult, type ResultInput } from '../../../../src/core/rules/compute-result.ts';
import { fieldsOfContest } from '../../../../src/core/rules/sensitivity/field.ts';
import {
  leaveOneJudgeOut,
  type Standing,
} from '../../../../src/core/rules/sensitivity/leave-one-judge-out.ts';
import { makeAwards, makeContest } from './contest-builder.ts';

const influences = (input: ResultInput) => leaveOneJudgeOut(fieldsOfContest(input));

describe('leaveOneJudgeOut', () => {
  test('names the judge whose marks alone decide the first prize', () => {
    // Means: E1 (80 + 80 + 99) / 3 = 86.33, E2 (85 + 85 + 80) / 3 = 83.33.
    // Without C: E1 80, E2 85. Without A or B: E1 89.50, E2 82.50, as before.
    const table = { E1: { A: 8000, B: 8000, C: 9900 }, E2: { A: 8500, B: 8500, C: 8000 } };
    const input = makeContest(table, { awards: makeAwards(1), recommend: 0 });
    const [a, b, c] = influences(input);
    expect(a).toEqual({ judge: 'A', changes: [], unranked: [] });
    expect(b?.changes).toEqual([]);
    expect(c).toEqual({
      judge: 'C',
      unranked: [],
      changes: [
        {
          division: 'enterprise',
          entry: 'E1',
          before: { rank: 1, award: 'first', recommended: false },
          after: { rank: 2, award: null, recommended: false },
        },
        {
          division: 'enterprise',
          entry: 'E2',
          before: { rank: 2, award: null, recommended: false },
          after: { rank: 1, award: 'first', recommended: false },
        },
      ],
    });
  });

  test('a change of rank within one award is no change', () => {
    const table = { E1: { A: 8000, B: 9900 }, E2: { A: 8500, B: 8000 } };
    const input = makeContest(table, { awards: makeAwards(2), recommend: 2 });
    expect(influences(input).every(({ changes }) => changes.length === 0)).toBe(true);
  });

  test('says when the division could not be ranked without the judge', () => {
    const table = { E1: { A: 8000, B: 8000 }, M1: { B: 8000, C: 7000 } };
    const input = makeContest(table, { makers: ['M1'], ruleset: { minimumPanel: 2 } });
    expect(influences(input).map(({ judge, unranked }) => [judge, unranked])).toEqual([
      ['A', ['enterprise']],
      ['B', ['enterprise', 'maker']],
      ['C', ['maker']],
    ]);
  });

  test('an incomplete division has nothing to compare', () => {
    const input = makeContest({ E1: { A: 8000, B: null }, E2: { A: 9000, B: 7000 } });
    expect(influences(input)).toEqual([
      { judge: 'A', changes: [], unranked: [] },
      { judge: 'B', changes: [], unranked: [] },
    ]);
  });

  test('agrees with computing the contest without that judge', () => {
    const table = {
      E1: { A: 8000, B: 8000, C: 9900 },
      E2: { A: 8500, B: 8500, C: 8000 },
      E3: { A: 8600, B: 8100, C: 7000 },
    };
    const options = { awards: makeAwards(1, 1), recommend: 1 };
    const placesOf = (of: typeof table | Record<string, Record<string, number>>) =>
      new Map<string, Standing>(
        computeResult(makeContest(of, options)).computed.divisions[0]?.ranking.map((line) => [
          line.entry,
          { rank: line.rank, award: line.award, recommended: line.recommended },
        ]),
      );
    for (const { judge, changes } of influences(makeContest(table, options))) {
      const rest = Object.entries(table).map(([entry, row]) => [
        entry,
        Object.fromEntries(Object.entries(row).filter(([id]) => id !== judge)),
      ]);
      const after = placesOf(Object.fromEntries(rest));
      for (const change of changes) expect(after.get(change.entry)).toEqual(change.after);
      const before = placesOf(table);
      const moved = [...before].filter(
        ([entry, was]) =>
          was.award !== after.get(entry)?.award ||
          was.recommended !== after.get(entry)?.recommended,
      );
      expect(changes.map(({ entry }) => entry)).toEqual(moved.map(([entry]) => entry));
    }
  });
});
