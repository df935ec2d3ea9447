import { z } from 'zod';
import { HASH_TEXT, type LongList } from '../json/long-list.ts';
import { logOriginSchema } from '../model/log-event.ts';
import { sha256Schema } from '../model/primitives.ts';
import { LOGGED_KINDS } from './leaf.ts';

/** One line of a log: what stands there, and its leaf hash. */
export const logLeafSchema = z.strictObject({
  kind: z.enum(LOGGED_KINDS),
  object: sha256Schema,
  leaf: sha256Schema,
});
export type LogLeaf = z.infer<typeof logLeafSchema>;

/** `log/leaves.json` of an archive, canonical JSON: every leaf in order. */
export const logLeavesSchema = z.strictObject({
  type: z.literal('jurybox.log-leaves'),
  version: z.literal(1),
  origin: logOriginSchema,
  leaves: z.array(logLeafSchema).max(2_000_000),
});
export type LogLeaves = z.infer<typeof logLeavesSchema>;

const LEAF = [
  String.raw`\{"kind":"(?:${LOGGED_KINDS.join('|')})"`,
  `"leaf":${HASH_TEXT}`,
  String.raw`"object":${HASH_TEXT}\}`,
].join(',');

/** `leaves`, for reading without a schema for each. */
export const LEAVES_LIST: LongList = {
  name: 'leaves',
  max: 2_000_000,
  item: new RegExp(LEAF, 'y'),
};
