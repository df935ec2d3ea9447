import { describe, expect, it } from 'vitest';
import { rubricSchema } from '../../../src/core/model/rubric.ts';
import { computeOwnTotal, rankOwn } from '../../../src/renderer/features/judge/own-total.ts';

const rubric = rubricSchema.parse({
  id: 'r',
  title: '评分表',
  official: false,
  decimals: 1,
  commentRequired: false,
  criteria: [
    { id: 'a', title: '甲', min: 0, max: 100, step: 1, weight: '0.3', bands: [] },
    { id: 'b', title: '乙', min: 0, max: 100, step: 1, weight: '0.7', bands: [] },
  ],
});

describe('own total', () => {
  it('is exact and says what is open', () => {
    expect(computeOwnTotal(rubric, { marks: { a: 85, b: 91 } })).toMatchObject({
      text: '8.92',
      open: 0,
    });
    expect(computeOwnTotal(rubric, { marks: { a: 80 } })).toMatchObject({ text: '2.4', open: 1 });
  });

  it('leaves out a mark beyond the limits instead of adding it', () => {
    expect(computeOwnTotal(rubric, { marks: { a: 80, b: 101 } })).toMatchObject({
      text: '2.4',
      open: 1,
    });
  });

  it('is nothing, not zero, while there is no mark', () => {
    expect(computeOwnTotal(rubric, { marks: {} })).toBeNull();
    expect(computeOwnTotal(rubric, { marks: { a: 0, b: 0 } })?.text).toBe('0.0');
  });
});

describe('own ranking', () => {
  it('gives level entries the better rank and skips the next', () => {
    const totals = [10, 90, 50, 50, 30].map((mark) => ({
      item: mark,
      total: computeOwnTotal(rubric, { marks: { a: mark, b: mark } }) ?? expect.unreachable(),
    }));
    expect(rankOwn(totals).map(({ item, rank }) => [item, rank])).toEqual([
      [90, 1],
      [50, 2],
      [50, 2],
      [30, 4],
      [10, 5],
    ]);
  });
});
