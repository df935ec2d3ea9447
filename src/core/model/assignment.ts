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
  trackIdSchema,
  versionSchema,
} from './primitives.ts';

/** A file of an entry. Its name is what people see; its hash is what it is. */
export const materialSchema = z.strictObject({
  name: textSchema(200),
  mediaType: z
    .string()
    .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/)
    .max(100),
  size: z
    .int()
    .min(0)
    .max(2 ** 40),
  sha256: sha256Schema,
});
export type Material = z.infer<typeof materialSchema>;

export const entrySchema = z.strictObject({
  id: entryIdSchema,
  division: divisionIdSchema,
  track: trackIdSchema,
  title: textSchema(200),
  team: textSchema(200),
  summary: textSchema(2000, { lines: true }).optional(),
  materials: z.array(materialSchema).max(50),
});
export type Entry = z.infer<typeof entrySchema>;

export const earlierTotalsSchema = z.strictObject({
  stage: stageIdSchema,
  result: sha256Schema,
  totals: z.array(z.strictObject({ entry: entryIdSchema, total: decimalSchema })).max(20_000),
});

/** Which judge is expected to score which entry in a stage. Signed by operations. */
export const assignmentSchema = z.strictObject({
  type: z.literal('jurybox.assignment'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  roster: sha256Schema,
  stage: stageIdSchema,
  assignmentVersion: versionSchema,
  previous: sha256Schema.nullable(),
  entries: z.array(entrySchema).max(20_000),
  panels: z
    .array(z.strictObject({ judge: judgeIdSchema, entries: z.array(entryIdSchema).max(20_000) }))
    .max(2000),
  /** Totals that the ruleset takes over from earlier stages, with the signed result they are of. */
  earlier: z.array(earlierTotalsSchema).max(10).optional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** What one judge receives: the manifest of a package. Signed by operations. */
export const packageManifestSchema = z.strictObject({
  type: z.literal('jurybox.package'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  roster: sha256Schema,
  assignment: sha256Schema,
  stage: stageIdSchema,
  judge: judgeIdSchema,
  packageVersion: versionSchema,
  createdAt: instantSchema,
  /** The entries in presenting order, with materials; each material is `materials/<sha256>`. */
  entries: z.array(entrySchema).max(20_000),
});
export type PackageManifest = z.infer<typeof packageManifestSchema>;
