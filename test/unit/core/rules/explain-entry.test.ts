import { describe, expect, test } from 'vitest';
import {
  computeResult,
  explainEntries,
  explainEntry,
} from '../../../../src/core/rules/compute-result.ts';
import { formulasOf } from '../../../../src/core/rules/engine/derivation-formula.ts';
import type { DerivationLine } from '../../../../src/core/rules/engine/derive-entry.ts';
import {
  entryId,
  makeContest,
  makeRubric,
  trimmed,
  type ContestOptions,
  type ScoreTable,
} from './contest-builder.ts';

function explain(table: ScoreTable, options: ContestOptions = {}) {
  const derivation = explainEntry(makeContest(table, options), entryId('E1'));
  if (derivation === null) throw new Error('E1 is not judged');
  return derivation;
}
const figure = (exact: string, decimal: string, rounded = false) => ({ exact, decimal, rounded });
const plain = (value: string) => figure(value, `${value}.000000`);
/** The lines as a person would copy them, without what the arithmetic shows anyway. */
const read = (lines: readonly DerivationLine[]) =>
  lines.map(
    (line) =>
      `${[line.step, ...line.at.map(({ id }) => id)].join(' ')}: ${formulas(line).join('; ')}`,
  );
const formulas = (line: DerivationLine) =>
  formulasOf(line, {
    figure: (value) => ('state' in value ? value.state : value.exact),
    places: (at) => at.map(({ id }) => id).join(' '),
    source: (id) => id,
  });

describe('explainEntry', () => {
  test('prints the paper calculation of a trimmed mean', () => {
    // 80 85 84 84 90.  Without A's 80 and E's 90: 85 + 84 + 84 = 253;  / 3 = 84 1/3;  -> 84.33
    const table = { E1: { A: 8000, B: 8500, C: 8400, D: 8400, E: 9000 } };
    const { lines, result } = explain(table, { ruleset: { aggregation: trimmed() } });
    expect(read(lines)).toEqual([
      'judge-total A: 80 × 1 [score] = 80',
      'judge-total B: 85 × 1 [score] = 85',
      'judge-total C: 84 × 1 [score] = 84',
      'judge-total D: 84 × 1 [score] = 84',
      'judge-total E: 90 × 1 [score] = 90',
      'total: 85 [B] + 84 [C] + 84 [D] = 253; 253 ÷ 3 = 253/3; 253/3 → 84.33',
    ]);
    expect(lines.at(-1)).toMatchObject({
      how: 'mean',
      divisor: 3,
      sum: plain('253'),
      exact: figure('253/3', '84.333333', true),
      rounding: { places: 2, mode: 'half-up' },
      rounded: '84.33',
      note: null,
    });
    expect(lines.at(-1)?.terms.filter(({ fate }) => fate !== 'kept')).toMatchObject([
      { fate: 'dropped-low', at: [{ axis: 'judge', id: 'A' }], value: plain('80') },
      { fate: 'dropped-high', at: [{ axis: 'judge', id: 'E' }], value: plain('90') },
    ]);
    expect(result.total).toBe('84.33');
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
    const { lines } = explain(
      { E1: { A: { a: 85, b: 90 } } },
      { rubric, ruleset: { roundJudgeTotal: { places: 0, mode: 'floor' } } },
    );
    expect(read(lines)).toEqual([
      'judge-total A: 17/2 × 3/10 [a] + 9 × 9/20 [b] = 33/5; 33/5 → 6',
      'total: 6 [A] = 6; 6 ÷ 1 = 6; 6 → 6.00',
    ]);
  });

  test('says why trimming was skipped, and who recused themselves', () => {
    const table = { E1: { A: 8000, B: 8500, C: 'recused' } } as const;
    const { lines } = explain(table, { ruleset: { aggregation: trimmed() } });
    expect(lines.at(-1)).toMatchObject({ note: 'drop-skipped', counted: 2, needed: 5 });
    expect(lines.flatMap(({ terms }) => terms.filter(({ fate }) => fate === 'left'))).toMatchObject(
      [
        { at: [{ id: 'C' }, { id: 'score' }], status: 'recused' },
        { at: [{ id: 'C' }], value: { state: 'none' } },
      ],
    );
  });

  test('a sum is not divided, an unrounded total has no rounding', () => {
    const ruleset = { aggregation: { method: 'sum' as const }, roundEntryTotal: null };
    const { lines } = explain({ E1: { A: 8000, B: 8500 } }, { ruleset });
    expect(read(lines).at(-1)).toBe('total: 80 [A] + 85 [B] = 165');
    expect(lines.at(-1)).toMatchObject({ divisor: null, rounding: null, rounded: null });
  });

  test('ends without a total where something is open or the panel is short', () => {
    const open = explain({ E1: { A: 8000, B: null } });
    expect(open).toMatchObject({ open: [{ judge: 'B', state: 'missing' }], short: false });
    expect(open.lines.at(-1)).toMatchObject({ note: 'open', exact: { state: 'open' } });
    expect(open.result.total).toBeNull();
    const short = explain({ E1: { A: 8000, B: 'recused' } }, { ruleset: { minimumPanel: 2 } });
    expect(short.lines.at(-1)).toMatchObject({ note: 'short', counted: 1, needed: 2 });
    expect(short).toMatchObject({ open: [], short: true, result: { total: null } });
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
