import { z } from 'zod';
import {
  contestIdSchema,
  criterionIdSchema,
  ed25519HexSchema,
  entryIdSchema,
  instantSchema,
  judgeIdSchema,
  logIndexSchema,
  scaledSchema,
  sha256Schema,
  stageIdSchema,
  textSchema,
} from './primitives.ts';

export const markSchema = z.strictObject({
  criterion: criterionIdSchema,
  /** Scaled by the rubric's decimals. */
  value: scaledSchema,
  comment: textSchema(2000, { lines: true }).optional(),
});
export type Mark = z.infer<typeof markSchema>;

export const sheetBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scores'),
    marks: z.array(markSchema).min(1).max(40),
    comment: textSchema(4000, { lines: true }).optional(),
  }),
  z.strictObject({
    kind: z.literal('recusal'),
    reason: textSchema(1000, { lines: true }),
  }),
]);
export type SheetBody = z.infer<typeof sheetBodySchema>;

/**
 * The sheet was first filled in on paper and typed from there by two people apart, whose entries were
 * equal: their names, which differ. The judge's device signs as ever.
 */
export const fromPaperSchema = z.strictObject({
  enteredBy: z.array(textSchema(80)).length(2),
});
export type FromPaper = z.infer<typeof fromPaperSchema>;

/** One judge's verdict on one entry, signed by the judge's device. Never overwritten. */
export const scoreSheetSchema = z.strictObject({
  type: z.literal('jurybox.score-sheet'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  roster: sha256Schema,
  package: sha256Schema,
  stage: stageIdSchema,
  judge: judgeIdSchema,
  deviceKey: ed25519HexSchema,
  entry: entryIdSchema,
  /** Counts every sheet that this device sealed in this contest, from 1. */
  sequence: z.int().min(1).max(10_000_000),
  /** Sheets of the same judge and entry that this one replaces; two or more resolve a conflict. */
  replaces: z.array(sha256Schema).max(16),
  /** Why it replaces them; present exactly when `replaces` is not empty. */
  correctionReason: textSchema(1000, { lines: true }).optional(),
  sealedAt: instantSchema,
  /** Absent where the judge entered the marks. */
  fromPaper: fromPaperSchema.optional(),
  body: sheetBodySchema,
});
export type ScoreSheet = z.infer<typeof scoreSheetSchema>;
/** What bindings and rules ask of a sheet: neither reads the counter or the clock of a device. */
export type SheetContent = Omit<ScoreSheet, 'type' | 'version' | 'sequence' | 'sealedAt'>;

/** What a judge hands over: the list of sheets, signed by the device. */
export const bundleSchema = z.strictObject({
  type: z.literal('jurybox.bundle'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  stage: stageIdSchema,
  judge: judgeIdSchema,
  deviceKey: ed25519HexSchema,
  createdAt: instantSchema,
  sheets: z.array(sha256Schema).max(40_000),
  /**
   * The newest head of the organizer's log that this device has checked, with its cosignature (a
   * C2SP signed note); null before the first receipt. The log must extend it (threats.md row 26).
   */
  cosigned: z.string().max(8000).nullable(),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** How a logged sheet stands: only `counts` takes part in the result (threats.md rows 29, 31). */
export const standingSchema = z.enum(['counts', 'late', 'revoked']);
export type Standing = z.infer<typeof standingSchema>;

/** RFC 9162 section 2.1.3: siblings from the leaf to the root. */
export const inclusionSchema = z.strictObject({
  index: logIndexSchema,
  path: z.array(sha256Schema).max(64),
});

/** What the organizer answers to a bundle. Signed by operations; makes a sheet "delivered". */
export const receiptSchema = z.strictObject({
  type: z.literal('jurybox.receipt'),
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  stage: stageIdSchema,
  bundle: sha256Schema,
  judge: judgeIdSchema,
  /** Sheets that stand in the log, each with its place and the proof against `checkpoint`. */
  accepted: z
    .array(inclusionSchema.extend({ sheet: sha256Schema, standing: standingSchema }))
    .max(40_000),
  /** Sheets refused by name; `index` is the place of the rejection in the log. */
  rejected: z
    .array(z.strictObject({ sheet: sha256Schema, code: z.string().max(60), index: logIndexSchema }))
    .max(40_000),
  /** The head the proofs lead to: a C2SP checkpoint signed by operations. */
  checkpoint: z.string().max(2000),
  /** From the head that the bundle cosigned to `checkpoint`; null when it cosigned none. */
  consistency: z
    .strictObject({ from: logIndexSchema, path: z.array(sha256Schema).max(64) })
    .nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;
