import type { Rounding } from '../model/ruleset.ts';
import { assertNever } from '../result.ts';
import {
  createRational,
  formatScaledBigInt,
  toFixedText,
  toFractionText,
  type Rational,
} from './rational.ts';

/** Places at which a figure without a declared rounding is shown. */
export const SHOWN_PLACES = 6;
/** Most places of a decimal in tables and rules. */
const MOST_PLACES = 9;

/** Rounds to `places` decimals. docs/rulesets.md has the modes. */
export function roundRational(value: Rational, rounding: Rounding): Rational {
  return createRational(roundToScaled(value, rounding), 10n ** BigInt(rounding.places));
}

/** The rounded value as text with exactly the declared number of places. */
export function roundToText(value: Rational, rounding: Rounding): string {
  return formatScaledBigInt(roundToScaled(value, rounding), rounding.places);
}

/** An exact number as people can read it; `rounded` says that `decimal` is only near it. */
export type Figure = {
  readonly exact: string;
  readonly decimal: string;
  readonly rounded: boolean;
};

/** `84 1/3` becomes `{ exact: '253/3', decimal: '84.333333', rounded: true }`. */
export function toFigure(value: Rational): Figure {
  return {
    exact: toFractionText(value),
    decimal: roundToText(value, { places: SHOWN_PLACES, mode: 'half-up' }),
    rounded: toFixedText(value, SHOWN_PLACES) === null,
  };
}

/** A decimal as short as it can be written, such as `8.5`; a number that is none, as a fraction. */
export function toPlainText(value: Rational): string {
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    const text = toFixedText(value, places);
    if (text !== null) return text;
  }
  return toFractionText(value);
}

function roundToScaled(value: Rational, { places, mode }: Rounding): bigint {
  const scaled = value.numerator * 10n ** BigInt(places);
  const floor = floorDivide(scaled, value.denominator);
  const rest = scaled - floor * value.denominator;
  const half = compareBigInt(rest * 2n, value.denominator);
  switch (mode) {
    case 'floor':
      return floor;
    case 'ceiling':
      return rest === 0n ? floor : floor + 1n;
    // Towards zero is the floor of a positive number; an exact one stays in either case.
    case 'down':
      return rest === 0n || scaled > 0n ? floor : floor + 1n;
    case 'up':
      return rest === 0n || scaled < 0n ? floor : floor + 1n;
    case 'half-even':
      if (half !== 0) return half > 0 ? floor + 1n : floor;
      return floor % 2n === 0n ? floor : floor + 1n;
    // A half lies between floor and floor + 1; away from zero is the floor of a negative one.
    case 'half-up':
      if (half !== 0) return half > 0 ? floor + 1n : floor;
      return scaled < 0n ? floor : floor + 1n;
    case 'half-down':
      if (half !== 0) return half > 0 ? floor + 1n : floor;
      return scaled < 0n ? floor + 1n : floor;
    default:
      return assertNever(mode);
  }
}

/**
 * As `roundRational`, for a fraction of safe integers, scaled by the places: `roundSafe(253, 3, …)` to
 * two places is 8433. Null where a step of it would leave the safe integers.
 */
export function roundSafe(
  numerator: number,
  denominator: number,
  { places, mode }: Rounding,
): number | null {
  const scaled = numerator * 10 ** places;
  // The multiple below, and twice the rest, have to be safe integers, too.
  if (Math.abs(scaled) + 2 * denominator > Number.MAX_SAFE_INTEGER) return null;
  // A remainder of doubles is exact.
  const remainder = scaled % denominator;
  const rest = remainder < 0 ? remainder + denominator : remainder;
  const floor = (scaled - rest) / denominator;
  if (rest === 0) return floor;
  return roundsUp(mode, scaled < 0, 2 * rest - denominator, floor % 2 === 0) ? floor + 1 : floor;
}

/** Whether a number that is not at a step goes to the next above. `half` is above zero beyond the middle. */
function roundsUp(
  mode: Rounding['mode'],
  negative: boolean,
  half: number,
  evenBelow: boolean,
): boolean {
  switch (mode) {
    case 'floor':
      return false;
    case 'ceiling':
      return true;
    case 'down':
      return negative;
    case 'up':
      return !negative;
    case 'half-even':
      return half === 0 ? !evenBelow : half > 0;
    case 'half-up':
      return half === 0 ? !negative : half > 0;
    case 'half-down':
      return half === 0 ? negative : half > 0;
    default:
      return assertNever(mode);
  }
}

/** BigInt division truncates; a floor is needed for negative numbers. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

function compareBigInt(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
