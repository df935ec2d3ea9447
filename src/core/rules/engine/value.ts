import type { Better } from '../../model/ruleset.ts';
import { compareRational, type Rational } from '../rational.ts';
import { toFigure, type Figure } from '../rounding.ts';

/**
 * A number, or why there is none: `open`, something expected is missing; `none`, nothing is there;
 * `dnf`, did not finish, worse than every number. Numbers need not be in lowest terms.
 */
export type Value = Rational | 'open' | 'none' | 'dnf';

export function isNumber(value: Value): value is Rational {
  return typeof value !== 'string';
}

/** Orders numbers and `dnf`, best first: negative if `a` is better. Other states do not come here. */
export function compareValues(a: Value, b: Value, better: Better): number {
  if (!isNumber(a) || !isNumber(b)) return Number(!isNumber(a)) - Number(!isNumber(b));
  return better === 'lower' ? compareRational(a, b) : compareRational(b, a);
}

/** A value as people read it. */
export type Shown = Figure | { readonly state: 'open' | 'none' | 'dnf' };

export function showValue(value: Value): Shown {
  return isNumber(value) ? toFigure(value) : { state: value };
}
