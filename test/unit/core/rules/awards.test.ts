import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeEntries, type LevelGroup } from '../../../../src/core/rules/awards.ts';
import { entryId, makeAwards } from './contest-builder.ts';

/** Groups of the given sizes, entries numbered through: sizes 2, 1 are E1 and E2 level, then E3. */
function groups(...sizes: readonly number[]): LevelGroup[] {
  let rank = 1;
  return sizes.map((size) => {
    const entries = Array.from({ length: size }, (_, index) => entryId(`E${rank + index}`));
    const group = { rank, entries };
    rank += size;
    return group;
  });
}

function place(sizes: readonly number[], counts: readonly number[], recommend = 0) {
  const placed = placeEntries(groups(...sizes), { awards: makeAwards(...counts), recommend });
  return {
    awards: [...placed.placements.values()].map(({ award }) => award),
    recommended: [...placed.placements].filter(([, to]) => to.recommended).map(([entry]) => entry),
    cutTies: placed.cutTies.map(({ line, places, entries }) => [line, places, entries.join(' ')]),
  };
}
const times = (count: number) => Array.from({ length: count }, () => 1);

describe('without ties', () => {
  test('the enterprise division of the notice: 1, 3, 7, then an open number; top 11 go on', () => {
    const { awards, recommended, cutTies } = place(times(13), [1, 3, 7, 0], 11);
    expect(awards.slice(0, 11).join(' ')).toBe(
      'first second second second third third third third third third third',
    );
    expect(awards.slice(11)).toEqual([null, null]);
    expect(recommended).toHaveLength(11);
    expect(recommended.at(-1)).toBe('E11');
    expect(cutTies).toEqual([]);
  });

  test('the maker division: 1, 1, 3; top 2 go on', () => {
    const { awards, recommended } = place(times(6), [1, 1, 3, 0], 2);
    expect(awards).toEqual(['first', 'second', 'third', 'third', 'third', null]);
    expect(recommended).toEqual(['E1', 'E2']);
  });

  test('fewer entries than places leave places empty', () => {
    expect(place(times(2), [1, 3], 11)).toEqual({
      awards: ['first', 'second'],
      recommended: ['E1', 'E2'],
      cutTies: [],
    });
  });
});

describe('ties', () => {
  test('a tie inside an award is no matter', () => {
    expect(place([1, 3, 1], [1, 3]).awards).toEqual(['first', 'second', 'second', 'second', null]);
    expect(place([1, 3, 1], [1, 3]).cutTies).toEqual([]);
  });

  test('ranks 1, 1 over one first prize: neither gets it, places go on after them', () => {
    // Places 1 and 2 are E1 and E2's together. Second prize is places 2 to 4: E3 and E4 get it.
    const { awards, cutTies } = place([2, 1, 1, 1], [1, 3]);
    expect(awards).toEqual([null, null, 'second', 'second', null]);
    expect(cutTies).toEqual([['first', 1, 'E1 E2']]);
  });

  test('three level over three single prizes: every edge between them is open', () => {
    // The edge below place 3 is not: all three stand above it.
    const { awards, cutTies } = place([3, 1], [1, 1, 1]);
    expect(awards).toEqual([null, null, null, null]);
    expect(cutTies).toEqual([
      ['first', 1, 'E1 E2 E3'],
      ['second', 2, 'E1 E2 E3'],
    ]);
  });

  test('level at 11/12: no third prize and no recommendation for either, the rest keep theirs', () => {
    const { awards, recommended, cutTies } = place([...times(10), 2], [1, 3, 7, 0], 11);
    expect(awards.slice(9)).toEqual(['third', null, null]);
    expect(recommended).toHaveLength(10);
    expect(cutTies).toEqual([
      ['third', 1, 'E11 E12'],
      ['recommend', 1, 'E11 E12'],
    ]);
  });

  test('an edge of the recommendation inside one award leaves the award alone', () => {
    const { awards, recommended, cutTies } = place([1, 2], [1, 3], 2);
    expect(awards).toEqual(['first', 'second', 'second']);
    expect(recommended).toEqual(['E1']);
    expect(cutTies).toEqual([['recommend', 1, 'E2 E3']]);
  });

  test('`places` counts how many of the level entries fit above the edge', () => {
    // Ranks 2, 2, 2, 2 over the edge after place 4.
    expect(place([1, 4], [1, 3]).cutTies).toEqual([['second', 3, 'E2 E3 E4 E5']]);
  });

  test('an award of count 0 has no edge', () => {
    expect(place([2], [0], 0).cutTies).toEqual([]);
    expect(place([2, 2], [2, 0], 0).cutTies).toEqual([]);
  });
});

test('nobody level is preferred, no award is over-filled, every gap is explained', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 });
  const counts = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(sizes, counts, fc.nat({ max: 12 }), (list, quota, recommend) => {
      const awards = makeAwards(...quota);
      const { placements, cutTies } = placeEntries(groups(...list), { awards, recommend });
      for (const { rank, entries } of groups(...list)) {
        const distinct = new Set(entries.map((entry) => JSON.stringify(placements.get(entry))));
        expect(distinct.size).toBe(1);
        const [entry = entryId('none')] = entries;
        const placement = placements.get(entry);
        const tied = cutTies.filter((tie) => tie.entries.includes(entry));
        const last = rank + entries.length - 1;
        const places = quota.reduce((sum, count) => sum + count, 0);
        const awardTied = tied.some(({ line }) => line !== 'recommend');
        expect(placement?.award === null).toBe(awardTied || rank > places);
        const recommendTied = tied.some(({ line }) => line === 'recommend');
        expect(placement?.recommended).toBe(!recommendTied && last <= recommend);
      }
      for (const award of awards) {
        const given = [...placements.values()].filter((of) => of.award === award.id);
        expect(given.length).toBeLessThanOrEqual(award.count);
      }
    }),
  );
});
