import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeResult, type ResultInput } from '../../../../src/core/rules/compute-result.ts';
import { fieldsOfContest, type Field } from '../../../../src/core/rules/sensitivity/field.ts';
import { findSingleSteps } from '../../../../src/core/rules/sensitivity/single-steps.ts';
import {
  makeAwards,
  makeContest,
  makeRubric,
  trimmed,
  type ContestOptions,
  type ScoreTable,
} from './contest-builder.ts';

const enterprise = (input: ResultInput): Field => {
  const [field] = fieldsOfContest(input);
  if (field === undefined) throw new Error('no division');
  return field;
};
const linesOf = (table: ScoreTable, options: ContestOptions) =>
  findSingleSteps(enterprise(makeContest(table, options)));
/** Whole marks, 0 to 10. */
const TEN = makeRubric([{ id: 'score', max: 10, step: 1 }], 0);

describe('the least change of one mark that moves a line', () => {
  test('one step up, or one step down, each worked on paper', () => {
    // E1 (8 + 8) / 2 = 8, E2 (7 + 8) / 2 = 7.5, E3 (2 + 2) / 2 = 2. One prize.
    // E1 down to 7.5, or E2 up to 8: both level. Nothing that E3 does comes near.
    const table = { E1: { A: 8, B: 8 }, E2: { A: 7, B: 8 }, E3: { A: 2, B: 2 } };
    const [first] = linesOf(table, { rubric: TEN, awards: makeAwards(1) });
    expect(first).toMatchObject({ line: 'first', place: 1, level: [], steps: 1, found: 4 });
    expect(first?.tried).toEqual({ steps: 1, entries: 3, of: 3 });
    expect(first?.changes[0]).toEqual({
      entry: 'E1',
      at: [
        { axis: 'judge', id: 'A' },
        { axis: 'criterion', id: 'score' },
      ],
      from: '8',
      to: '7',
      totalBefore: '8.00',
      totalAfter: '7.50',
      rises: [],
      falls: ['E1'],
      level: ['E1', 'E2'],
    });
    expect(first?.changes.map(({ entry, at, to }) => [entry, at[0]?.id, to])).toEqual([
      ['E1', 'A', '7'],
      ['E1', 'B', '7'],
      ['E2', 'A', '8'],
      ['E2', 'B', '9'],
    ]);
  });

  test('three steps where one or two change nobody', () => {
    // E1 9, E2 6.5: a mark of E2 must rise by 5 to be level, but 10 bounds it at 10 - 6 = 4 more
    // for A and 3 for B; a mark of E1 must fall by 5.
    const table = { E1: { A: 9, B: 9 }, E2: { A: 6, B: 7 } };
    const [recommend] = linesOf(table, { rubric: TEN, recommend: 1 });
    expect(recommend).toMatchObject({ line: 'recommend', steps: 5, found: 2 });
    expect(recommend?.changes.map(({ entry, from, to }) => [entry, from, to])).toEqual([
      ['E1', '9', '4'],
      ['E1', '9', '4'],
    ]);
  });

  test('says that no change of one mark is enough, and what was tried', () => {
    const table = { E1: { A: 10, B: 10, C: 10 }, E2: { A: 1, B: 1, C: 1 } };
    const [recommend] = linesOf(table, { rubric: TEN, recommend: 1 });
    expect(recommend).toMatchObject({ steps: null, found: 0, changes: [] });
    expect(recommend?.tried).toEqual({ steps: 10, entries: 2, of: 2 });
  });

  test('a tie across the line is told, and who would win by one step', () => {
    const table = { E1: { A: 5, B: 5 }, E2: { A: 5, B: 5 } };
    const [recommend] = linesOf(table, { rubric: TEN, recommend: 1 });
    expect(recommend).toMatchObject({ level: ['E1', 'E2'], steps: 1, found: 8 });
    expect(recommend?.changes[0]).toMatchObject({ entry: 'E1', to: '6', rises: ['E1'], level: [] });
    expect(recommend?.changes[1]).toMatchObject({ entry: 'E1', to: '4', rises: ['E2'], level: [] });
  });

  test('nothing is tried while a division is incomplete', () => {
    const table = { E1: { A: 8, B: null }, E2: { A: 7, B: 8 } };
    const [recommend] = linesOf(table, { rubric: TEN, recommend: 1 });
    const tried = { steps: 0, entries: 0, of: 2 };
    expect(recommend).toMatchObject({ steps: null, tried, untried: 'incomplete' });
  });

  test('a line that everybody is above is not tried', () => {
    const [recommend] = linesOf({ E1: { A: 8 }, E2: { A: 7 } }, { rubric: TEN, recommend: 2 });
    expect(recommend).toMatchObject({ steps: null, tried: { steps: 0 }, untried: 'room' });
  });

  test('bounded: the entries nearest the line come first, and the rest is said to be untried', () => {
    const table = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `E${String(index).padStart(2, '0')}`,
        { A: 100 - index, B: 100 - index },
      ]),
    );
    const options = { rubric: makeRubric([{ id: 'score' }], 0), recommend: 20 };
    const field = enterprise(makeContest(table, options));
    const limits = { steps: 10, calculations: 24, listed: 3 };
    const [line] = findSingleSteps(field, limits);
    // Four moves an entry: six entries, three on either side of the line after place 20.
    expect(line?.tried).toEqual({ steps: 1, entries: 6, of: 40 });
    // E19 has 81 and E20 has 80: one step of one mark is half a point, so nothing happens yet.
    expect(line).toMatchObject({ steps: null, found: 0 });
    const [whole] = findSingleSteps(field, { ...limits, calculations: 10_000 });
    expect(whole).toMatchObject({ steps: 2, found: 4 });
    expect(whole?.changes).toHaveLength(3);
    expect(whole?.tried).toEqual({ steps: 2, entries: 40, of: 40 });
  });
});

describe('against ranking the whole contest again with each mark changed', () => {
  const mark = fc.integer({ min: 0, max: 10 });
  const rows = fc.array(fc.tuple(mark, mark, mark), { minLength: 2, maxLength: 6 });
  const tieBreaks = fc.constantFrom([], [{ by: 'untrimmed-mean' } as const]);
  const styles = fc.constantFrom('1224' as const, '1223' as const);

  test('finds the same least steps and the same changes', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 4 }),
        tieBreaks,
        styles,
        fc.boolean(),
        (marks, recommend, ties, rankStyle, drop) => {
          const options: ContestOptions = {
            rubric: TEN,
            recommend,
            ruleset: {
              rankStyle,
              tieBreaks: ties,
              aggregation: drop ? trimmed(3) : { method: 'mean' },
            },
          };
          const table = toTable(marks);
          const [line] = linesOf(table, options);
          if (recommend >= marks.length) {
            expect(line?.untried).toBe('room');
            return;
          }
          const slow = changesBySlowWay(marks, options);
          const least = slow.length === 0 ? null : Math.min(...slow.map(({ steps }) => steps));
          expect(line?.steps ?? null).toBe(least);
          const expected = slow.filter(({ steps }) => steps === least);
          expect(line?.found).toBe(expected.length);
          for (const { entry, at, to, rises, falls, level } of line?.changes ?? []) {
            const same = expected.find(
              (one) => one.entry === entry && one.judge === at[0]?.id && String(one.to) === to,
            );
            expect(same).toMatchObject({ rises, falls, level: level.toSorted() });
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

const JUDGES = ['A', 'B', 'C'];

function toTable(marks: readonly (readonly number[])[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    marks.map((row, index) => [
      `E${index}`,
      Object.fromEntries(row.map((value, judge) => [JUDGES[judge] ?? '', value])),
    ]),
  );
}

function outcomeOf(table: ScoreTable, options: ContestOptions) {
  const [division] = computeResult(makeContest(table, options)).computed.divisions;
  const ranking = division?.ranking ?? [];
  const tie = division?.cutTies.find(({ line }) => line === 'recommend');
  return {
    above: ranking.filter(({ recommended }) => recommended).map(({ entry }) => String(entry)),
    level: (tie?.entries ?? []).map(String).toSorted(),
  };
}

/** Every mark to every other value, the whole contest computed each time. */
function changesBySlowWay(marks: readonly (readonly number[])[], options: ContestOptions) {
  const before = outcomeOf(toTable(marks), options);
  return marks.flatMap((row, index) =>
    row.flatMap((from, judge) =>
      Array.from({ length: 11 }, (_, to) => to)
        .filter((to) => to !== from)
        .flatMap((to) => {
          const changed = marks.with(index, row.with(judge, to));
          const after = outcomeOf(toTable(changed), options);
          const rises = after.above.filter((id) => !before.above.includes(id));
          const falls = before.above.filter((id) => !after.above.includes(id));
          const same = before.level.join() === after.level.join();
          if (rises.length + falls.length === 0 && same) return [];
          const steps = Math.abs(to - from);
          const { level } = after;
          return [{ entry: `E${index}`, judge: JUDGES[judge], to, steps, rises, falls, level }];
        }),
    ),
  );
}
