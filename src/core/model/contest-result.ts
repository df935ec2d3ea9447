import { z } from 'zod';
import {
  contestIdSchema,
  countSchema,
  divisionIdSchema,
  ed25519HexSchema,
  entryIdSchema,
  instantSchema,
  judgeIdSchema,
  logIndexSchema,
  sha256Schema,
  stageIdSchema,
  textSchema,
  trackIdSchema,
} from './primitives.ts';
import { logOriginSchema } from './log-event.ts';

/** A head of a log: RFC 9162 tree head, under the log's origin. */
export const logHeadSchema = z.strictObject({
  origin: logOriginSchema,
  size: logIndexSchema,
  root: sha256Schema,
});
export type LogHead = z.infer<typeof logHeadSchema>;

/** Output text of an exact number at its declared places, such as `84.50`. */
const figureSchema = z.string().regex(/^-?\d+(?:\.\d+)?$/);

export const rankedEntrySchema = z.strictObject({
  entry: entryIdSchema,
  title: textSchema(200),
  team: textSchema(200),
  track: trackIdSchema,
  /** Rank within the division, or null while the division is incomplete or the entry has no place. */
  rank: countSchema.nullable(),
  /** What the total is: a number, a state without one, or out of the ranking by decision. */
  standing: z.enum(['scored', 'open', 'none', 'dnf', 'withdrawn', 'disqualified']),
  total: figureSchema.nullable(),
  /** Without normalisation; present exactly where the rules normalise and there is a total. */
  raw: figureSchema.optional(),
  /** Judges counted, and judges recused. */
  counted: countSchema,
  recused: countSchema,
  award: divisionIdSchema.nullable(),
  recommended: z.boolean(),
});
export type RankedEntry = z.infer<typeof rankedEntrySchema>;

/** Entries that stay level across the edge of an award or of the recommendation. */
export const cutTieSchema = z.strictObject({
  line: divisionIdSchema,
  places: countSchema,
  entries: z.array(entryIdSchema).min(2),
});
export type CutTie = z.infer<typeof cutTieSchema>;

/**
 * Why an expected cell counts for nothing yet: no sheet, contradicting sheets, or only sheets that
 * the log puts after the close (`late`) or after the revocation of their device (`revoked`).
 */
export const openStateSchema = z.enum(['missing', 'conflict', 'late', 'revoked']);
export type OpenState = z.infer<typeof openStateSchema>;
export const openCellSchema = z.strictObject({
  judge: judgeIdSchema,
  entry: entryIdSchema,
  state: openStateSchema,
});

export const divisionResultSchema = z.strictObject({
  division: divisionIdSchema,
  status: z.enum(['complete', 'incomplete']),
  ranking: z.array(rankedEntrySchema).max(20_000),
  cutTies: z.array(cutTieSchema).max(100),
});
export type DivisionResult = z.infer<typeof divisionResultSchema>;

/** The computed part of a result: a pure function of the signed inputs. */
export const computedResultSchema = z.strictObject({
  status: z.enum(['complete', 'incomplete']),
  /** Every judge and entry that keeps the result from being complete. */
  open: z.array(openCellSchema).max(1_000_000),
  /** Entries with fewer counted judges than the ruleset demands. */
  shortPanels: z.array(entryIdSchema).max(20_000),
  divisions: z.array(divisionResultSchema).max(20),
});
export type ComputedResult = z.infer<typeof computedResultSchema>;

/** The published result. Signed by operations; verification recomputes `computed` byte for byte. */
export const resultSchema = z.strictObject({
  type: z.literal('jurybox.result'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  roster: sha256Schema,
  assignment: sha256Schema,
  stage: stageIdSchema,
  createdAt: instantSchema,
  /** The log that the result was computed from; the result itself is a later leaf. */
  head: logHeadSchema,
  /** The sheets that count, in ascending order. */
  sheets: z.array(sha256Schema).max(1_000_000),
  /** Every decision of the stage up to now, in ascending order. */
  decisions: z.array(sha256Schema).max(10_000),
  computed: computedResultSchema,
});
export type ContestResult = z.infer<typeof resultSchema>;

/** A notary's signed statement over an archive's index. */
export const countersignatureSchema = z.strictObject({
  type: z.literal('jurybox.countersignature'),
  version: z.literal(1),
  contestId: contestIdSchema,
  rootFingerprint: sha256Schema,
  archiveIndex: sha256Schema,
  result: sha256Schema,
  notary: ed25519HexSchema,
  statement: textSchema(2000, { lines: true }),
  checks: z
    .array(
      z.strictObject({
        step: z.int().min(1).max(12),
        status: z.enum(['passed', 'failed', 'not-run']),
      }),
    )
    .length(12),
  signedAt: instantSchema,
});
export type Countersignature = z.infer<typeof countersignatureSchema>;

/** Lists every file of an archive. Signed by operations. */
export const archiveIndexSchema = z.strictObject({
  type: z.literal('jurybox.archive'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  stage: stageIdSchema,
  /** The final head of the log. */
  head: logHeadSchema,
  application: z.strictObject({
    name: z.literal('jurybox'),
    version: z.string().max(40),
    /** Hash of the build that wrote the archive; null when it ran from sources. */
    build: sha256Schema.nullable(),
  }),
  /** Hash of the verify.html published with that build; null as above. */
  verifier: sha256Schema.nullable(),
  files: z
    .array(
      z.strictObject({
        path: z.string().max(200),
        size: z
          .int()
          .min(0)
          .max(2 ** 40),
        sha256: sha256Schema,
      }),
    )
    .max(1_000_000),
});
export type ArchiveIndex = z.infer<typeof archiveIndexSchema>;
