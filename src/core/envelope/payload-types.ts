import type { z } from 'zod';
import { assignmentSchema, packageManifestSchema } from '../model/assignment.ts';
import { charterSchema } from '../model/charter.ts';
import {
  archiveIndexSchema,
  countersignatureSchema,
  resultSchema,
} from '../model/contest-result.ts';
import { decisionSchema } from '../model/decision.ts';
import { closingSchema, mergeSchema, openingSchema, rejectionSchema } from '../model/log-event.ts';
import { keyCardSchema, rosterSchema } from '../model/people.ts';
import { bundleSchema, receiptSchema, scoreSheetSchema } from '../model/score-sheet.ts';

/** One DSSE payload type per purpose (threats.md row 15), with the schema of its payload. */
export const PAYLOAD_SCHEMAS = {
  charter: charterSchema,
  'key-card': keyCardSchema,
  roster: rosterSchema,
  assignment: assignmentSchema,
  package: packageManifestSchema,
  'score-sheet': scoreSheetSchema,
  bundle: bundleSchema,
  receipt: receiptSchema,
  opening: openingSchema,
  closing: closingSchema,
  rejection: rejectionSchema,
  merge: mergeSchema,
  decision: decisionSchema,
  result: resultSchema,
  archive: archiveIndexSchema,
  countersignature: countersignatureSchema,
} as const;

export type PayloadKind = keyof typeof PAYLOAD_SCHEMAS;
export type PayloadOf<K extends PayloadKind> = z.infer<(typeof PAYLOAD_SCHEMAS)[K]>;

/** The DSSE `payloadType` of a kind. */
export function payloadTypeOf(kind: PayloadKind): string {
  return `application/vnd.jurybox.${kind}.v1+json`;
}
