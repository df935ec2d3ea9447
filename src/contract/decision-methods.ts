import { z } from 'zod';
import { decisionBodySchema, decisionSchema } from '../core/model/decision.ts';
import { sha256Schema, stageIdSchema } from '../core/model/primitives.ts';
import { mutation, query } from './define-method.ts';
import { secretSchema } from './shapes.ts';

const organizer = ['organizer'] as const;

/** Decisions are inputs of a result: signed, numbered, never taken back but by a later one. */
export const decisionMethods = {
  'decisions.list': query(
    organizer,
    z.strictObject({ stage: stageIdSchema }),
    z.array(z.strictObject({ hash: sha256Schema, decision: decisionSchema })),
  ),
  'decisions.sign': mutation(
    organizer,
    z.strictObject({
      stage: stageIdSchema,
      body: decisionBodySchema,
      reason: decisionSchema.shape.reason,
      decidedBy: decisionSchema.shape.decidedBy,
      secret: secretSchema,
    }),
    z.strictObject({ hash: sha256Schema }),
  ),
} as const;
