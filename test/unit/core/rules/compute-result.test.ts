import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';
import { computedResultSchema } from '../../../../src/core/model/contest-result.ts';
import {
  contestIdSchema,
  divisionIdSchema,
  stageIdSchema,
} from '../../../../src/core/model/primitives.ts';
import { computeResult, type ResultInput } from '../../../../src/core/rules/compute-result.ts';
import {
  entryId,
  hashOf,
  judgeId,
  makeAwards,
  makeContest,
  makeSheet,
  recusal,
  scores,
  trimmed,
  type ScoreTable,
} from './contest-builder.ts';

const FULL: ScoreTable = {
  E1: { A: 8000, B: 9000 },
  E2: { A: 7000, B: 7500 },
  M1: { A: 6000, B: 6100 },
};
const OPTIONS = { makers: ['M1'], awards: makeAwards(1), recommend: 1 };

describe('a complete result', () => {
  const outcome = computeResult(makeContest(FULL, OPTIONS));

  test('ranks each division apart', () => {
    // E1 (80 + 90) / 2 = 85;  E2 (70 + 75) / 2 = 72.5;  M1 (60 + 61) / 2 = 60.5
    const line = { team: expect.any(String), title: expect.any(String), track: 'general' };
    const first = { rank: 1, award: 'first', recommended: true };
    const second = { rank: 2, award: null, recommended: false };
    const panel = { counted: 2, recused: 0, standing: 'scored' };
    expect(outcome.computed).toEqual({
      status: 'complete',
      open: [],
      shortPanels: [],
      divisions: [
        {
          division: 'enterprise',
          status: 'complete',
          cutTies: [],
          ranking: [
            { entry: 'E1', total: '85.00', ...first, ...panel, ...line },
            { entry: 'E2', total: '72.50', ...second, ...panel, ...line },
          ],
        },
        {
          division: 'maker',
          status: 'complete',
          cutTies: [],
          ranking: [{ entry: 'M1', total: '60.50', ...first, ...panel, ...line }],
        },
      ],
    });
  });

  test('fits the schema of a published result and names the sheets that count, ascending', () => {
    expect(computedResultSchema.parse(outcome.computed)).toEqual(outcome.computed);
    expect(outcome.sheets).toHaveLength(6);
    expect(outcome.sheets).toEqual(outcome.sheets.toSorted());
  });

  test('a recusal counts as a sheet; a superseded sheet does not', () => {
    const extraSheets = [makeSheet('A', 'E1', recusal, { hash: 'late', replaces: ['E1/A'] })];
    const { sheets, computed, matrix } = computeResult(
      makeContest(FULL, { ...OPTIONS, extraSheets }),
    );
    expect(sheets).toContain(hashOf('late'));
    expect(sheets).not.toContain(hashOf('E1/A'));
    expect(computed.divisions[0]?.ranking[0]).toMatchObject({ total: '90.00', recused: 1 });
    expect(matrix.cells[0]).toMatchObject({ state: 'recused', corrected: true });
  });

  test('lists level entries at a cut line', () => {
    const table = { E1: { A: 8000 }, E2: { A: 8000 } };
    const { computed } = computeResult(makeContest(table, OPTIONS));
    expect(computed.divisions[0]).toMatchObject({
      cutTies: [
        { line: 'first', places: 1, entries: ['E1', 'E2'] },
        { line: 'recommend', places: 1, entries: ['E1', 'E2'] },
      ],
      ranking: [
        { rank: 1, award: null, recommended: false },
        { rank: 1, award: null, recommended: false },
      ],
    });
  });
});

describe('an incomplete result', () => {
  const missing = makeContest({ ...FULL, E2: { A: 7000, B: null } }, OPTIONS);

  test('shows totals of complete entries, but no rank, award or recommendation', () => {
    const { computed } = computeResult(missing);
    const none = { rank: null, award: null, recommended: false };
    expect(computed).toMatchObject({
      status: 'incomplete',
      open: [{ judge: 'B', entry: 'E2', state: 'missing' }],
    });
    expect(computed.divisions[0]).toMatchObject({
      status: 'incomplete',
      ranking: [
        { entry: 'E1', total: '85.00', ...none },
        { entry: 'E2', total: null, ...none, counted: 1 },
      ],
      cutTies: [],
    });
  });

  test('a complete division beside it keeps its ranks', () => {
    expect(computeResult(missing).computed.divisions[1]).toMatchObject({
      status: 'complete',
      ranking: [{ rank: 1, award: 'first', recommended: true }],
    });
  });

  test('is listed by id, so that the order gives no rank away', () => {
    const table = { E1: { A: 100, B: null }, E2: { A: 9000 }, E3: { A: 100 } };
    const { computed } = computeResult(makeContest(table));
    expect(computed.divisions[0]?.ranking.map(({ entry }) => entry)).toEqual(['E1', 'E2', 'E3']);
  });

  test('a conflict is open and its sheets do not count', () => {
    const extraSheets = [makeSheet('A', 'E1', scores(8100), { hash: 'rival' })];
    const { computed, sheets } = computeResult(makeContest(FULL, { ...OPTIONS, extraSheets }));
    expect(computed.open).toEqual([{ judge: 'A', entry: 'E1', state: 'conflict' }]);
    expect(sheets).not.toContain(hashOf('rival'));
    expect(sheets).not.toContain(hashOf('E1/A'));
  });

  test.each([
    ['late', ['late']],
    ['revoked', ['revoked']],
    ['late', ['revoked', 'late']],
    ['late', ['late', 'revoked']],
  ] as const)('a cell with nothing but excluded sheets is %s (%s)', (state, why) => {
    const extraSheets = why.map((_, index) =>
      makeSheet('C', 'E1', scores(8100), { hash: `out-${index}` }),
    );
    const table = { E1: { A: 8000, C: null } };
    const excluded = new Map(why.map((code, index) => [hashOf(`out-${index}`), code]));
    const outcome = computeResult({ ...makeContest(table, { extraSheets }), excluded });
    expect(outcome.computed.open).toEqual([{ judge: 'C', entry: 'E1', state }]);
    expect(outcome.sheets).toEqual([hashOf('E1/A')]);
    expect(outcome.ignored.map(({ code }) => code)).toEqual(why);
  });

  test('an earlier counting sheet keeps counting when its correction came late', () => {
    const late = makeSheet('A', 'E1', scores(9900), { hash: 'late', replaces: ['E1/A'] });
    const contest = makeContest({ E1: { A: 8000 } }, { extraSheets: [late] });
    const outcome = computeResult({ ...contest, excluded: new Map([[hashOf('late'), 'late']]) });
    expect(outcome.computed.status).toBe('complete');
    expect(outcome.computed.divisions[0]?.ranking[0]?.total).toBe('80.00');
  });

  test('a sheet may replace one that the revocation of its device excluded', () => {
    const again = makeSheet('A', 'E1', scores(9900), { hash: 'again', replaces: ['E1/A'] });
    const contest = makeContest({ E1: { A: 8000 } }, { extraSheets: [again] });
    const outcome = computeResult({ ...contest, excluded: new Map([[hashOf('E1/A'), 'revoked']]) });
    expect(outcome.computed.divisions[0]?.ranking[0]?.total).toBe('99.00');
  });

  test('a sheet whose marks break the rubric is a conflict', () => {
    const { computed } = computeResult(makeContest({ E1: { A: 10_001 } }));
    expect(computed.open).toEqual([{ judge: 'A', entry: 'E1', state: 'conflict' }]);
    expect(computed.divisions[0]?.ranking[0]?.total).toBeNull();
  });

  test('a short panel keeps the division from being ranked', () => {
    const table = { E1: { A: 8000, B: 'recused' }, E2: { A: 7000, B: 7000 } } as const;
    const { computed } = computeResult(makeContest(table, { ruleset: { minimumPanel: 2 } }));
    expect(computed).toMatchObject({ status: 'incomplete', open: [], shortPanels: ['E1'] });
    expect(computed.divisions[0]).toMatchObject({
      status: 'incomplete',
      ranking: [
        { total: null, rank: null, counted: 1, recused: 1 },
        { total: '70.00', rank: null },
      ],
    });
  });
});

describe('what does not belong', () => {
  test('is left out by name', () => {
    const foreign = makeSheet('A', 'E1', scores(1), { hash: 'foreign' });
    const extraSheets = [
      makeSheet('D', 'E1', scores(1), { hash: 'stray' }),
      makeSheet('A', 'E1', scores(1), { hash: 'early', stage: 'preliminary' }),
      {
        ...foreign,
        sheet: { ...foreign.sheet, contestId: contestIdSchema.parse('other') },
      },
    ];
    const outcome = computeResult(makeContest(FULL, { ...OPTIONS, extraSheets }));
    expect(outcome.ignored).toEqual([
      { hash: hashOf('early'), code: 'other-stage' },
      { hash: hashOf('foreign'), code: 'other-contest' },
      { hash: hashOf('stray'), code: 'not-assigned' },
    ]);
    expect(outcome.computed).toEqual(computeResult(makeContest(FULL, OPTIONS)).computed);
  });

  const base = makeContest(FULL, OPTIONS);
  const withAssignment = (change: Partial<ResultInput['assignment']>): ResultInput => ({
    ...base,
    assignment: { ...base.assignment, ...change },
  });
  const { entries, panels } = base.assignment;
  const [first] = entries;
  if (first === undefined) throw new Error('no entries');
  const stray = { ...first, id: entryId('E9') };

  test.each([
    ['stage-unknown', { stage: stageIdSchema.parse('semifinal') }, 'semifinal'],
    [
      'division-not-in-stage',
      { entries: [...entries, { ...stray, division: divisionIdSchema.parse('guests') }] },
      'E9',
    ],
    ['entry-twice', { entries: [...entries, first] }, 'E1'],
    ['entry-without-panel', { entries: [...entries, stray] }, 'E9'],
    ['panel-judge-unknown', { panels: [...panels, { judge: judgeId('Z'), entries: [] }] }, 'Z'],
    ['panel-judge-twice', { panels: [...panels, { judge: judgeId('A'), entries: [] }] }, 'A'],
    [
      'panel-entry-unknown',
      { panels: panels.map((of) => ({ ...of, entries: [...of.entries, entryId('E9')] })) },
      'E9',
    ],
    [
      'panel-entry-twice',
      { panels: panels.map((of) => ({ ...of, entries: [...of.entries, entryId('E1')] })) },
      'E1',
    ],
  ])('%s keeps the result incomplete and is reported', (code, change, id) => {
    const outcome = computeResult(withAssignment(change));
    expect(outcome.problems).toContainEqual({ code, id });
    expect(outcome.computed.status).toBe('incomplete');
  });

  test('an entry listed in two divisions is judged in the first alone', () => {
    const twice = { ...first, division: divisionIdSchema.parse('maker') };
    const { computed } = computeResult(withAssignment({ entries: [...entries, twice] }));
    const listed = computed.divisions.map(({ ranking }) => ranking.map(({ entry }) => entry));
    expect(listed).toEqual([['E1', 'E2'], ['M1']]);
  });

  test('a division whose rubric the charter lacks has no totals', () => {
    const { charter } = base;
    const outcome = computeResult({
      ...base,
      charter: { ...charter, setup: { ...charter.setup, rubrics: [] } },
    });
    expect(outcome.problems).toContainEqual({ code: 'rubric-unknown', id: 'rubric' });
    expect(outcome.computed.divisions[0]?.ranking.every(({ total }) => total === null)).toBe(true);
    expect(outcome.matrix.cells[0]?.problems).toEqual(['no-rubric']);
  });
});

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

test('the order of entries, judges, panels and sheets does not change a byte', () => {
  const verdict = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 8000, max: 8004 }) },
    { weight: 1, arbitrary: fc.constant('recused' as const) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const row = fc.record({ A: verdict, B: verdict, C: verdict, D: verdict, E: verdict });
  const rows = fc.array(row, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (list, stream) => {
      const table = Object.fromEntries(list.map((verdicts, index) => [`E${index}`, verdicts]));
      const input = makeContest(table, {
        makers: ['E1', 'E4'],
        awards: makeAwards(1, 2),
        recommend: 2,
        headJudges: ['C'],
        ruleset: {
          aggregation: trimmed(4),
          tieBreaks: [{ by: 'untrimmed-mean' }, { by: 'head-judge' }],
        },
      });
      const random = () => stream.next().value ?? 0;
      const { assignment, roster } = input;
      const shuffled: ResultInput = {
        ...input,
        roster: { ...roster, judges: shuffle(roster.judges, random) },
        assignment: {
          ...assignment,
          entries: shuffle(assignment.entries, random),
          panels: shuffle(assignment.panels, random).map((panel) => ({
            ...panel,
            entries: shuffle(panel.entries, random),
          })),
        },
        sheets: shuffle(input.sheets, random),
      };
      const [a, b] = [computeResult(input), computeResult(shuffled)];
      expect(canonicalBytes(b.computed)).toEqual(canonicalBytes(a.computed));
      expect(b.sheets).toEqual(a.sheets);
      expect(b.tieBreaks).toEqual(a.tieBreaks);
    }),
    { numRuns: 60 },
  );
});

test('raising one mark never costs its entry a place', () => {
  const mark = fc.integer({ min: 0, max: 50 });
  const rows = fc.array(fc.record({ A: mark, B: mark, C: mark, D: mark, E: mark }), {
    minLength: 2,
    maxLength: 6,
  });
  const rankOf = (list: readonly { readonly A: number }[]) => {
    const table = Object.fromEntries(list.map((verdicts, index) => [`E${index}`, { ...verdicts }]));
    const { computed } = computeResult(makeContest(table, { ruleset: { aggregation: trimmed() } }));
    return computed.divisions[0]?.ranking.find(({ entry }) => entry === 'E0')?.rank ?? 0;
  };
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 50 }), (list, more) => {
      const raised = list.map((row, index) => (index === 0 ? { ...row, A: row.A + more } : row));
      expect(rankOf(raised)).toBeLessThanOrEqual(rankOf(list));
    }),
    { numRuns: 60 },
  );
});
