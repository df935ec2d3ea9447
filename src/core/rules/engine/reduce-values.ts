import type { Better, ReduceStep } from '../../model/ruleset.ts';
import { assertNever } from '../../result.ts';
import { compareIds } from '../order.ts';
import { addUnreduced, compareRational, createRational, type Rational } from '../rational.ts';
import type { Cell } from './entry-table.ts';
import { compareValues, isNumber, type Value } from './value.ts';

/** What a reduction looked at and how it came by its result; the derivation prints it. */
export type Reduction = {
  readonly result: Value;
  /** Values that took part, as they stood. */
  readonly kept: readonly Cell[];
  readonly droppedLow: readonly Cell[];
  readonly droppedHigh: readonly Cell[];
  /** Left out because only the n best count. */
  readonly beyondBest: readonly Cell[];
  /** Without a value: they make the panel smaller. */
  readonly left: readonly Cell[];
  /** How many of `expected` were not there at all. */
  readonly lacking: number;
  readonly problem: 'open' | 'short' | 'drop-below' | null;
  /** Dropping was asked for but there were too few: all are kept. */
  readonly dropSkipped: boolean;
  readonly divisor: number | null;
};

/** Reduces the values of one result. `axis` is the position of the axis in the cells' places. */
export function reduceValues(
  cells: readonly Cell[],
  step: ReduceStep,
  axis: number,
  better: Better,
  missing: Value,
): Reduction {
  const lacking = Math.max(0, (step.expected ?? 0) - cells.length);
  const present = cells.filter(({ value }) => value !== 'none');
  const left = present.length === cells.length ? [] : cells.filter(({ value }) => value === 'none');
  const base = { ...NOTHING, kept: present, left, lacking };
  const open = present.some(({ value }) => value === 'open');
  if (open || (lacking > 0 && missing === 'open')) {
    return { ...base, result: 'open', problem: 'open' };
  }
  const stand = lacking > 0 && missing !== 'none' ? standIns(lacking, missing) : [];
  const counted = stand.length === 0 ? present : [...present, ...stand];
  if (counted.length < (step.fewest ?? 1)) {
    const short = step.short ?? 'open';
    return { ...base, result: short === 'zero' ? ZERO_VALUE : short, problem: 'short' };
  }
  const trimmed = dropExtremes(counted, step, axis, better);
  if (trimmed === null) return { ...base, result: 'open', problem: 'drop-below' };
  const { kept, beyondBest } = keepBest(trimmed.kept, step.best, axis, better);
  const result = take(kept, step.take, better);
  const divisor = step.take === 'mean' && isNumber(result) ? kept.length : null;
  return { ...base, ...trimmed, kept, beyondBest, result, divisor };
}

const ZERO_VALUE: Rational = { numerator: 0n, denominator: 1n };
const NOTHING = {
  droppedLow: [],
  droppedHigh: [],
  beyondBest: [],
  problem: null,
  dropSkipped: false,
  divisor: null,
} as const;

/** Stand-ins for marks that were expected and are not there, where the rules give those a value. */
function standIns(lacking: number, value: Value): readonly Cell[] {
  return Array.from({ length: lacking }, () => ({ at: [''], exact: value, value, tags: null }));
}

/**
 * Drops single instances. Among equal values the place on the axis decides which instance goes
 * (first at the low end, last at the high end): the result is the same either way, and the
 * derivation must come out the same on every machine.
 */
function dropExtremes(cells: readonly Cell[], { drop }: ReduceStep, axis: number, better: Better) {
  if (drop === undefined) return { kept: cells };
  const { low, high, atLeast, below } = drop;
  // Never drop everyone, whatever the ruleset claims its minimum is.
  if (cells.length < Math.max(atLeast, low + high + 1)) {
    return below === 'open' ? null : { kept: cells, dropSkipped: true };
  }
  const sorted = [...cells].sort(
    (a, b) => compareAscending(a.value, b.value, better) || comparePlaces(a, b, axis),
  );
  const droppedLow = sorted.slice(0, low);
  const droppedHigh = sorted.slice(sorted.length - high);
  const dropped = new Set([...droppedLow, ...droppedHigh]);
  return { droppedLow, droppedHigh, kept: cells.filter((cell) => !dropped.has(cell)) };
}

/** By number; `dnf` stands at the worse end. */
function compareAscending(a: Value, b: Value, better: Better): number {
  if (isNumber(a) && isNumber(b)) return compareRational(a, b);
  const order = Number(!isNumber(a)) - Number(!isNumber(b));
  return better === 'lower' ? order : -order;
}

function comparePlaces(a: Cell, b: Cell, axis: number): number {
  return compareIds(a.at[axis] ?? '', b.at[axis] ?? '');
}

function keepBest(
  cells: readonly Cell[],
  best: number | undefined,
  axis: number,
  better: Better,
): { readonly kept: readonly Cell[]; readonly beyondBest: readonly Cell[] } {
  if (best === undefined || cells.length <= best) return { kept: cells, beyondBest: [] };
  const sorted = [...cells].sort(
    (a, b) => compareValues(a.value, b.value, better) || comparePlaces(a, b, axis),
  );
  const chosen = new Set(sorted.slice(0, best));
  return {
    kept: cells.filter((cell) => chosen.has(cell)),
    beyondBest: cells.filter((cell) => !chosen.has(cell)),
  };
}

/** Over values that are numbers or `dnf`. */
function take(cells: readonly Cell[], how: ReduceStep['take'], better: Better): Value {
  switch (how) {
    case 'sum':
      return sum(cells);
    case 'mean':
      return divide(sum(cells), cells.length);
    case 'median': {
      const sorted = bestFirst(cells, better);
      const half = Math.floor(sorted.length / 2);
      return sorted.length % 2 === 1
        ? (sorted[half]?.value ?? 'none')
        : divide(sum(sorted.slice(half - 1, half + 1)), 2);
    }
    case 'majority':
      return bestFirst(cells, better)[Math.floor(cells.length / 2)]?.value ?? 'none';
    case 'best':
      return bestFirst(cells, better)[0]?.value ?? 'none';
    case 'count':
      return count(cells, () => true);
    case 'count-positive':
      return count(cells, (value) => value.numerator > 0n);
    default:
      return assertNever(how);
  }
}

function bestFirst(cells: readonly Cell[], better: Better): readonly Cell[] {
  return [...cells].sort((a, b) => compareValues(a.value, b.value, better));
}

function sum(cells: readonly Cell[]): Value {
  let total = ZERO_VALUE;
  for (const { value } of cells) {
    if (!isNumber(value)) return value;
    total = addUnreduced(total, value);
  }
  return total;
}

function divide(value: Value, divisor: number): Value {
  if (!isNumber(value) || divisor === 0) return isNumber(value) ? 'none' : value;
  return createRational(value.numerator, value.denominator * BigInt(divisor));
}

function count(cells: readonly Cell[], counts: (value: Rational) => boolean): Rational {
  const found = cells.filter(({ value }) => isNumber(value) && counts(value));
  return { numerator: BigInt(found.length), denominator: 1n };
}
