import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rubricSchema } from '../../../src/core/model/rubric.ts';
import {
  bandOf,
  formatMark,
  readMark,
  stepMark,
} from '../../../src/renderer/features/judge/mark-entry.ts';

const rubric = rubricSchema.parse({
  id: 'r',
  title: '评分表',
  official: false,
  decimals: 1,
  commentRequired: false,
  criteria: [
    {
      id: 'c',
      title: '技术创新',
      min: 0,
      max: 300,
      step: 5,
      weight: '1',
      bands: [
        { label: '优', from: 270, to: 300 },
        { label: '良', from: 220, to: 265 },
      ],
    },
  ],
});
const criterion = rubric.criteria[0] ?? expect.unreachable();

describe('reading a mark field', () => {
  it.each([
    ['26.5', { kind: 'mark', value: 265, problem: null }],
    ['26', { kind: 'mark', value: 260, problem: null }],
    ['\uff12\uff16\u3002\uff15', { kind: 'mark', value: 265, problem: null }],
    ['31', { kind: 'mark', value: 310, problem: 'above-max' }],
    ['-1', { kind: 'mark', value: -10, problem: 'below-min' }],
    ['26.3', { kind: 'mark', value: 263, problem: 'off-step' }],
    ['26.55', { kind: 'unreadable', problem: 'too-many-decimals' }],
    ['26,5', { kind: 'mark', value: 265, problem: null }],
    ['\uff12\uff16\uff0c\uff15', { kind: 'mark', value: 265, problem: null }],
    ['1,000', { kind: 'unreadable', problem: 'not-a-number' }],
    ['27.50', { kind: 'mark', value: 275, problem: null }],
    ['27.00 ', { kind: 'mark', value: 270, problem: null }],
    ['20.', { kind: 'unreadable', problem: 'not-a-number' }],
    ['\uff12\uff10\uff0e\uff10\uff10', { kind: 'mark', value: 200, problem: null }],
    ['\u200b27', { kind: 'mark', value: 270, problem: null }],
    ['\u202e72', { kind: 'unreadable', problem: 'not-a-number' }],
    ['.0', { kind: 'unreadable', problem: 'not-a-number' }],
    ['abc', { kind: 'unreadable', problem: 'not-a-number' }],
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
  ])('%j', (text, expected) => {
    expect(readMark(text, criterion, rubric)).toEqual(expected);
  });

  it('shows a mark as it can be typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (value) => {
        expect(readMark(formatMark(value, 1), criterion, rubric)).toMatchObject({ value });
      }),
    );
    expect(formatMark(260, 1)).toBe('26');
    expect(formatMark(265, 1)).toBe('26.5');
    expect(formatMark(100, 0)).toBe('100');
  });
});

describe('stepping', () => {
  it.each([
    [265, 1, 270],
    [265, -1, 260],
    [300, 1, 300],
    [0, -1, 0],
    [263, 1, 265],
    [263, -1, 260],
    [999, -1, 300],
    [999, 1, 300],
    [-50, 1, 0],
    [undefined, 1, 0],
    [undefined, -1, 300],
  ])('from %s by %s gives %s', (value, steps, expected) => {
    expect(stepMark(criterion, value, steps)).toBe(expected);
  });

  it('always gives a mark that can be sealed', () => {
    const uneven = { ...criterion, min: 10, max: 299, step: 7 };
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 900 }), fc.integer({ min: -9, max: 9 }), (v, n) => {
        fc.pre(n !== 0);
        const next = stepMark(uneven, v, n);
        expect((next - uneven.min) % uneven.step).toBe(0);
        expect(next).toBeGreaterThanOrEqual(uneven.min);
        expect(next).toBeLessThanOrEqual(uneven.max);
      }),
    );
  });
});

describe('bands', () => {
  it('hold both ends', () => {
    expect(bandOf(criterion, 270)?.label).toBe('优');
    expect(bandOf(criterion, 265)?.label).toBe('良');
    expect(bandOf(criterion, 100)).toBeNull();
    expect(bandOf(criterion, undefined)).toBeNull();
  });
});
