import { z } from 'zod';
import {
  contestIdSchema,
  instantSchema,
  logIndexSchema,
  sha256Schema,
  stageIdSchema,
} from './primitives.ts';

/** Random name of one log; two collecting desks of one stage have two logs. */
export const logIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'log id');
/** `jurybox/<contest>/<stage>/<log id>`: the origin line of the log's checkpoints. */
export const logOriginSchema = z
  .string()
  .regex(/^jurybox\/[A-Za-z0-9._-]{1,64}\/[A-Za-z0-9._-]{1,64}\/[0-9a-f]{16}$/, 'log origin');

const eventBase = {
  version: z.literal(1),
  contestId: contestIdSchema,
  charter: sha256Schema,
  stage: stageIdSchema,
  createdAt: instantSchema,
};

/** Scoring opens, or opens again. What follows in the log counts until a closing. */
export const openingSchema = z.strictObject({
  type: z.literal('jurybox.opening'),
  ...eventBase,
  log: logIdSchema,
  /** Size of the log before it, which tells two openings of one log apart. */
  size: logIndexSchema,
});
export type Opening = z.infer<typeof openingSchema>;

/** Scoring closes. Sheets that follow are late: logged, reported, not counted (threats.md row 29). */
export const closingSchema = z.strictObject({
  type: z.literal('jurybox.closing'),
  ...eventBase,
  log: logIdSchema,
  /** Tells two closings of one log apart. */
  size: logIndexSchema,
});
export type Closing = z.infer<typeof closingSchema>;

/** A sheet of a bundle that cannot be accepted, and why. The sheet itself is kept beside it. */
export const rejectionSchema = z.strictObject({
  type: z.literal('jurybox.rejection'),
  ...eventBase,
  bundle: sha256Schema,
  sheet: sha256Schema,
  code: z.string().max(60),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/** Another desk's log of the same stage was taken over: all its objects stand in this one too. */
export const mergeSchema = z.strictObject({
  type: z.literal('jurybox.merge'),
  ...eventBase,
  origin: logOriginSchema,
  size: logIndexSchema,
  root: sha256Schema,
});
export type Merge = z.infer<typeof mergeSchema>;
