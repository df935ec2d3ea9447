import { fail, ok, type Result } from '../result.ts';

/** An exact fraction in lowest terms; the denominator is positive. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** Fraction in lowest terms. A zero denominator is an error in the program, so it throws. */
export function createRational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 0n) throw new RangeError('rational with denominator zero');
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  };
}

/** Reads a plain decimal such as `-1.25` exactly; the form is that of the model's `decimalSchema`. */
export function parseDecimal(text: string): Result<Rational, 'not-a-decimal'> {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return fail('not-a-decimal');
  const [whole = '', part = ''] = text.split('.');
  return ok(createRational(BigInt(whole + part), 10n ** BigInt(part.length)));
}

/** `fromScaled(265, 1)` is 26.5: marks travel as integers (design.md, Envelope). */
export function fromScaled(value: number | bigint, decimals: number): Rational {
  return createRational(BigInt(value), 10n ** BigInt(decimals));
}

export function addRational(a: Rational, b: Rational): Rational {
  return createRational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/**
 * As `addRational`, without reducing: for sums of many marks, which share a denominator. Reducing
 * each of them would take most of the time of a large tally.
 */
export function addUnreduced(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** As `multiplyRational`, without reducing. */
export function multiplyUnreduced(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return addRational(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return createRational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws when `b` is zero. */
export function divideRational(a: Rational, b: Rational): Rational {
  return createRational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const same = a.denominator === b.denominator;
  const left = same ? a.numerator : a.numerator * b.denominator;
  const right = same ? b.numerator : b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function sumRational(values: readonly Rational[]): Rational {
  const { numerator, denominator } = values.reduce(addUnreduced, ZERO);
  return createRational(numerator, denominator);
}

/** The sum divided by how many there are. Throws where there are none. */
export function meanRational(values: readonly Rational[]): Rational {
  const { numerator, denominator } = values.reduce(addUnreduced, ZERO);
  return createRational(numerator, denominator * BigInt(values.length));
}

/** The middle one, or the mean of the middle two; zero where there are none. */
export function medianRational(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compareRational);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? ZERO;
  return sorted.length % 2 === 1 ? upper : meanRational([sorted[half - 1] ?? ZERO, upper]);
}

export function absoluteRational(value: Rational): Rational {
  if (value.numerator >= 0n) return value;
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Decimal text with exactly `places` places, or null where that text would not be exact. */
export function toFixedText(value: Rational, places: number): string | null {
  const scaled = value.numerator * 10n ** BigInt(places);
  if (scaled % value.denominator !== 0n) return null;
  return formatScaledBigInt(scaled / value.denominator, places);
}

/** `253/3`, or the bare integer where the denominator is 1, in lowest terms. */
export function toFractionText(given: Rational): string {
  const value = createRational(given.numerator, given.denominator);
  return value.denominator === 1n
    ? value.numerator.toString()
    : `${value.numerator}/${value.denominator}`;
}

/** Decimal text of an integer scaled by `places`: `formatScaledBigInt(-5n, 2)` is `-0.05`. */
export function formatScaledBigInt(scaled: bigint, places: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let left = a < 0n ? -a : a;
  let right = b < 0n ? -b : b;
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
