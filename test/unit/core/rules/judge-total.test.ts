import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../../src/core/model/score-sheet.ts';
import {
  computeJudgeTotal,
  computeRunningTotal,
  computeTotalRange,
  formatScaled,
  parseMarkText,
  validateMarks,
} from '../../../../src/core/rules/judge-total.ts';
import { createRational } from '../../../../src/core/rules/rational.ts';
import { makeRubric, scores } from './contest-builder.ts';

function marks(table: Readonly<Record<string, number>>): Mark[] {
  const body = scores(table);
  return body.kind === 'scores' ? body.marks : [];
}

/** 0.0 to 10.0 in steps of 0.5, weights 0.3, 0.45 and 0.25. */
const WEIGHTED = makeRubric(
  [
    { id: 'innovation', weight: '0.3', max: 100, step: 5 },
    { id: 'value', weight: '0.45', max: 100, step: 5 },
    { id: 'pitch', weight: '0.25', max: 100, step: 5 },
  ],
  1,
);

describe('computeJudgeTotal', () => {
  test('weights each mark exactly', () => {
    // 8.5 x 0.3 = 2.55;  9.0 x 0.45 = 4.05;  7.5 x 0.25 = 1.875;  together 8.475 = 339/40
    const given = marks({ innovation: 85, value: 90, pitch: 75 });
    expect(computeJudgeTotal(WEIGHTED, given)).toEqual(createRational(339n, 40n));
  });

  test('adds points where weights are 1', () => {
    // 创新 36.5 + 商业 25 + 可行 17.5 + 展示 9 = 88
    const rubric = makeRubric([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }], 1);
    const given = marks({ a: 365, b: 250, c: 175, d: 90 });
    expect(computeJudgeTotal(rubric, given)).toEqual(createRational(88n));
  });

  test('reads a weight between 0 and -1 with its sign', () => {
    const rubric = makeRubric([{ id: 'a' }, { id: 'fault', weight: '-0.5' }], 0);
    // 10 - 0.5 x 4 = 8
    expect(computeJudgeTotal(rubric, marks({ a: 10, fault: 4 }))).toEqual(createRational(8n));
  });

  test('does not depend on the order of the marks', () => {
    const given = marks({ innovation: 85, value: 90, pitch: 75 });
    fc.assert(
      fc.property(fc.shuffledSubarray(given, { minLength: 3 }), (shuffled) => {
        expect(computeJudgeTotal(WEIGHTED, shuffled)).toEqual(createRational(339n, 40n));
      }),
    );
  });

  test('throws rather than count a missing, doubled or unknown mark as zero', () => {
    expect(() => computeJudgeTotal(WEIGHTED, marks({ innovation: 85, value: 90 }))).toThrow(
      'incomplete marks',
    );
    const doubled = [...marks({ innovation: 85, value: 90 }), ...marks({ value: 90 })];
    expect(() => computeJudgeTotal(WEIGHTED, doubled)).toThrow('incomplete marks');
    const unknown = marks({ innovation: 85, value: 90, other: 75 });
    expect(() => computeJudgeTotal(WEIGHTED, unknown)).toThrow('unknown criterion other');
  });

  test('a running total takes what is there; the range spans all lowest to all highest', () => {
    expect(computeRunningTotal(WEIGHTED, marks({ value: 90 }))).toEqual(createRational(81n, 20n));
    expect(computeTotalRange(WEIGHTED)).toEqual({
      min: createRational(0n),
      max: createRational(10n),
    });
  });
});

describe('validateMarks', () => {
  const rubric = makeRubric(
    [
      { id: 'a', min: 10, max: 100, step: 20 },
      { id: 'b', max: 10 },
    ],
    1,
  );

  test.each([
    ['nothing', { a: 30, b: 10 }, []],
    ['a real zero', { a: 10, b: 0 }, []],
    ['a missing mark', { a: 30 }, [['b', 'missing']]],
    ['one below', { a: 9, b: 0 }, [['a', 'below-min']]],
    ['one above', { a: 30, b: 11 }, [['b', 'above-max']]],
    ['a step that would fit only if counted from zero', { a: 40, b: 0 }, [['a', 'off-step']]],
    ['one unknown', { a: 30, b: 0, c: 5 }, [['c', 'unknown']]],
    [
      'several',
      { a: 8, c: 1 },
      [
        ['a', 'below-min'],
        ['b', 'missing'],
        ['c', 'unknown'],
      ],
    ],
  ])('finds %s', (_, table, expected) => {
    const found = validateMarks(rubric, marks(table));
    expect(found.map(({ criterion, code }) => [criterion, code])).toEqual(expected);
  });

  test('finds a doubled mark even if both agree', () => {
    const given = [...marks({ a: 30, b: 0 }), ...marks({ a: 30 })];
    expect(validateMarks(rubric, given)).toEqual([{ criterion: 'a', code: 'duplicate' }]);
  });
});

describe('parseMarkText', () => {
  test.each([
    ['26.5', 1, 265],
    ['26', 1, 260],
    ['２６．５', 1, 265],
    ['26。5', 1, 265],
    [' 7 ', 0, 7],
    ['\u30007.25\u3000', 2, 725],
    ['-1.5', 1, -15],
    ['\u22121.5', 1, -15],
    ['007', 0, 7],
    ['0', 2, 0],
    ['1000000000', 0, 1_000_000_000],
  ])('reads %j with %i decimals as %i', (text, decimals, value) => {
    expect(parseMarkText(text, decimals)).toEqual({ ok: true, value });
  });

  test('reads minus zero as plain zero, which canonical JSON could not carry otherwise', () => {
    const parsed = parseMarkText('-0', 0);
    expect(parsed.ok && Object.is(parsed.value, 0)).toBe(true);
  });

  test.each([
    ['', 1, 'empty'],
    [' \u3000', 1, 'empty'],
    ['26.55', 1, 'too-many-decimals'],
    ['26.50', 1, 'too-many-decimals'],
    ['26.0', 0, 'too-many-decimals'],
    ['26,5', 1, 'not-a-number'],
    ['26.', 1, 'not-a-number'],
    ['.5', 1, 'not-a-number'],
    ['1e2', 0, 'not-a-number'],
    ['2 6', 0, 'not-a-number'],
    ['九', 0, 'not-a-number'],
    ['1.2.3', 3, 'not-a-number'],
    ['1000000001', 0, 'out-of-range'],
    ['100000000.01', 2, 'out-of-range'],
  ])('refuses %j with %i decimals: %s', (text, decimals, error) => {
    expect(parseMarkText(text, decimals)).toEqual({ ok: false, error });
  });

  test('reads back whatever formatScaled writes', () => {
    const value = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 4 }), (scaled, decimals) => {
        expect(parseMarkText(formatScaled(scaled, decimals), decimals)).toEqual({
          ok: true,
          value: scaled,
        });
      }),
    );
  });
});
