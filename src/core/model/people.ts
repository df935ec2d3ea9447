import { z } from 'zod';
import {
  contestIdSchema,
  countSchema,
  ed25519HexSchema,
  judgeIdSchema,
  sha256Schema,
  stageIdSchema,
  textSchema,
  versionSchema,
} from './primitives.ts';

/** Bech32 age X25519 recipient. */
export const ageRecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'age recipient');

/** Optional second key (GB/T 32918): an uncompressed SM2 point, `04 || x || y`, in hexadecimal. */
export const sm2HexSchema = z.string().regex(/^04[0-9a-f]{128}$/, 'sm2 key');

/** The public half of a device, self-signed, handed to the organizer. */
export const keyCardSchema = z.strictObject({
  type: z.literal('jurybox.key-card'),
  version: z.literal(1),
  role: z.enum(['judge', 'notary', 'root-holder']),
  name: textSchema(80),
  organization: textSchema(120, { min: 0 }),
  rehearsal: z.boolean(),
  ed25519: ed25519HexSchema,
  age: ageRecipientSchema,
  sm2: sm2HexSchema.optional(),
});
export type KeyCard = z.infer<typeof keyCardSchema>;

export const rosterJudgeSchema = z.strictObject({
  id: judgeIdSchema,
  name: textSchema(80),
  organization: textSchema(120, { min: 0 }),
  role: z.enum(['judge', 'head-judge']),
  /** Which share of the score the judge belongs to, where the rules know groups. */
  group: textSchema(40).optional(),
  devices: z
    .array(
      z.strictObject({
        ed25519: ed25519HexSchema,
        age: ageRecipientSchema,
        /** Where present, what this device signs must bear a valid SM2 signature as well. */
        sm2: sm2HexSchema.optional(),
      }),
    )
    .min(1)
    .max(8),
});
export type RosterJudge = z.infer<typeof rosterJudgeSchema>;

/**
 * A device whose signatures no longer count from a place in a stage's log on (threats.md row 31).
 * What stands before is flagged, never dropped: order is the log's index, not a clock.
 */
export const revocationSchema = z.strictObject({
  device: ed25519HexSchema,
  stage: stageIdSchema,
  fromIndex: countSchema,
  reason: textSchema(400, { lines: true }),
});
export type Revocation = z.infer<typeof revocationSchema>;

/** Who judges, with which device keys. Signed by the root; each version names the one before. */
export const rosterSchema = z.strictObject({
  type: z.literal('jurybox.roster'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  rosterVersion: versionSchema,
  previous: sha256Schema.nullable(),
  judges: z.array(rosterJudgeSchema).max(2000),
  /** Every revocation so far; a later roster never leaves one out. */
  revocations: z.array(revocationSchema).max(2000),
});
export type Roster = z.infer<typeof rosterSchema>;
