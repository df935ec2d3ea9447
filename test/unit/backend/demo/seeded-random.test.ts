import { describe, expect, it } from 'vitest';
import { createSeededRandom, deriveSeed } from '../../../../src/backend/demo/seeded-random.ts';

describe('createSeededRandom', () => {
  it('repeats itself for the same seed and differs for its neighbour', () => {
    const draw = (seed: number): readonly number[] => {
      const random = createSeededRandom(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('stays in range and reaches every value', () => {
    const random = createSeededRandom(3);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round += 1) {
      const value = random.int(10);
      counts[value] = (counts[value] ?? Number.NaN) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
    expect(() => random.int(0)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('gives bytes of the asked length and permutations of the given list', () => {
    const random = createSeededRandom(5);
    expect(random.bytes(33)).toHaveLength(33);
    const list = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = random.shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });

  it('derives distinct seeds for the parts of a whole', () => {
    const seeds = Array.from({ length: 500 }, (_, part) => deriveSeed(1, part));
    expect(new Set(seeds).size).toBe(500);
  });
});
