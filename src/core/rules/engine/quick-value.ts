import type { Rounding } from '../../model/ruleset.ts';
import type { Rational } from '../rational.ts';
import { roundSafe } from '../rounding.ts';
import type { EntryInput, PackedMarks } from './entry-table.ts';
import { packRows } from './packed-entry.ts';
import { layOut, type LayoutRules, type QuickLayout, type QuickStep } from './quick-layout.ts';

/** A step's only value, before and after its own rounding. */
export type QuickValue = { readonly exact: Rational; readonly value: Rational };

/** The quick way for one ruleset; null wherever the general way is needed. */
export type QuickRules = {
  readonly valueOf: (input: EntryInput, step: string) => QuickValue | null;
};

type Rules = LayoutRules & { readonly needed: ReadonlyMap<string, readonly number[]> };
/** Integers over one denominator. */
type Numbers = { readonly numerators: ArrayLike<number>; readonly denominator: number };

const { MAX_SAFE_INTEGER } = Number;
/** Entries of a contest have a few lists of places: panels differ, criteria do not. */
const MOST_LAYOUTS = 64;

/**
 * Computes with integers that doubles hold exactly, over one denominator per table. It gives the
 * same numbers as fractions of BigInts or none at all: whatever would leave the safe integers, and
 * every rule that is not plain multiplying, adding, dropping and rounding, goes the general way.
 */
export function createQuickRules(rules: Rules): QuickRules {
  const plans: { readonly places: PackedMarks['places']; readonly planOf: PlanReader }[] = [];
  const plansFor = (places: PackedMarks['places']): PlanReader => {
    const known = plans.find((one) => one.places === places || samePlaces(one.places, places));
    if (known !== undefined) return known.planOf;
    const planOf = createPlans(layOut(places, rules), rules);
    if (plans.length >= MOST_LAYOUTS) plans.length = 0;
    plans.unshift({ places, planOf });
    return planOf;
  };
  return {
    valueOf: (input, wanted) => {
      const packed = packedOf(input);
      const plan = packed === null ? null : plansFor(packed.places)(wanted);
      return packed === null || plan === null ? null : runPlan(plan, packed);
    },
  };
}

/** What to do for one wanted step, in order, with room for each step's numbers. */
type Plan = readonly {
  readonly step: QuickStep;
  readonly rounding: Rounding | null;
  /** Position of the step that is read, or -1 for the marks. */
  readonly from: number;
  readonly exact: Float64Array;
  readonly rounded: Float64Array;
}[];
type PlanReader = (wanted: string) => Plan | null;

function createPlans(layout: QuickLayout, { needed, steps }: Rules): PlanReader {
  const made = new Map<string, Plan | null>();
  const make = (wanted: string): Plan | null => {
    const ids = (needed.get(wanted) ?? []).map((position) => steps[position]?.step.id ?? '');
    const plan = ids.map((id, index) => {
      const { step = null, places = [] } = layout.get(id) ?? {};
      const rounding = steps[needed.get(wanted)?.[index] ?? -1]?.step.round ?? null;
      const size = places.length;
      const room = { exact: new Float64Array(size), rounded: new Float64Array(size) };
      return step === null ? null : { step, rounding, from: ids.indexOf(step.of), ...room };
    });
    const whole = plan.filter((one) => one !== null);
    return whole.length < plan.length || whole.at(-1)?.exact.length !== 1 ? null : whole;
  };
  return (wanted) => {
    let plan = made.get(wanted);
    if (plan === undefined) made.set(wanted, (plan = make(wanted)));
    return plan;
  };
}

/** Null as soon as a number leaves the safe integers. */
function runPlan(plan: Plan, marks: Numbers): QuickValue | null {
  const tables: Numbers[] = [];
  let exact: Numbers = marks;
  for (const { step, rounding, from, exact: room, rounded } of plan) {
    const before = from < 0 ? marks : (tables[from] ?? marks);
    const denominator = before.denominator * step.by;
    if (denominator > MAX_SAFE_INTEGER) return null;
    const done =
      step.kind === 'multiply'
        ? multiply(step, before.numerators, room)
        : reduce(step, before.numerators, room);
    if (!done) return null;
    exact = { numerators: room, denominator };
    if (rounding === null) tables.push(exact);
    else if (roundAll(exact, rounding, rounded)) {
      tables.push({ numerators: rounded, denominator: 10 ** rounding.places });
    } else return null;
  }
  const value = tables.at(-1) ?? exact;
  const before = toRational(exact);
  return { exact: before, value: value === exact ? before : toRational(value) };
}

function packedOf(input: EntryInput): PackedMarks | null {
  return input.packed ?? packRows(input.rows);
}

function samePlaces(a: PackedMarks['places'], b: PackedMarks['places']): boolean {
  return (
    a.length === b.length &&
    a.every(
      (place, index) => place === b[index] || place.every((id, axis) => id === b[index]?.[axis]),
    )
  );
}

function multiply(
  { factors }: Extract<QuickStep, { kind: 'multiply' }>,
  numerators: ArrayLike<number>,
  room: Float64Array,
): boolean {
  for (let cell = 0; cell < factors.length; cell += 1) {
    const product = (numerators[cell] ?? 0) * (factors[cell] ?? 0);
    // A true product beyond the safe integers is never rounded to one within them.
    if (product > MAX_SAFE_INTEGER || product < -MAX_SAFE_INTEGER) return false;
    room[cell] = product;
  }
  return true;
}

function reduce(
  { sources, low, high, times }: Extract<QuickStep, { kind: 'reduce' }>,
  numerators: ArrayLike<number>,
  room: Float64Array,
): boolean {
  for (let cell = 0; cell < sources.length; cell += 1) {
    const sum = sumKept(sources[cell] ?? NONE, numerators, low[cell] ?? 0, high[cell] ?? 0);
    const result = sum * (times[cell] ?? 0);
    if (!(result <= MAX_SAFE_INTEGER && result >= -MAX_SAFE_INTEGER)) return false;
    room[cell] = result;
  }
  return true;
}

const NONE = new Int32Array(0);
/** Room for sorting one panel; it is written before it is read. */
const SCRATCH = new Float64Array(64);

/** Not a number where the sum leaves the safe integers on the way. */
function sumKept(
  sources: Int32Array,
  numerators: ArrayLike<number>,
  low: number,
  high: number,
): number {
  if (low + high > 0) return sumBetween(sources, numerators, low, high);
  let sum = 0;
  for (let index = 0; index < sources.length; index += 1) {
    sum += numerators[sources[index] ?? 0] ?? 0;
    if (sum > MAX_SAFE_INTEGER || sum < -MAX_SAFE_INTEGER) return Number.NaN;
  }
  return sum;
}

function sumBetween(
  sources: Int32Array,
  numerators: ArrayLike<number>,
  low: number,
  high: number,
): number {
  const sorted = sources.length <= SCRATCH.length ? SCRATCH : new Float64Array(sources.length);
  for (let index = 0; index < sources.length; index += 1) {
    const value = numerators[sources[index] ?? 0] ?? 0;
    let at = index;
    for (; at > 0 && (sorted[at - 1] ?? 0) > value; at -= 1) sorted[at] = sorted[at - 1] ?? 0;
    sorted[at] = value;
  }
  let sum = 0;
  for (let index = low; index < sources.length - high; index += 1) {
    sum += sorted[index] ?? 0;
    if (sum > MAX_SAFE_INTEGER || sum < -MAX_SAFE_INTEGER) return Number.NaN;
  }
  return sum;
}

function roundAll(exact: Numbers, rounding: Rounding, room: Float64Array): boolean {
  for (let cell = 0; cell < room.length; cell += 1) {
    const value = roundSafe(exact.numerators[cell] ?? 0, exact.denominator, rounding);
    if (value === null) return false;
    room[cell] = value;
  }
  return true;
}

function toRational({ numerators, denominator }: Numbers): Rational {
  return { numerator: BigInt(numerators[0] ?? 0), denominator: BigInt(denominator) };
}
