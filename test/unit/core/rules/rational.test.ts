import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addRational,
  compareRational,
  createRational,
  divideRational,
  formatScaledBigInt,
  fromScaled,
  multiplyRational,
  parseDecimal,
  subtractRational,
  sumRational,
  toFixedText,
  toFractionText,
} from '../../../../src/core/rules/rational.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -9999n, max: 9999n }), fc.bigInt({ min: 1n, max: 9999n }))
  .map(([numerator, denominator]) => createRational(numerator, denominator));

describe('createRational', () => {
  test('gives lowest terms with a positive denominator', () => {
    expect(createRational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(createRational(-6n, -4n)).toEqual({ numerator: 3n, denominator: 2n });
    expect(createRational(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
  });

  test('throws on a zero denominator', () => {
    expect(() => createRational(1n, 0n)).toThrow(RangeError);
    expect(() => divideRational(createRational(1n), createRational(0n))).toThrow(RangeError);
  });
});

describe('parseDecimal', () => {
  test.each([
    ['30', 30n, 1n],
    ['0.3', 3n, 10n],
    ['-1.25', -5n, 4n],
    ['-0.5', -1n, 2n],
    ['0', 0n, 1n],
  ])('reads %s exactly', (text, numerator, denominator) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: { numerator, denominator } });
  });

  test.each(['', '.5', '5.', '1e3', '01', '+1', ' 1', '１', '1,5', '--1', 'NaN'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toEqual({ ok: false, error: 'not-a-decimal' });
    },
  );
});

describe('arithmetic', () => {
  test('0.1 + 0.2 is 0.3, which binary floating point cannot say', () => {
    expect(addRational(fromScaled(1, 1), fromScaled(2, 1))).toEqual(fromScaled(3, 1));
  });

  test('adding and multiplying do not depend on the order', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(addRational(a, b)).toEqual(addRational(b, a));
        expect(sumRational([a, b, c])).toEqual(sumRational([c, a, b]));
        expect(multiplyRational(a, addRational(b, c))).toEqual(
          addRational(multiplyRational(a, b), multiplyRational(a, c)),
        );
      }),
    );
  });

  test('subtracting and dividing undo adding and multiplying', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(subtractRational(addRational(a, b), b)).toEqual(a);
        fc.pre(b.numerator !== 0n);
        expect(divideRational(multiplyRational(a, b), b)).toEqual(a);
      }),
    );
  });

  test('compares like the difference', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const difference = subtractRational(a, b).numerator;
        expect(compareRational(a, b)).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
      }),
    );
  });
});

describe('text', () => {
  test.each([
    [createRational(169n, 2n), 2, '84.50'],
    [createRational(169n, 2n), 1, '84.5'],
    [createRational(169n, 2n), 0, null],
    [createRational(253n, 3n), 6, null],
    [createRational(-1n, 20n), 2, '-0.05'],
    [createRational(84n), 0, '84'],
  ])('toFixedText(%o, %i) is exact or nothing', (value, places, text) => {
    expect(toFixedText(value, places)).toBe(text);
  });

  test('fractions show as p/q, whole numbers bare', () => {
    expect(toFractionText(createRational(253n, 3n))).toBe('253/3');
    expect(toFractionText(createRational(-5n, 4n))).toBe('-5/4');
    expect(toFractionText(createRational(84n))).toBe('84');
  });

  test('scaled integers keep leading zeros and the sign', () => {
    expect(formatScaledBigInt(-5n, 2)).toBe('-0.05');
    expect(formatScaledBigInt(0n, 2)).toBe('0.00');
    expect(formatScaledBigInt(12345n, 2)).toBe('123.45');
    expect(formatScaledBigInt(-7n, 0)).toBe('-7');
  });
});
