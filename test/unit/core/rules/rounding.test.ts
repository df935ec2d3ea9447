import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rounding } from '../../../../src/core/model/ruleset.ts';
import {
  compareRational,
  createRational,
  parseDecimal,
  subtractRational,
  type Rational,
} from '../../../../src/core/rules/rational.ts';
import { roundRational, roundToText, toFigure } from '../../../../src/core/rules/rounding.ts';

function decimal(text: string): Rational {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

describe('roundToText', () => {
  // value, places, half-up, half-even, floor
  test.each([
    ['2.5', 0, '3', '2', '2'],
    ['3.5', 0, '4', '4', '3'],
    ['-2.5', 0, '-3', '-2', '-3'],
    ['-3.5', 0, '-4', '-4', '-4'],
    ['0.5', 0, '1', '0', '0'],
    ['-0.5', 0, '-1', '0', '-1'],
    ['84.125', 2, '84.13', '84.12', '84.12'],
    ['84.135', 2, '84.14', '84.14', '84.13'],
    ['84.134', 2, '84.13', '84.13', '84.13'],
    ['84.136', 2, '84.14', '84.14', '84.13'],
    ['-84.125', 2, '-84.13', '-84.12', '-84.13'],
    ['-84.124', 2, '-84.12', '-84.12', '-84.13'],
    ['-84.126', 2, '-84.13', '-84.13', '-84.13'],
    ['1.005', 2, '1.01', '1.00', '1.00'],
    ['99.995', 2, '100.00', '100.00', '99.99'],
    ['-0.004', 2, '0.00', '0.00', '-0.01'],
    ['84', 2, '84.00', '84.00', '84.00'],
  ])('%s at %i places: half-up %s, half-even %s, floor %s', (text, places, up, even, floor) => {
    const value = decimal(text);
    expect(roundToText(value, { places, mode: 'half-up' })).toBe(up);
    expect(roundToText(value, { places, mode: 'half-even' })).toBe(even);
    expect(roundToText(value, { places, mode: 'floor' })).toBe(floor);
  });

  test('a third is not a half: 253/3 = 84.333..., 254/3 = 84.666...', () => {
    expect(roundToText(createRational(253n, 3n), { places: 2, mode: 'half-up' })).toBe('84.33');
    expect(roundToText(createRational(254n, 3n), { places: 2, mode: 'half-even' })).toBe('84.67');
  });
});

const value = fc
  .tuple(fc.bigInt({ min: -100_000n, max: 100_000n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(([numerator, denominator]) => createRational(numerator, denominator));
const rounding: fc.Arbitrary<Rounding> = fc.record({
  places: fc.integer({ min: 0, max: 6 }),
  mode: fc.constantFrom('half-up', 'half-even', 'floor'),
});

describe('roundRational', () => {
  test('moves by less than a unit, and by at most half of one unless it floors', () => {
    fc.assert(
      fc.property(value, rounding, (exact, rule) => {
        const moved = subtractRational(roundRational(exact, rule), exact);
        const unit = createRational(1n, 10n ** BigInt(rule.places));
        const half = createRational(1n, 2n * 10n ** BigInt(rule.places));
        const size = moved.numerator < 0n ? subtractRational(createRational(0n), moved) : moved;
        if (rule.mode === 'floor') {
          expect(moved.numerator <= 0n).toBe(true);
          expect(compareRational(size, unit)).toBe(-1);
        } else expect(compareRational(size, half)).not.toBe(1);
      }),
    );
  });

  test('is idempotent and never reverses an order', () => {
    fc.assert(
      fc.property(value, value, rounding, (a, b, rule) => {
        const once = roundRational(a, rule);
        expect(roundRational(once, rule)).toEqual(once);
        const order = compareRational(a, b) * compareRational(once, roundRational(b, rule));
        expect(order).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('half-up and half-even are symmetric around zero', () => {
    fc.assert(
      fc.property(value, rounding, (exact, rule) => {
        fc.pre(rule.mode !== 'floor');
        const zero = createRational(0n);
        expect(roundRational(subtractRational(zero, exact), rule)).toEqual(
          subtractRational(zero, roundRational(exact, rule)),
        );
      }),
    );
  });
});

describe('toFigure', () => {
  test('says whether six places are all there is', () => {
    expect(toFigure(createRational(253n, 3n))).toEqual({
      exact: '253/3',
      decimal: '84.333333',
      rounded: true,
    });
    expect(toFigure(createRational(169n, 2n))).toEqual({
      exact: '169/2',
      decimal: '84.500000',
      rounded: false,
    });
  });
});
