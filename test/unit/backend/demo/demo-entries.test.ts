import { describe, expect, it } from 'vitest';
import { createDemoEntries } from '../../../../src/backend/demo/materials/demo-entries.ts';
import { demoTracks } from '../../../../src/backend/demo/materials/demo-tracks.ts';

const seeds = [0, 1, 2, 2026, 0xffffffff];

describe.each(seeds)('createDemoEntries(%i)', (seed) => {
  const entries = createDemoEntries(seed);

  it('numbers 24 enterprise and 12 maker entries', () => {
    const numbers = (prefix: string, count: number): readonly string[] =>
      Array.from(
        { length: count },
        (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`,
      );
    expect(entries.map(({ id }) => id)).toEqual([...numbers('E', 24), ...numbers('M', 12)]);
    for (const { id, division } of entries) {
      expect(division).toBe(id.startsWith('E') ? 'enterprise' : 'maker');
    }
  });

  it('covers every track in both divisions', () => {
    for (const division of ['enterprise', 'maker']) {
      const tracks = entries
        .filter((entry) => entry.division === division)
        .map(({ track }) => track);
      expect(new Set(tracks)).toEqual(new Set(demoTracks.map(({ id }) => id)));
    }
  });

  it('repeats no title, product or team', () => {
    for (const key of ['title', 'product', 'team', 'summary', 'seed'] as const) {
      expect(new Set(entries.map((entry) => entry[key])).size).toBe(36);
    }
  });

  it('gives plan figures that add up and grow', () => {
    for (const { figures } of entries) {
      for (const year of figures.financials) {
        expect(year.revenue - year.cost - year.research - year.sales).toBe(year.profit);
      }
      const revenues = figures.financials.map(({ revenue }) => revenue);
      expect(revenues).toEqual([...revenues].sort((a, b) => a - b));
      expect(figures.financials.at(-1)?.profit).toBeGreaterThan(0);
      expect(figures.growth).toHaveLength(8);
    }
  });
});

describe('createDemoEntries', () => {
  it('is a function of the seed', () => {
    expect(createDemoEntries(1)).toEqual(createDemoEntries(1));
    expect(createDemoEntries(1)).not.toEqual(createDemoEntries(2));
  });
});
