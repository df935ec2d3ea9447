import type { Figure } from '../../../../core/rules/rounding.ts';

/** `84.5`, or `84.333333… (253/3)` where six places are not the whole truth. */
export function figureText({ exact, decimal, rounded }: Figure): string {
  if (rounded) return `${decimal}… (${exact})`;
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
