import { decimalSchema } from '../../../../core/model/primitives.ts';

/**
 * Reads a whole number as it is typed, full-width digits of Chinese input methods included; null for
 * anything that is not one from `min` to `max`. Nothing is rounded or moved into the range.
 */
export function parseCount(text: string, min: number, max: number): number | null {
  const plain = toPlain(text);
  if (!/^\d{1,9}$/.test(plain)) return null;
  const count = Number(plain);
  return count >= min && count <= max ? count : null;
}

/** A decimal in plain digits where what was typed is one; everything else as it was typed. */
export function plainDecimal(text: string): string {
  const plain = toPlain(text);
  return decimalSchema.safeParse(plain).success ? plain : text;
}

function toPlain(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.').replaceAll('\u2212', '-').trim();
}
