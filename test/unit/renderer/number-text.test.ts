import { describe, expect, it } from 'vitest';
import {
  parseCount,
  plainDecimal,
} from '../../../src/renderer/features/organizer/setup/number-text.ts';

describe('whole numbers of the setup', () => {
  it.each([
    ['3', 3],
    ['３', 3],
    ['１２', 12],
    [' 7 ', 7],
    ['0', 0],
    ['20000', 20_000],
  ])('reads %j', (text, count) => {
    expect(parseCount(text, 0, 20_000)).toBe(count);
  });

  it.each(['', ' ', '-1', '－1', '1.5', '1。5', '1e3', '三', '20001', '999999999999', '3名'])(
    'gives nothing for %j, and no other number in its place',
    (text) => {
      expect(parseCount(text, 0, 20_000)).toBeNull();
    },
  );

  it('keeps to the lower bound', () => {
    expect(parseCount('0', 1, 100)).toBeNull();
    expect(parseCount('1', 1, 100)).toBe(1);
  });
});

describe('decimals of the setup', () => {
  it('become plain where they are decimals, and stay as typed where not', () => {
    expect(plainDecimal('０.３')).toBe('0.3');
    expect(plainDecimal('０。７')).toBe('0.7');
    expect(plainDecimal('0.')).toBe('0.');
    expect(plainDecimal('三成')).toBe('三成');
    expect(plainDecimal('')).toBe('');
  });
});
