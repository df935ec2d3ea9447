import { fail, ok, type Result } from '../result.ts';
import { formatScaledBigInt } from './rational.ts';

export type MarkTextError = 'empty' | 'not-a-number' | 'too-many-decimals' | 'out-of-range';

/** Bound of the model's `scaledSchema`. */
const SCALED_LIMIT = 1_000_000_000;

/** Text of a scaled mark with all its places: `formatScaled(265, 1)` is `26.5`. */
export function formatScaled(value: number, decimals: number): string {
  return formatScaledBigInt(BigInt(value), decimals);
}

/**
 * Reads what a judge typed into a scaled mark. Full-width digits and the ideographic full stop are
 * what a Chinese input method leaves behind, so they count as digits and point. More decimals than
 * the rubric has are refused, even zeros: dropping a digit that someone typed is a silent change.
 */
export function parseMarkText(text: string, decimals: number): Result<number, MarkTextError> {
  const plain = text.normalize('NFKC').replaceAll('。', '.').replaceAll('\u2212', '-').trim();
  if (plain === '') return fail('empty');
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (match === null) return fail('not-a-number');
  const [, sign = '', whole = '', part = ''] = match;
  if (part.length > decimals) return fail('too-many-decimals');
  const digits = (whole + part.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > 10 || Number(digits) > SCALED_LIMIT) return fail('out-of-range');
  const size = Number(digits);
  return ok(sign === '-' && size !== 0 ? -size : size);
}
