import { z } from 'zod';
import { stageIdSchema } from '../core/model/primitives.ts';
import { query } from './define-method.ts';

const organizer = ['organizer'] as const;
const stageInput = z.strictObject({ stage: stageIdSchema });

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const count = z.int().min(0);
const placeSchema = z.strictObject({ axis: z.string(), id: z.string() });
/** An exact number: as a fraction, as a decimal of six places, and whether that is only near it. */
const figureSchema = z.strictObject({
  exact: z.string(),
  decimal: z.string(),
  rounded: z.boolean(),
});

const standingSchema = z.strictObject({
  rank: z.int().nullable(),
  award: z.string().nullable(),
  recommended: z.boolean(),
});
/** Core's `JudgeInfluence`. */
export const judgeInfluenceSchema = z.strictObject({
  judge: z.string(),
  changes: list(
    z.strictObject({
      division: z.string(),
      entry: z.string(),
      before: standingSchema,
      after: standingSchema,
    }),
  ),
  unranked: list(z.string()),
});

/** Core's `MarkChange`: one mark moved, and who would cross the line. */
const markChangeSchema = z.strictObject({
  entry: z.string(),
  at: list(placeSchema),
  from: z.string(),
  to: z.string(),
  totalBefore: z.string().nullable(),
  totalAfter: z.string().nullable(),
  rises: list(z.string()),
  falls: list(z.string()),
  level: list(z.string()),
});
/** Core's `LineStability`: the least change of one mark that moves somebody across a line. */
export const lineStabilitySchema = z.strictObject({
  line: z.string(),
  place: z.int().min(1),
  level: list(z.string()),
  steps: z.int().min(1).nullable(),
  found: count,
  changes: list(markChangeSchema),
  tried: z.strictObject({ steps: count, entries: count, of: count }),
  untried: z.enum(['incomplete', 'room', 'no-scale']).nullable(),
});
export type LineStabilityView = z.infer<typeof lineStabilitySchema>;

/** Core's `JudgeStatistics`: severity and spread of judges, and values that stand out. */
export const judgeStatisticsSchema = z.strictObject({
  division: z.string(),
  basis: z.string().nullable(),
  title: z.string().nullable(),
  titleEn: z.string().nullable(),
  judges: list(
    z.strictObject({
      judge: z.string(),
      entries: count,
      values: count,
      deviation: figureSchema,
      distance: figureSchema,
      spread: figureSchema,
      othersSpread: figureSchema,
      flagged: z.boolean(),
    }),
  ),
  outliers: list(
    z.strictObject({
      judge: z.string(),
      entry: z.string(),
      at: list(placeSchema),
      value: figureSchema,
      median: figureSchema,
      distance: figureSchema,
      limit: figureSchema,
    }),
  ),
  found: count,
});
export type JudgeStatisticsView = z.infer<typeof judgeStatisticsSchema>;

/** How far a result hangs on single judges and marks. For information: nothing is changed by it. */
export const sensitivityMethods = {
  /** For each judge: whose award or recommendation would change without that judge. */
  'result.sensitivity': query(organizer, stageInput, list(judgeInfluenceSchema)),
  /** For each award and recommendation line: the least change of one mark that moves it. */
  'result.lines': query(
    organizer,
    stageInput,
    list(
      z.strictObject({
        division: z.string(),
        /** Incomplete: nothing was tried. */
        complete: z.boolean(),
        lines: list(lineStabilitySchema),
      }),
    ),
  ),
  /** For each division: how its judges' marks compare; marks that stand out are named, not changed. */
  'result.judges': query(organizer, stageInput, list(judgeStatisticsSchema)),
} as const;
