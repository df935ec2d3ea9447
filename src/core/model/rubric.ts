import { z } from 'zod';
import {
  criterionIdSchema,
  decimalSchema,
  rubricIdSchema,
  scaledSchema,
  textSchema,
} from './primitives.ts';

/** A labelled interval of marks (both ends included) that tells judges what a mark means. */
export const bandSchema = z.strictObject({
  label: textSchema(40),
  from: scaledSchema,
  to: scaledSchema,
});

/** A criterion. `min`, `max`, `step` and bands are integers scaled by the rubric's `decimals`. */
export const criterionSchema = z.strictObject({
  id: criterionIdSchema,
  title: textSchema(80),
  titleEn: textSchema(120).optional(),
  description: textSchema(1000, { lines: true }).optional(),
  min: scaledSchema,
  max: scaledSchema,
  step: scaledSchema.min(1),
  /** Factor of this criterion in a judge's total; `1` where criteria carry points summing to 100. */
  weight: decimalSchema,
  bands: z.array(bandSchema).max(10),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const rubricSchema = z.strictObject({
  id: rubricIdSchema,
  title: textSchema(120),
  /** False marks a template: the interface says so wherever the rubric is shown. */
  official: z.boolean(),
  /** Decimal places of every mark: a mark of 26.5 with one decimal travels as 265. */
  decimals: z.int().min(0).max(4),
  criteria: z.array(criterionSchema).min(1).max(40),
  commentRequired: z.boolean(),
});
export type Rubric = z.infer<typeof rubricSchema>;
