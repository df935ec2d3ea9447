import { describe, expect, it } from 'vitest';
import {
  checkTypedDigits,
  computeRootFingerprint,
  fingerprintToDigits,
  fingerprintToWords,
  isTypedFingerprint,
  matchesTypedFingerprint,
} from '../../../../src/core/crypto/fingerprint.ts';

const FINGERPRINT = 'cdbfa3defd5e54aa623f3db65baba9ed812bd9291441afebb95ccf2954ef51c8';

describe('fingerprints on paper', () => {
  const digits = fingerprintToDigits(FINGERPRINT);

  it('is ten groups of five digits, accepted however they are spaced or typed', () => {
    expect(digits).toMatch(/^(?:\d{5} ){9}\d{5}$/);
    const fullWidth = digits.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    for (const typed of [
      digits,
      digits.replaceAll(' ', ''),
      digits.replaceAll(' ', '-'),
      fullWidth,
    ]) {
      expect(matchesTypedFingerprint(typed, FINGERPRINT)).toBe(true);
    }
    expect(matchesTypedFingerprint(FINGERPRINT.toUpperCase(), FINGERPRINT)).toBe(true);
  });

  it('finds every single wrong digit in the group where it is', () => {
    const plain = digits.replaceAll(' ', '');
    for (let position = 0; position < plain.length; position += 1) {
      for (let shift = 1; shift < 10; shift += 1) {
        const wrong = String((Number(plain[position]) + shift) % 10);
        const typed = plain.slice(0, position) + wrong + plain.slice(position + 1);
        expect(checkTypedDigits(typed)[Math.floor(position / 5)]).toBe('wrong');
        expect(isTypedFingerprint(typed)).toBe(false);
      }
    }
  });

  it('finds two groups that changed places, unless they are equal', () => {
    const groups = digits.split(' ');
    const [first = '', second = '', ...rest] = groups;
    const typed = [second, first, ...rest].join(' ');
    expect(checkTypedDigits(typed)).toContain('wrong');
  });

  it('tells the state of each group while typing', () => {
    expect(checkTypedDigits(`${digits.slice(0, 5)} 12`).slice(0, 3)).toEqual([
      'right',
      'partial',
      'empty',
    ]);
    expect(checkTypedDigits('12a')[0]).toBe('wrong');
    expect(isTypedFingerprint('')).toBe(false);
  });

  it('does not match another fingerprint, nor a part of its own', () => {
    const other = `d${FINGERPRINT.slice(1, -1)}9`;
    expect(matchesTypedFingerprint(fingerprintToDigits(other), FINGERPRINT)).toBe(false);
    expect(matchesTypedFingerprint(digits.slice(0, -6), FINGERPRINT)).toBe(false);
  });

  it('reads aloud as six words in either language', () => {
    expect(fingerprintToWords(FINGERPRINT, 'en')).toHaveLength(6);
    expect(fingerprintToWords(FINGERPRINT, 'zh-CN').join('')).toMatch(/^\p{Script=Han}{6}$/u);
  });

  it('depends on the threshold and the set of keys, not on their order', () => {
    const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)];
    expect(computeRootFingerprint([a, b], 1)).toBe(computeRootFingerprint([b, a], 1));
    expect(computeRootFingerprint([a, b], 2)).not.toBe(computeRootFingerprint([a, b], 1));
    expect(computeRootFingerprint([a], 1)).not.toBe(computeRootFingerprint([a, b], 1));
  });
});
