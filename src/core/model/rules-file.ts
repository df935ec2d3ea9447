import { z } from 'zod';
import { awardSchema } from './charter.ts';
import { countSchema, decimalSchema, textSchema } from './primitives.ts';
import { rubricSchema } from './rubric.ts';
import { rulesetSchema } from './ruleset.ts';

/** Bounds of a mark where there is no rubric; steps count from `min`, or from 0. */
export const scaleSchema = z.strictObject({
  min: decimalSchema.optional(),
  max: decimalSchema.optional(),
  step: decimalSchema.optional(),
});
export type Scale = z.infer<typeof scaleSchema>;

/** The rules of a plain table, for `jurybox tally`: what a charter says of one stage and division. */
export const rulesFileSchema = z.strictObject({
  type: z.literal('jurybox.rules'),
  version: z.literal(2),
  title: textSchema(160),
  titleEn: textSchema(200).optional(),
  /** What the rules are, where they come from and what they leave out. */
  note: textSchema(4000, { lines: true }).optional(),
  scale: scaleSchema.optional(),
  rubric: rubricSchema.nullable(),
  ruleset: rulesetSchema,
  awards: z.array(awardSchema).max(20),
  recommend: countSchema,
});
export type RulesFile = z.infer<typeof rulesFileSchema>;
