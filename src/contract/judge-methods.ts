import { z } from 'zod';
import {
  ed25519HexSchema,
  judgeIdSchema,
  logIndexSchema,
  sha256Schema,
  stageIdSchema,
  textSchema,
} from '../core/model/primitives.ts';
import { rowProblemSchema } from './contest-methods.ts';
import { mutation, query } from './define-method.ts';
import { fingerprintViewSchema, instant, nothing, secretSchema, uploadIdSchema } from './shapes.ts';

const organizer = ['organizer'] as const;

/** A judge's share of the score, where the rules tell groups apart. */
const groupSchema = textSchema(40);

export const judgeRowSchema = z.strictObject({
  id: judgeIdSchema,
  name: z.string(),
  organization: z.string(),
  role: z.enum(['judge', 'head-judge']),
  group: groupSchema.optional(),
  devices: z.array(
    fingerprintViewSchema.extend({
      key: ed25519HexSchema,
      revocations: z.array(
        z.strictObject({
          stage: stageIdSchema,
          fromIndex: logIndexSchema,
          reason: z.string(),
          /** Carried by a signed roster; until then it can be withdrawn. */
          signed: z.boolean(),
        }),
      ),
    }),
  ),
});
export type JudgeRow = z.infer<typeof judgeRowSchema>;

export const judgeMethods = {
  'judges.list': query(
    organizer,
    nothing,
    z.strictObject({
      judges: z.array(judgeRowSchema),
      /** 0 while no roster was signed. */
      rosterVersion: z.int(),
      /** The list differs from the signed roster: sign it again. */
      unsigned: z.boolean(),
      /** Groups that the rules of any stage name; null: they know none. Empty: any name will do. */
      groups: z.array(z.string()).nullable(),
    }),
  ),
  /** Reads a key card without adding it, so that its fingerprint can be compared. */
  'judges.previewKeyCard': query(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({
      name: z.string(),
      organization: z.string(),
      fingerprint: fingerprintViewSchema,
      suggestedId: z.string(),
    }),
  ),
  /** Adds a judge, or a further device of one, after a person compared the fingerprint. */
  'judges.add': mutation(
    organizer,
    z.strictObject({
      uploadId: uploadIdSchema,
      judgeId: judgeIdSchema,
      role: z.enum(['judge', 'head-judge']),
      group: groupSchema.optional(),
      /** The fingerprint that was compared; refused when the card's differs. */
      comparedFingerprint: sha256Schema,
    }),
    nothing,
  ),
  /** Puts a judge into a group, or into none. It counts with the next roster. */
  'judges.setGroup': mutation(
    organizer,
    z.strictObject({ judgeId: judgeIdSchema, group: groupSchema.nullable() }),
    nothing,
  ),
  /** Takes groups over from a CSV; with any problem nothing of it. */
  'judges.importGroups': mutation(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema }),
    z.strictObject({ count: z.int(), problems: z.array(rowProblemSchema) }),
  ),
  'judges.remove': mutation(organizer, z.strictObject({ judgeId: judgeIdSchema }), nothing),
  'judges.signRoster': mutation(
    organizer,
    z.strictObject({ secret: secretSchema }),
    z.strictObject({
      rosterVersion: z.int(),
      /** Further root keys must sign: `signing.pending`. */
      waiting: z.boolean(),
    }),
  ),
  /**
   * What a device signs from a place in a stage's log on no longer counts. It takes effect with the
   * next roster, which carries it for good.
   */
  'judges.revokeDevice': mutation(
    organizer,
    z.strictObject({
      device: ed25519HexSchema,
      stage: stageIdSchema,
      fromIndex: logIndexSchema,
      reason: textSchema(400, { lines: true }),
    }),
    nothing,
  ),
  /** Takes a revocation back that no roster carries yet. */
  'judges.withdrawRevocation': mutation(
    organizer,
    z.strictObject({ device: ed25519HexSchema, stage: stageIdSchema }),
    nothing,
  ),
  /** The log of a stage as far as one device is concerned, to choose a place in it. */
  'judges.deviceLog': query(
    organizer,
    z.strictObject({ device: ed25519HexSchema, stage: stageIdSchema }),
    z.strictObject({
      /** The next index: revoking from here on touches nothing that was received. */
      size: logIndexSchema,
      bundles: z.array(
        z.strictObject({ index: logIndexSchema, receivedAt: instant, sheets: z.int() }),
      ),
    }),
  ),
};
