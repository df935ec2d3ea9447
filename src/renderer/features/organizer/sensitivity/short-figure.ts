import { createRational } from '../../../../core/rules/rational.ts';
import { roundToText, type Figure } from '../../../../core/rules/rounding.ts';

/** A figure of the statistics to two places, half-up, from its exact fraction. */
export function shortFigure({ exact }: Pick<Figure, 'exact'>): string {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  const value = createRational(BigInt(numerator), BigInt(denominator));
  return roundToText(value, { places: 2, mode: 'half-up' });
}
