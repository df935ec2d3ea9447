import { describe, expect, it } from 'vitest';
import type { StageDivision } from '../../../src/core/model/charter.ts';
import type { DivisionResult, RankedEntry } from '../../../src/core/model/contest-result.ts';
import type { DivisionId, EntryId, TrackId } from '../../../src/core/model/primitives.ts';
import { figureText } from '../../../src/renderer/features/organizer/result/figure-text.ts';
import { groupOpen } from '../../../src/renderer/features/organizer/result/group-open.ts';
import {
  buildRanking,
  cutLinesOf,
} from '../../../src/renderer/features/organizer/result/ranking-model.ts';

const award = (id: string, count: number): StageDivision['awards'][number] => ({
  id: id as DivisionId,
  title: id,
  count,
});
const lines = cutLinesOf(
  { awards: [award('first', 1), award('second', 2), award('merit', 0)], recommend: 3 },
  '推荐',
  ({ title }) => title,
);

function ranked(id: string, rank: number): RankedEntry {
  return {
    entry: id as EntryId,
    title: id,
    team: id,
    track: 'water' as TrackId,
    rank,
    standing: 'scored',
    total: '80.00',
    counted: 5,
    recused: 0,
    award: null,
    recommended: false,
  };
}
const result: Pick<DivisionResult, 'ranking' | 'cutTies' | 'status'> = {
  status: 'complete',
  ranking: [ranked('A', 1), ranked('B', 2), ranked('C', 3), ranked('D', 3)],
  cutTies: [
    { line: 'second' as DivisionId, places: 1, entries: ['C', 'D'] as EntryId[] },
    { line: 'recommend' as DivisionId, places: 1, entries: ['C', 'D'] as EntryId[] },
  ],
};

describe('cut lines', () => {
  it('stand below the last place of each award; an unknown number has no line', () => {
    expect(lines.map(({ id, after }) => [id, after])).toEqual([
      ['first', 1],
      ['second', 3],
      ['recommend', 3],
    ]);
  });

  it('carry the tie that they run through', () => {
    const rows = buildRanking(result, lines);
    const shown = rows.map((row) =>
      row.kind === 'entry' ? row.entry.entry : `${row.line.id}${row.tie ? '!' : ''}`,
    );
    expect(shown).toEqual(['A', 'first', 'B', 'C', 'second!', 'recommend!', 'D']);
    expect(rows.filter((row) => row.kind === 'entry' && row.tied)).toHaveLength(2);
  });

  it('are one where they fall together without a tie', () => {
    const rows = buildRanking({ ...result, cutTies: [] }, lines);
    expect(rows.flatMap((row) => (row.kind === 'line' ? [row.line.title] : []))).toEqual([
      'first',
      'second / 推荐',
    ]);
  });

  it('are absent while the ranking is incomplete', () => {
    const rows = buildRanking({ ...result, status: 'incomplete', cutTies: [] }, lines);
    expect(rows.every(({ kind }) => kind === 'entry')).toBe(true);
  });
});

describe('figures', () => {
  it('say so where six places are not the whole truth', () => {
    expect(figureText({ exact: '169/2', decimal: '84.500000', rounded: false })).toBe('84.5');
    expect(figureText({ exact: '80', decimal: '80.000000', rounded: false })).toBe('80');
    expect(figureText({ exact: '253/3', decimal: '84.333333', rounded: true })).toBe(
      '84.333333… (253/3)',
    );
  });
});

describe('open cells', () => {
  it('are grouped by judge', () => {
    const open = [
      { judge: 'J-1', entry: 'A', state: 'missing' },
      { judge: 'J-2', entry: 'A', state: 'conflict' },
      { judge: 'J-1', entry: 'B', state: 'missing' },
    ] as unknown as Parameters<typeof groupOpen>[0];
    expect(groupOpen(open)).toEqual([
      { judge: 'J-1', open: [{ state: 'missing', entries: ['A', 'B'] }] },
      { judge: 'J-2', open: [{ state: 'conflict', entries: ['A'] }] },
    ]);
  });
});
