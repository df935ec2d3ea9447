import type { ReduceStep, Rounding, RuleStep } from '../../model/ruleset.ts';
import { roundToText } from '../rounding.ts';
import { summandsAt } from './add-tables.ts';
import type { CompiledRules } from './compile-ruleset.ts';
import {
  MARKS,
  placeKey,
  type Cell,
  type EntryInput,
  type MarkRow,
  type Table,
} from './entry-table.ts';
import { evaluateEntry, groupCells, reduceGroup, type Evaluation } from './evaluate-entry.ts';
import { factorOf } from './multiply-table.ts';
import type { Statistics } from './normalise.ts';
import type { Reduction } from './reduce-values.ts';
import { isNumber, showValue, type Shown } from './value.ts';

export type Place = { readonly axis: string; readonly id: string };

/** What can become of a number in a line. */
export const DERIVATION_FATES = [
  'kept',
  'dropped-low',
  'dropped-high',
  'beyond-best',
  'left',
] as const;
/** Why a line has no number, or dropped nothing. */
export const DERIVATION_NOTES = ['open', 'short', 'drop-below', 'drop-skipped'] as const;

/** A number that a line uses, and what became of it. */
export type DerivationTerm = {
  readonly at: readonly Place[];
  /** The step or attribute it is of, where a line adds different things. */
  readonly source: string | null;
  /** `value` is this times that: a product that no step rounds is not worth a line of its own. */
  readonly product: { readonly value: Shown; readonly factor: Shown } | null;
  readonly value: Shown;
  /** Of a mark that was not scored. */
  readonly status: MarkRow['status'] | null;
  readonly fate: (typeof DERIVATION_FATES)[number];
};

/**
 * One line of the paper calculation: the terms, what is done with them, and the result before and
 * after rounding. Numbers are text, so that nothing can round them on the way.
 */
export type DerivationLine = {
  readonly step: string;
  readonly title: string | null;
  readonly titleEn: string | null;
  readonly how: ReduceStep['take'] | 'multiply' | 'add' | 'second-average' | 'z-score';
  /** The place of the result on the axes that are left. */
  readonly at: readonly Place[];
  readonly terms: readonly DerivationTerm[];
  /** Of a mean: the sum, and what it is divided by. */
  readonly sum: Shown | null;
  readonly divisor: number | null;
  /** Why there is no number, or why nothing was dropped. */
  readonly note: (typeof DERIVATION_NOTES)[number] | null;
  /** What the note is about: values present, and values needed. */
  readonly counted: number;
  readonly needed: number;
  readonly exact: Shown;
  readonly rounding: Rounding | null;
  /** After rounding, as text; null where there is no number or no rounding. */
  readonly rounded: string | null;
};

/** The calculation of one entry's total, or of `wanted` steps, line by line. */
export function deriveEntry(
  entry: EntryInput,
  rules: CompiledRules,
  statistics: Statistics | null,
  wanted: readonly string[] = [rules.ruleset.total],
): readonly DerivationLine[] {
  const tables = evaluateEntry(entry, wanted, { rules, statistics });
  const context = { entry, rules, tables };
  return rules.steps.flatMap(({ step, axes }) => {
    const table = tables.get(step.id);
    if (table === undefined || (step.do === 'multiply' && isInlined(step, rules))) return [];
    const before = 'of' in step ? tables.get(step.of) : undefined;
    if (step.do === 'reduce' && before !== undefined) {
      return groupCells(before, step).map((group, index) => {
        const reduction = reduceGroup(group.cells, step, group.axis, rules);
        return reduceLine(step, axes, table.cells[index], reduction, before, context);
      });
    }
    return table.cells.map((cell) => ({
      ...baseLine(step, axes, cell),
      terms: otherTerms(step, cell, context),
    }));
  });
}

type Context = {
  readonly entry: EntryInput;
  readonly rules: CompiledRules;
  readonly tables: Evaluation;
};

/** Shown as a product inside the lines that use it. */
function isInlined({ id, round }: RuleStep, { ruleset }: CompiledRules): boolean {
  if (id === ruleset.total || (round !== undefined && round !== null)) return false;
  return ruleset.steps.every(
    (step) => step.do === 'reduce' || !('of' in step ? step.of === id : usesTerm(step, id)),
  );
}

function usesTerm(step: RuleStep, id: string): boolean {
  return step.do === 'add' && step.terms.some((term) => 'of' in term && term.of === id);
}

function baseLine(step: RuleStep, axes: readonly string[], cell: Cell | undefined): DerivationLine {
  const exact = cell?.exact ?? 'none';
  const rounding = step.round ?? null;
  return {
    step: step.id,
    title: step.title ?? null,
    titleEn: step.titleEn ?? null,
    how: step.do === 'reduce' ? step.take : step.do === 'normalise' ? step.method : step.do,
    at: placesOf(axes, cell?.at ?? []),
    terms: [],
    sum: null,
    divisor: null,
    note: null,
    counted: 0,
    needed: 0,
    exact: showValue(exact),
    rounding,
    rounded: rounding !== null && isNumber(exact) ? roundToText(exact, rounding) : null,
  };
}

/** A place with the names of its axes. */
export function placesOf(axes: readonly string[], at: readonly string[]): readonly Place[] {
  return axes.map((axis, index) => ({ axis, id: at[index] ?? '' }));
}

function reduceLine(
  step: ReduceStep,
  axes: readonly string[],
  cell: Cell | undefined,
  reduction: Reduction,
  before: Table,
  context: Context,
): DerivationLine {
  const fates = [
    [reduction.kept, 'kept'],
    [reduction.droppedLow, 'dropped-low'],
    [reduction.droppedHigh, 'dropped-high'],
    [reduction.beyondBest, 'beyond-best'],
    [reduction.left, 'left'],
  ] as const;
  const note = reduction.problem ?? (reduction.dropSkipped ? 'drop-skipped' : null);
  const drops = (step.drop?.low ?? 0) + (step.drop?.high ?? 0);
  const dropMinimum = Math.max(step.drop?.atLeast ?? 0, drops + 1);
  return {
    ...baseLine(step, axes, cell),
    terms: fates.flatMap(([cells, fate]) =>
      cells.map((one) => toTerm(one, fate, step.of, before, context)),
    ),
    sum: sumBefore(reduction),
    divisor: reduction.divisor,
    note,
    counted: reduction.kept.length,
    needed:
      note === 'short' ? (step.fewest ?? 1) : note === 'open' ? (step.expected ?? 0) : dropMinimum,
  };
}

function sumBefore({ result, divisor }: Reduction): Shown | null {
  if (divisor === null || !isNumber(result)) return null;
  const { numerator, denominator } = result;
  return showValue({ numerator: numerator * BigInt(divisor), denominator });
}

function toTerm(
  cell: Cell,
  fate: DerivationTerm['fate'],
  of: string,
  { axes }: Table,
  { entry, rules, tables }: Context,
): DerivationTerm {
  const key = placeKey(cell.at);
  const source = rules.ruleset.steps.find(({ id }) => id === of);
  const product =
    source?.do === 'multiply' && isInlined(source, rules)
      ? productOf(source, cell, { entry, rules, tables })
      : null;
  const origin = product === null ? of : source?.do === 'multiply' ? source.of : of;
  const row =
    origin === MARKS ? entry.rows.find((candidate) => placeKey(candidate.at) === key) : undefined;
  return {
    at: placesOf(axes, cell.at),
    source: null,
    product,
    value: showValue(cell.value),
    status: row === undefined || row.status === 'scored' ? null : row.status,
    fate,
  };
}

function productOf(
  step: Extract<RuleStep, { do: 'multiply' }>,
  cell: Cell,
  { entry, rules, tables }: Context,
): DerivationTerm['product'] {
  const before = tables.get(step.of);
  const operand = before?.cells.find((one) => placeKey(one.at) === placeKey(cell.at));
  if (before === undefined || operand === undefined) return null;
  const factor = factorOf(operand, before.axes, step.by, entry, rules);
  return { value: showValue(operand.value), factor: showValue(factor ?? 'open') };
}

function otherTerms(step: RuleStep, cell: Cell, context: Context): readonly DerivationTerm[] {
  const { entry, rules, tables } = context;
  const plain = { at: [], status: null, fate: 'kept' } as const;
  if (step.do === 'add') {
    return summandsAt(step, placeKey(cell.at), tables, entry, rules).map(
      ({ term, value, given }) => ({
        ...plain,
        source: 'of' in term ? term.of : term.attribute,
        product:
          term.times === undefined
            ? null
            : { value: showValue(given), factor: showValue(rules.decimal(term.times)) },
        value: showValue(value),
      }),
    );
  }
  if (step.do === 'multiply') {
    const product = productOf(step, cell, context);
    return [{ ...plain, source: step.of, product, value: showValue(cell.exact) }];
  }
  if (step.do === 'normalise') {
    const operand = tables
      .get(step.of)
      ?.cells.find((one) => placeKey(one.at) === placeKey(cell.at));
    return [
      { ...plain, source: step.of, product: null, value: showValue(operand?.value ?? 'none') },
    ];
  }
  return [];
}
