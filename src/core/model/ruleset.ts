import { z } from 'zod';
import { decimalSchema, ruleIdSchema, stageIdSchema, textSchema } from './primitives.ts';
import { ruleStepSchema } from './ruleset-step.ts';

export {
  ROUNDING_MODES,
  roundingSchema,
  TAKES,
  type AddStep,
  type Drop,
  type Factor,
  type MultiplyStep,
  type NormaliseStep,
  type ReduceStep,
  type Rounding,
  type RuleStep,
  type Term,
} from './ruleset-step.ts';

const named = {
  id: ruleIdSchema,
  title: textSchema(60).optional(),
  titleEn: textSchema(80).optional(),
  /** Header names under which a plain table may carry it; its id where none are listed. */
  columns: z.array(textSchema(40)).max(12).optional(),
};

/** One way in which marks of an entry differ: by judge, criterion, attempt, dive … */
export const axisSchema = z.strictObject(named);
export type Axis = z.infer<typeof axisSchema>;

/** A number that comes with the entry: deductions, difficulty, an earlier stage's total. */
export const attributeSchema = z.strictObject({
  ...named,
  /** What stands for an absent one; null makes it required. */
  missing: decimalSchema.nullable(),
  /** A leading minus is not read: protocols print a deduction of 1.00 as 1.00 or as -1.00. */
  magnitude: z.boolean().optional(),
  /** In a contest: the entry's total in this earlier stage. */
  stage: stageIdSchema.optional(),
});
export type Attribute = z.infer<typeof attributeSchema>;

/**
 * What a status does to the values it concerns. `open`: nothing is computed from them; `leave`: they
 * are not there and the panel is smaller; `zero`: they count as 0; `dnf`: worse than every number.
 */
const meaningSchema = z.enum(['open', 'leave', 'zero', 'dnf']);
export type StatusMeaning = z.infer<typeof meaningSchema>;
export const STATUSES = ['missing', 'recused', 'absent', 'late', 'dnf'] as const;
export type Status = (typeof STATUSES)[number];
const statusesSchema = z.strictObject({
  missing: meaningSchema,
  recused: meaningSchema,
  absent: meaningSchema,
  /** `count`: a late mark counts like any other. */
  late: z.enum(['open', 'leave', 'zero', 'dnf', 'count']),
  dnf: meaningSchema,
});

const better = z.enum(['higher', 'lower']);
export type Better = z.infer<typeof better>;

/** Rules applied in order to entries that are still level. */
export const tieBreakSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('value'), of: ruleIdSchema, better: better.optional() }),
  z.strictObject({
    by: z.literal('attribute'),
    attribute: ruleIdSchema,
    better: better.optional(),
  }),
  /** More of the first of `values`, then of the second …; without `values`, from the best down. */
  z.strictObject({
    by: z.literal('counts'),
    of: ruleIdSchema,
    values: z.array(decimalSchema).min(1).max(100).optional(),
  }),
  /** Column by column from the total on: more values at or better than it, then their better sum. */
  z.strictObject({ by: z.literal('majority'), of: ruleIdSchema }),
  /** A recorded vote of the panel, and a playoff with marks of its own: signed decisions. */
  z.strictObject({ by: z.literal('vote') }),
  z.strictObject({ by: z.literal('playoff') }),
]);
export type TieBreak = z.infer<typeof tieBreakSchema>;

export const rankingSchema = z.strictObject({
  better,
  /** `rounded`: compare totals after the last step's rounding; `exact`: before it. */
  by: z.enum(['rounded', 'exact']),
  /**
   * 1224: level entries share the better rank and the next ranks are skipped; 1223: none is skipped;
   * 1234: `order` decides, and nobody shares a rank.
   */
  style: z.enum(['1224', '1223', '1234']),
  order: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('entry') }),
      z.strictObject({ by: z.literal('attribute'), attribute: ruleIdSchema, better }),
    ])
    .optional(),
});

/** The arithmetic of a stage, as data. Version 2; docs/rulesets.md describes every field. */
export const rulesetSchema = z.strictObject({
  type: z.literal('jurybox.ruleset'),
  version: z.literal(2),
  axes: z.array(axisSchema).min(1).max(6),
  attributes: z.array(attributeSchema).max(20),
  statuses: statusesSchema,
  steps: z.array(ruleStepSchema).min(1).max(40),
  /** The step whose value, which has no axis left, is the entry's total. */
  total: ruleIdSchema,
  ranking: rankingSchema,
  tieBreaks: z.array(tieBreakSchema).max(20),
});
export type Ruleset = z.infer<typeof rulesetSchema>;
