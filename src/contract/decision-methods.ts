import { z } from 'zod';
import { rankedEntrySchema } from '../core/model/contest-result.ts';
import { decisionBodySchema, decisionSchema } from '../core/model/decision.ts';
import { divisionIdSchema, sha256Schema, stageIdSchema } from '../core/model/primitives.ts';
import { mutation, query } from './define-method.ts';
import { secretSchema } from './shapes.ts';

const organizer = ['organizer'] as const;

const placeSchema = rankedEntrySchema.pick({
  rank: true,
  standing: true,
  total: true,
  award: true,
  recommended: true,
});
const status = z.enum(['complete', 'incomplete']);

/** A name of spaces or signs of no width names nobody. */
const isSeen = (text: string) => /[^\s\p{Cf}]/u.test(text);

/** What a decision changes in the result that the sheets give; core's `DecisionEffect`. */
export const decisionEffectSchema = z.strictObject({
  changes: z.array(
    rankedEntrySchema.pick({ entry: true, title: true }).extend({
      division: divisionIdSchema,
      before: placeSchema,
      after: placeSchema,
    }),
  ),
  status: z.strictObject({ before: status, after: status }),
  open: z.strictObject({ before: z.int(), after: z.int() }),
  cutTies: z.strictObject({ before: z.int(), after: z.int() }),
});
export type DecisionEffectView = z.infer<typeof decisionEffectSchema>;

/** Decisions are inputs of a result: signed, numbered, never taken back but by a later one. */
export const decisionMethods = {
  'decisions.list': query(
    organizer,
    z.strictObject({ stage: stageIdSchema }),
    z.array(z.strictObject({ hash: sha256Schema, decision: decisionSchema })),
  ),
  /** What the result would be with this decision. Nothing is signed or stored. */
  'decisions.preview': query(
    organizer,
    z.strictObject({ stage: stageIdSchema, body: decisionBodySchema }),
    decisionEffectSchema,
  ),
  /** What a signed decision changed in the result of the sheets and decisions before it. */
  'decisions.effect': query(
    organizer,
    z.strictObject({ stage: stageIdSchema, hash: sha256Schema }),
    decisionEffectSchema,
  ),
  /** Refused where the decision could change nothing: see the `decision-` errors. */
  'decisions.sign': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      body: decisionBodySchema,
      reason: decisionSchema.shape.reason.refine(isSeen),
      decidedBy: decisionSchema.shape.decidedBy.refine((names) => names.every(isSeen)),
      secret: secretSchema,
    }),
    z.strictObject({ hash: sha256Schema }),
  ),
} as const;
