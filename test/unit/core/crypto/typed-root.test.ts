import { describe, expect, it } from 'vitest';
import {
  fingerprintToDigits,
  matchesTypedFingerprint,
} from '../../../../src/core/crypto/fingerprint.ts';
import {
  checkGroup,
  EMPTY_ROOT,
  isRootComplete,
  nextGroup,
  rootText,
  typeIntoGroup,
} from '../../../../src/core/crypto/typed-root.ts';

const FINGERPRINT = 'cdbfa3defd5e54aa623f3db65baba9ed812bd9291441afebb95ccf2954ef51c8';
const DIGITS = fingerprintToDigits(FINGERPRINT);

describe('typed root fingerprint', () => {
  it('takes the whole number pasted into the first field', () => {
    const root = typeIntoGroup(EMPTY_ROOT, 0, DIGITS);
    expect(isRootComplete(root)).toBe(true);
    expect(matchesTypedFingerprint(rootText(root), FINGERPRINT)).toBe(true);
  });

  it('takes it typed digit by digit, moving on by itself', () => {
    let root = EMPTY_ROOT;
    let field = 0;
    for (const digit of DIGITS.replaceAll(' ', '')) {
      root = typeIntoGroup(root, field, (root[field] ?? '') + digit);
      field = nextGroup(root, field);
    }
    expect(rootText(root)).toBe(DIGITS);
  });

  it('reads full-width digits and ignores what is no digit', () => {
    expect(typeIntoGroup(EMPTY_ROOT, 0, '12a-3')[0]).toBe('123');
  });

  it('finds a wrong digit in its group and in no other', () => {
    const groups = DIGITS.split(' ');
    const third = groups[2] ?? '';
    const wrong = third.slice(0, 4) + String((Number(third[4]) + 1) % 10);
    const root = typeIntoGroup(typeIntoGroup(EMPTY_ROOT, 0, DIGITS), 2, wrong);
    expect(root.map((_, index) => checkGroup(root, index)).indexOf('wrong')).toBe(2);
    expect(isRootComplete(root)).toBe(false);
  });

  it('finds two groups that were exchanged', () => {
    const [first = '', second = '', ...rest] = DIGITS.split(' ');
    const root = typeIntoGroup(EMPTY_ROOT, 0, [second, first, ...rest].join(''));
    expect(isRootComplete(root)).toBe(false);
  });

  it('checks a group alone, while those before it are empty', () => {
    const root = typeIntoGroup(EMPTY_ROOT, 4, DIGITS.split(' ')[4] ?? '');
    expect(checkGroup(root, 4)).toBe('right');
    expect(checkGroup(root, 0)).toBe('empty');
  });
});
