import type { Shown } from '../../../../core/rules/engine/value.ts';

/** `84.5`, or `84.333333… (253/3)` where six places are not the whole truth. */
export function figureText(
  figure: Shown,
  stateText: (state: 'open' | 'none' | 'dnf') => string = (state) => state,
): string {
  if ('state' in figure) return stateText(figure.state);
  const { exact, decimal, rounded } = figure;
  if (rounded) return `${decimal}… (${exact})`;
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
