import { z } from 'zod';
import {
  contestIdSchema,
  ed25519HexSchema,
  judgeIdSchema,
  sha256Schema,
  textSchema,
  versionSchema,
} from './primitives.ts';

/** Bech32 age X25519 recipient. */
export const ageRecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'age recipient');

/** The public half of a device, self-signed, handed to the organizer. */
export const keyCardSchema = z.strictObject({
  type: z.literal('jurybox.key-card'),
  version: z.literal(1),
  role: z.enum(['judge', 'notary']),
  name: textSchema(80),
  organization: textSchema(120, { min: 0 }),
  rehearsal: z.boolean(),
  ed25519: ed25519HexSchema,
  age: ageRecipientSchema,
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
    .array(z.strictObject({ ed25519: ed25519HexSchema, age: ageRecipientSchema }))
    .min(1)
    .max(8),
});
export type RosterJudge = z.infer<typeof rosterJudgeSchema>;

/** Who judges, with which device keys. Signed by the root; each version names the one before. */
export const rosterSchema = z.strictObject({
  type: z.literal('jurybox.roster'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  rosterVersion: versionSchema,
  previous: sha256Schema.nullable(),
  judges: z.array(rosterJudgeSchema).max(2000),
});
export type Roster = z.infer<typeof rosterSchema>;
