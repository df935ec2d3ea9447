import type { Status } from '../../model/ruleset.ts';
import type { Rational } from '../rational.ts';
import type { Value } from './value.ts';

/** The table of the marks themselves; no step may bear this name. */
export const MARKS = 'marks';
/** The axis whose places the rubric's weights belong to. */
export const CRITERION_AXIS = 'criterion';

/** Texts (`group`, `role`) and numbers (`factor`) that a mark carries besides its value. */
export type Tags = ReadonlyMap<string, string | Rational>;

/** One mark of an entry. `at` is its place on each axis of the ruleset, in the ruleset's order. */
export type MarkRow = {
  readonly at: readonly string[];
  readonly status: 'scored' | 'conflict' | 'revoked' | Status;
  /** Present when scored, and for late marks, which a ruleset may count. */
  readonly mark: Rational | null;
  readonly tags: Tags | null;
};

/** Marks that were all given and share a denominator: a row of a table as plain integers. */
export type PackedMarks = {
  /** The place of each mark; the same list for all entries that have the same places. */
  readonly places: readonly (readonly string[])[];
  /** Safe integers, as many as places. */
  readonly numerators: ArrayLike<number>;
  /** A safe integer above zero. */
  readonly denominator: number;
};

/** Everything that the rules may use of one entry. */
export type EntryInput = {
  readonly entry: string;
  readonly rows: readonly MarkRow[];
  readonly attributes: ReadonlyMap<string, Rational>;
  /** The same marks as plain integers, where they were read that way. */
  readonly packed?: PackedMarks;
};

/** One value of a table: before and after the rounding of the step that made it. */
export type Cell = {
  readonly at: readonly string[];
  readonly exact: Value;
  readonly value: Value;
  readonly tags: Tags | null;
};
export type Table = { readonly axes: readonly string[]; readonly cells: readonly Cell[] };

const SEPARATOR = '\u0000';

/** One text for a place; ids and table cells cannot contain the separator. */
export function placeKey(at: readonly string[]): string {
  return at.length === 1 ? (at[0] ?? '') : at.join(SEPARATOR);
}

/** What all of the cells agree on. */
export function commonTags(cells: readonly Cell[]): Tags | null {
  const first = cells[0]?.tags ?? null;
  if (first === null || cells.every(({ tags }) => tags === first)) return first;
  const common = [...first].filter(([name, text]) =>
    cells.every(({ tags }) => sameTag(tags?.get(name), text)),
  );
  return common.length === 0 ? null : new Map(common);
}

function sameTag(a: string | Rational | undefined, b: string | Rational): boolean {
  if (a === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.numerator * b.denominator === b.numerator * a.denominator;
}
