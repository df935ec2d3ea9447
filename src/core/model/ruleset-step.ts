import { z } from 'zod';
import { decimalSchema, ruleIdSchema, textSchema } from './primitives.ts';

export const ROUNDING_MODES = [
  'half-up',
  'half-even',
  'half-down',
  'floor',
  'ceiling',
  'up',
  'down',
] as const;

/** Decimal places, and what happens to the rest; docs/rulesets.md has a table of the modes. */
export const roundingSchema = z.strictObject({
  places: z.int().min(0).max(9),
  mode: z.enum(ROUNDING_MODES),
});
export type Rounding = z.infer<typeof roundingSchema>;

/** What every step has. `round` is applied to each of its values; absent or null keeps them exact. */
const stepBase = {
  id: ruleIdSchema,
  title: textSchema(60).optional(),
  titleEn: textSchema(80).optional(),
  round: roundingSchema.nullable().optional(),
};

/** Single instances dropped at both ends, lowest and highest by number, not by merit. */
export const dropSchema = z.strictObject({
  low: z.int().min(0).max(20),
  high: z.int().min(0).max(20),
  /** Fewest values present for which dropping is legal; below it, keep all or give no value. */
  atLeast: z.int().min(1).max(1000),
  below: z.enum(['keep-all', 'open']),
});
export type Drop = z.infer<typeof dropSchema>;

export const TAKES = [
  'sum',
  'mean',
  'median',
  'majority',
  'best',
  'count',
  'count-positive',
] as const;

/** Takes one axis away: all values that differ only in their place on it become one. */
export const reduceStepSchema = z.strictObject({
  ...stepBase,
  do: z.literal('reduce'),
  of: ruleIdSchema,
  over: ruleIdSchema,
  /** Only the values whose axis or text column is one of these; the others do not exist here. */
  where: z
    .strictObject({ column: ruleIdSchema, is: z.array(textSchema(80)).min(1).max(100) })
    .optional(),
  /** How many values, of any status, must be there; each one less is a `missing`. */
  expected: z.int().min(1).max(1000).optional(),
  drop: dropSchema.optional(),
  /** Keep only the n best of what is left after dropping. */
  best: z.int().min(1).max(1000).optional(),
  take: z.enum(TAKES),
  /** Fewest values present for a result (default 1), and what the result is below that. */
  fewest: z.int().min(0).max(1000).optional(),
  short: z.enum(['open', 'none', 'zero', 'dnf']).optional(),
  /** A text column that takes the axis' place: values are reduced within each of its texts. */
  into: ruleIdSchema.optional(),
});
export type ReduceStep = z.infer<typeof reduceStepSchema>;

/** Where a factor comes from. */
export const factorSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('constant'), value: decimalSchema }),
  /** The weight of the criterion in the rubric. */
  z.strictObject({ from: z.literal('rubric') }),
  /** By place on an axis, or by a text column that has taken an axis' place. */
  z.strictObject({
    from: z.literal('axis'),
    axis: ruleIdSchema,
    factors: z.record(textSchema(80), decimalSchema),
  }),
  /** A number that stands in the score table's rows; `otherwise` for rows without one. */
  z.strictObject({
    from: z.literal('column'),
    column: ruleIdSchema,
    columns: z.array(textSchema(40)).max(12).optional(),
    otherwise: decimalSchema.nullable().optional(),
  }),
  z.strictObject({ from: z.literal('attribute'), attribute: ruleIdSchema }),
]);
export type Factor = z.infer<typeof factorSchema>;

export const multiplyStepSchema = z.strictObject({
  ...stepBase,
  do: z.literal('multiply'),
  of: ruleIdSchema,
  by: factorSchema,
});
export type MultiplyStep = z.infer<typeof multiplyStepSchema>;

const times = decimalSchema.optional();
/** One summand: a step's value or an attribute of the entry, times a constant (default 1). */
export const termSchema = z.union([
  z.strictObject({ of: ruleIdSchema, times }),
  z.strictObject({ attribute: ruleIdSchema, times }),
]);
export type Term = z.infer<typeof termSchema>;

export const addStepSchema = z.strictObject({
  ...stepBase,
  do: z.literal('add'),
  terms: z.array(termSchema).min(1).max(20),
});
export type AddStep = z.infer<typeof addStepSchema>;

/**
 * Makes panels or judges comparable. Off unless a ruleset declares it, and then the total without
 * it is published beside the total with it.
 */
export const normaliseStepSchema = z.strictObject({
  ...stepBase,
  do: z.literal('normalise'),
  of: ruleIdSchema,
  method: z.enum(['second-average', 'z-score']),
});
export type NormaliseStep = z.infer<typeof normaliseStepSchema>;

export const ruleStepSchema = z.discriminatedUnion('do', [
  reduceStepSchema,
  multiplyStepSchema,
  addStepSchema,
  normaliseStepSchema,
]);
export type RuleStep = z.infer<typeof ruleStepSchema>;
