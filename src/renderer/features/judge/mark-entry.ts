import type { Criterion, Rubric } from '../../../core/model/rubric.ts';
import { findMarkProblem, formatScaled, parseMarkText } from '../../../core/rules/judge-total.ts';

export type MarkReading =
  | { readonly kind: 'empty' }
  /** A number that can be kept; `problem` says why it cannot be sealed as it is. */
  | {
      readonly kind: 'mark';
      readonly value: number;
      readonly problem: 'below-min' | 'above-max' | 'off-step' | null;
    }
  | { readonly kind: 'unreadable'; readonly problem: 'not-a-number' | 'too-many-decimals' };

/** Reads what stands in a mark field. */
export function readMark(text: string, criterion: Criterion, rubric: Rubric): MarkReading {
  const parsed = parseMarkText(dropIdle(commaToPoint(text)), rubric.decimals);
  if (parsed.ok) {
    return {
      kind: 'mark',
      value: parsed.value,
      problem: findMarkProblem(criterion, parsed.value),
    };
  }
  if (parsed.error === 'empty') return { kind: 'empty' };
  const problem = parsed.error === 'too-many-decimals' ? 'too-many-decimals' : 'not-a-number';
  return { kind: 'unreadable', problem };
}

/** `14,5` is fourteen and a half; `1,000` stays unreadable, because it could be two numbers. */
function commaToPoint(text: string): string {
  return text.replace(/[,\uFF0C](?=[0-9\uFF10-\uFF19]{1,2}\s*$)/, '.');
}

/**
 * Drops what has no meaning in a number: zeros behind the last decimal (`27.50` is `27.5`), and signs
 * of no width that come along with a pasted figure. Signs that turn the direction of writing stay, and
 * are refused: what is seen would not be what is kept.
 */
function dropIdle(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(
      /(?<=[0-9\uFF10-\uFF19])[.\uFF0E\u3002]([0-9\uFF10-\uFF19]*?)[0\uFF10]+(?=\s*$)/,
      (_, kept: string) => (kept === '' ? '' : `.${kept}`),
    );
}

/**
 * The mark `steps` steps away, within the limits. An off-step mark goes to the next step in that
 * direction; an empty field begins at the end that the person comes from.
 */
export function stepMark(criterion: Criterion, value: number | undefined, steps: number): number {
  const { min, max, step } = criterion;
  const highest = min + Math.floor((max - min) / step) * step;
  if (value === undefined) return steps > 0 ? min : highest;
  const position = (value - min) / step;
  const base = steps > 0 ? Math.floor(position) : Math.ceil(position);
  return Math.min(highest, Math.max(min, min + (base + steps) * step));
}

/** `26` for 260 at one decimal, `26.5` for 265: no idle zeros while typing. */
export function formatMark(value: number, decimals: number): string {
  const text = formatScaled(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The band that a mark falls into. */
export function bandOf(criterion: Criterion, value: number | undefined) {
  if (value === undefined) return null;
  return criterion.bands.find(({ from, to }) => value >= from && value <= to) ?? null;
}
