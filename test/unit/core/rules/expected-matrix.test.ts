import { describe, expect, test } from 'vitest';
import { buildExpectedMatrix } from '../../../../src/core/rules/expected-matrix.ts';
import { resolveRevisions } from '../../../../src/core/rules/revisions.ts';
import { hashOf, makeContest, makeSheet, PLAIN_RUBRIC, scores } from './contest-builder.ts';

const TABLE = { E1: { A: 8000, B: 'recused', C: null }, E2: { A: 9000, B: null, C: 0 } } as const;

function build(extraSheets: Parameters<typeof resolveRevisions>[0] = [], withRubric = true) {
  const input = makeContest(TABLE, { extraSheets });
  const rubricOf = () => PLAIN_RUBRIC;
  return buildExpectedMatrix(
    input.assignment,
    resolveRevisions(input.sheets),
    ...(withRubric ? [rubricOf] : []),
  );
}

const summary = ({ cells }: ReturnType<typeof build>) =>
  cells.map(({ entry, judge, state }) => `${entry} ${judge} ${state}`);

describe('buildExpectedMatrix', () => {
  test('tells missing, recused and a real zero apart', () => {
    expect(summary(build())).toEqual([
      'E1 A received',
      'E1 B recused',
      'E1 C missing',
      'E2 A received',
      'E2 B missing',
      'E2 C received',
    ]);
  });

  test('names the sheet that counts, and none where nothing does', () => {
    const { cells } = build();
    expect(cells.map(({ sheet }) => sheet)).toEqual([
      hashOf('E1/A'),
      hashOf('E1/B'),
      null,
      hashOf('E2/A'),
      null,
      hashOf('E2/C'),
    ]);
    expect(cells.every(({ corrected }) => !corrected)).toBe(true);
  });

  test('a correction shows as corrected, under its own hash', () => {
    const correction = makeSheet('A', 'E1', scores(8100), { hash: 'new', replaces: ['E1/A'] });
    expect(build([correction]).cells[0]).toEqual({
      entry: 'E1',
      judge: 'A',
      state: 'received',
      corrected: true,
      sheet: hashOf('new'),
      problems: [],
    });
  });

  test('a conflict gives its reason and no sheet', () => {
    const rival = makeSheet('A', 'E1', scores(8100), { hash: 'rival' });
    expect(build([rival]).cells[0]).toMatchObject({
      state: 'conflict',
      sheet: null,
      problems: ['several-heads'],
    });
  });

  test('marks that break the rubric are a conflict, not a score and not missing', () => {
    const wrong = makeSheet('A', 'E1', scores(10_001), { hash: 'new', replaces: ['E1/A'] });
    expect(build([wrong]).cells[0]).toMatchObject({
      state: 'conflict',
      sheet: null,
      problems: ['invalid-marks'],
    });
    expect(build([wrong], false).cells[0]).toMatchObject({ state: 'received' });
  });

  test('a sheet nobody asked for is listed apart and adds no cell', () => {
    const stray = makeSheet('D', 'E1', scores(100));
    const matrix = build([stray]);
    expect(matrix.cells).toHaveLength(6);
    expect(matrix.unexpected.map(({ judge, entry }) => [judge, entry])).toEqual([['D', 'E1']]);
  });

  test('sheets of another stage are neither received nor unexpected here', () => {
    const early = makeSheet('C', 'E1', scores(100), { stage: 'preliminary' });
    const matrix = build([early]);
    expect(summary(matrix)[2]).toBe('E1 C missing');
    expect(matrix.unexpected).toEqual([]);
  });
});
