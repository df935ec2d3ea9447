import { z } from 'zod';
import { criterionIdSchema } from './primitives.ts';

export const roundingSchema = z.strictObject({
  places: z.int().min(0).max(6),
  mode: z.enum(['half-up', 'half-even', 'floor']),
});
export type Rounding = z.infer<typeof roundingSchema>;

/** How the judges' totals of one entry become the entry's total. */
export const aggregationSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('mean') }),
  z.strictObject({ method: z.literal('sum') }),
  z.strictObject({
    method: z.literal('trimmed-mean'),
    dropLow: z.int().min(0).max(10),
    dropHigh: z.int().min(0).max(10),
    /** Fewest marks present for which trimming is legal. */
    minimumPanel: z.int().min(1).max(100),
    /** What happens below it: a plain mean, or no result. */
    belowMinimum: z.enum(['mean', 'incomplete']),
  }),
]);
export type Aggregation = z.infer<typeof aggregationSchema>;

/** Rules applied in order to entries that are still level. */
export const tieBreakSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('untrimmed-mean') }),
  z.strictObject({ by: z.literal('criterion'), criterion: criterionIdSchema }),
  z.strictObject({ by: z.literal('head-judge') }),
]);
export type TieBreak = z.infer<typeof tieBreakSchema>;

/** The arithmetic of a stage, as data. Version 1; docs/rulesets.md describes every field. */
export const rulesetSchema = z.strictObject({
  type: z.literal('jurybox.ruleset'),
  version: z.literal(1),
  aggregation: aggregationSchema,
  /** Applied to each judge's weighted total before aggregation; null keeps it exact. */
  roundJudgeTotal: roundingSchema.nullable(),
  /** Applied once to the aggregated total; null keeps it exact (shown with six places). */
  roundEntryTotal: roundingSchema.nullable(),
  /** Fewest counted judges for an entry to have a total at all. */
  minimumPanel: z.int().min(1).max(100),
  rankBy: z.enum(['rounded', 'exact']),
  tieBreaks: z.array(tieBreakSchema).max(10),
  /** 1224: entries that stay level share the better rank, and the next rank is skipped. */
  rankStyle: z.literal('1224'),
});
export type Ruleset = z.infer<typeof rulesetSchema>;
