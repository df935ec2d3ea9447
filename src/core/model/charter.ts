import { z } from 'zod';
import {
  contestIdSchema,
  countSchema,
  divisionIdSchema,
  ed25519HexSchema,
  instantSchema,
  rubricIdSchema,
  stageIdSchema,
  textSchema,
  trackIdSchema,
} from './primitives.ts';
import { sm2HexSchema } from './people.ts';
import { rubricSchema } from './rubric.ts';
import { rulesetSchema } from './ruleset.ts';

export const awardSchema = z.strictObject({
  id: divisionIdSchema,
  title: textSchema(40),
  titleEn: textSchema(60).optional(),
  /** Places of this award, in the order of the list. */
  count: countSchema,
  prize: textSchema(80).optional(),
});
export type Award = z.infer<typeof awardSchema>;

/** What one stage does with one division. */
export const stageDivisionSchema = z.strictObject({
  division: divisionIdSchema,
  rubric: rubricIdSchema,
  awards: z.array(awardSchema).max(20),
  /** Top entries recommended onward (national final) or advanced to the next stage. */
  recommend: countSchema,
});
export type StageDivision = z.infer<typeof stageDivisionSchema>;

export const stageSchema = z.strictObject({
  id: stageIdSchema,
  title: textSchema(60),
  titleEn: textSchema(80).optional(),
  /** What `recommend` means in this stage. */
  recommendTitle: textSchema(60),
  deadline: instantSchema.nullable(),
  ruleset: rulesetSchema,
  divisions: z.array(stageDivisionSchema).min(1).max(20),
});
export type Stage = z.infer<typeof stageSchema>;

export const divisionSchema = z.strictObject({
  id: divisionIdSchema,
  title: textSchema(60),
  titleEn: textSchema(80).optional(),
});
export const trackSchema = z.strictObject({
  id: trackIdSchema,
  title: textSchema(60),
  titleEn: textSchema(80).optional(),
});

/** The part of a charter that people write: a preset and the setup screen both have this form. */
export const contestSetupSchema = z.strictObject({
  title: textSchema(160),
  titleEn: textSchema(200).optional(),
  notice: textSchema(160).optional(),
  divisions: z.array(divisionSchema).min(1).max(20),
  tracks: z.array(trackSchema).max(60),
  rubrics: z.array(rubricSchema).min(1).max(20),
  stages: z.array(stageSchema).min(1).max(10),
});
export type ContestSetup = z.infer<typeof contestSetupSchema>;

/** The signed constitution of a contest. Signed by the root keys that it names. */
export const charterSchema = z.strictObject({
  type: z.literal('jurybox.charter'),
  version: z.literal(1),
  contestId: contestIdSchema,
  rehearsal: z.boolean(),
  createdAt: instantSchema,
  rootKeys: z.array(ed25519HexSchema).min(1).max(9),
  rootThreshold: z.int().min(1).max(9),
  operationsKey: ed25519HexSchema,
  /** Where present, results must bear a valid SM2 signature of this key as well. */
  operationsSm2: sm2HexSchema.optional(),
  notary: z.strictObject({ name: textSchema(80), key: ed25519HexSchema }).nullable(),
  setup: contestSetupSchema,
});
export type Charter = z.infer<typeof charterSchema>;
