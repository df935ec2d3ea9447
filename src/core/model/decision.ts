import { z } from 'zod';
import {
  contestIdSchema,
  decimalSchema,
  divisionIdSchema,
  entryIdSchema,
  instantSchema,
  judgeIdSchema,
  sha256Schema,
  stageIdSchema,
  textSchema,
  versionSchema,
} from './primitives.ts';

const entries = z.array(entryIdSchema).min(2).max(1000);

/** What was decided. Inputs of a result beside the sheets; none of them changes a score. */
export const decisionBodySchema = z.discriminatedUnion('kind', [
  /** Out of the ranking; everyone below moves up (递补). */
  z.strictObject({ kind: z.literal('withdrawal'), entry: entryIdSchema }),
  z.strictObject({ kind: z.literal('disqualification'), entry: entryIdSchema }),
  z.strictObject({ kind: z.literal('reinstatement'), entry: entryIdSchema }),
  /** The panel's order among entries that are level, best first. */
  z.strictObject({ kind: z.literal('vote'), division: divisionIdSchema, entries }),
  /** Marks of a playoff, as spoken and written down: one per judge and entry. */
  z.strictObject({
    kind: z.literal('playoff'),
    division: divisionIdSchema,
    entries: z
      .array(
        z.strictObject({
          entry: entryIdSchema,
          marks: z
            .array(z.strictObject({ judge: judgeIdSchema, mark: decimalSchema }))
            .min(1)
            .max(100),
        }),
      )
      .min(2)
      .max(1000),
  }),
  /** Late sheets of this judge and entry count after all. */
  z.strictObject({ kind: z.literal('admit-late'), judge: judgeIdSchema, entry: entryIdSchema }),
]);
export type DecisionBody = z.infer<typeof decisionBodySchema>;
export type DecisionKind = DecisionBody['kind'];

/** A decision of the organizer or the panel. Signed by operations; each names the one before. */
export const decisionSchema = z.strictObject({
  type: z.literal('jurybox.decision'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  stage: stageIdSchema,
  decisionVersion: versionSchema,
  previous: sha256Schema.nullable(),
  createdAt: instantSchema,
  body: decisionBodySchema,
  reason: textSchema(2000, { lines: true }),
  /** Names of those who decided. */
  decidedBy: z.array(textSchema(80)).min(1).max(50),
});
export type Decision = z.infer<typeof decisionSchema>;
