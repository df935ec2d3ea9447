import { createRational, type Rational } from '../rational.ts';

/** Square root of a number that is not negative, rounded half-up to `places` decimals. */
export function squareRoot(value: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  // Half-up of sqrt(v)·s is floor(sqrt(4·v·s²) + 1) / 2, and floors may be taken one by one.
  const doubled = integerRoot((4n * value.numerator * scale * scale) / value.denominator);
  return createRational((doubled + 1n) / 2n, scale);
}

/** Largest integer whose square is not above `value`, by Newton's method from above. */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
