import { z } from 'zod';
import { contestSetupSchema } from '../core/model/charter.ts';
import { ed25519HexSchema, sha256Schema } from '../core/model/primitives.ts';
import { mutation, query } from './define-method.ts';
import {
  fingerprintViewSchema,
  instant,
  nothing,
  producedFileSchema,
  secretSchema,
  uploadIdSchema,
} from './shapes.ts';

const organizer = ['organizer'] as const;
const holder = ['root-holder'] as const;

const rootKindSchema = z.enum(['charter', 'roster']);
const uploadInput = z.strictObject({ uploadId: uploadIdSchema });

/** A root key, with the name that the organizer gives it. */
const rootKeyViewSchema = z.strictObject({
  key: ed25519HexSchema,
  name: z.string(),
  organization: z.string(),
  fingerprint: fingerprintViewSchema,
});
export type RootKeyView = z.infer<typeof rootKeyViewSchema>;

/** Something that waits for signatures of root keys. */
export const signingViewSchema = z.strictObject({
  kind: rootKindSchema,
  hash: sha256Schema,
  /** Null for a charter. */
  rosterVersion: z.int().nullable(),
  startedAt: instant,
  threshold: z.int(),
  signers: z.array(rootKeyViewSchema.extend({ signed: z.boolean() })),
});
export type SigningView = z.infer<typeof signingViewSchema>;

/** The organizer's side of the root: who holds its keys, and what waits for their signatures. */
export const rootMethods = {
  'root.get': query(
    organizer,
    nothing,
    z.strictObject({
      /** The organizer's own root key; null before its keys were made. */
      own: rootKeyViewSchema.nullable(),
      /** The organizer's operations key, for reading aloud to the holders. */
      operations: fingerprintViewSchema.nullable(),
      holders: z.array(rootKeyViewSchema),
      threshold: z.int(),
      /** The charter is signed, or being signed: nothing of this can change. */
      fixed: z.boolean(),
    }),
  ),
  /** Reads a root holder's key card without adding it, so that its fingerprint can be compared. */
  'root.previewCard': query(
    organizer,
    uploadInput,
    z.strictObject({
      name: z.string(),
      organization: z.string(),
      fingerprint: fingerprintViewSchema,
    }),
  ),
  /** Adds a holder, after a person compared the fingerprint; before the freeze. */
  'root.addHolder': mutation(
    organizer,
    z.strictObject({ uploadId: uploadIdSchema, comparedFingerprint: sha256Schema }),
    nothing,
  ),
  /** Takes a holder away; a threshold that could not be reached any more comes down with it. */
  'root.removeHolder': mutation(organizer, z.strictObject({ key: ed25519HexSchema }), nothing),
  'root.setThreshold': mutation(
    organizer,
    z.strictObject({ threshold: z.int().min(1).max(9) }),
    nothing,
  ),
  'signing.pending': query(
    organizer,
    nothing,
    z.strictObject({ charter: signingViewSchema.nullable(), roster: signingViewSchema.nullable() }),
  ),
  /** Writes the `.jbsign` file for the holders, with all signatures so far. */
  'signing.export': mutation(
    organizer,
    z.strictObject({ kind: rootKindSchema, destinationId: z.string() }),
    producedFileSchema,
  ),
  /** Takes a returned file in: in any order, repeatedly, with any part of the signatures. */
  'signing.import': mutation(
    organizer,
    uploadInput,
    z.strictObject({
      kind: rootKindSchema,
      /** Signatures that were not here before. */
      added: z.int(),
      /** What is still waiting; null once the threshold was reached and the object is in force. */
      waiting: signingViewSchema.nullable(),
    }),
  ),
  /** Gives up a charter or roster that waits for signatures. */
  'signing.cancel': mutation(organizer, z.strictObject({ kind: rootKindSchema }), nothing),
};

const deviceViewSchema = z.strictObject({ fingerprint: fingerprintViewSchema });
const judgeNameSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  organization: z.string(),
  role: z.enum(['judge', 'head-judge']),
});
const rosterChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.enum(['judge-added', 'judge-removed']),
    judge: judgeNameSchema,
    devices: z.array(deviceViewSchema),
  }),
  z.strictObject({
    change: z.literal('judge-changed'),
    judge: judgeNameSchema,
    before: judgeNameSchema,
  }),
  z.strictObject({
    change: z.enum(['device-added', 'device-removed']),
    judge: judgeNameSchema,
    devices: z.array(deviceViewSchema),
  }),
  z.strictObject({
    change: z.literal('device-revoked'),
    judge: judgeNameSchema.nullable(),
    /** The full fingerprint where the device stands in a roster, else its bare key. */
    device: z.string(),
    stage: z.string(),
    fromIndex: z.int(),
    reason: z.string(),
  }),
]);
export type RosterChangeView = z.infer<typeof rosterChangeSchema>;

const signedBeforeSchema = z.strictObject({
  kind: rootKindSchema,
  contestId: z.string(),
  title: z.string(),
  rosterVersion: z.int().nullable(),
  hash: sha256Schema,
  signedAt: instant,
});
export type SignedBefore = z.infer<typeof signedBeforeSchema>;

/** What a holder is asked to sign, from the file itself. */
export const requestViewSchema = z.strictObject({
  kind: rootKindSchema,
  hash: sha256Schema,
  contestId: z.string(),
  rehearsal: z.boolean(),
  rootFingerprint: fingerprintViewSchema,
  threshold: z.int(),
  keys: z.array(rootKeyViewSchema.extend({ signed: z.boolean(), own: z.boolean() })),
  /** The charter in question, or the one that the roster belongs to. */
  setup: contestSetupSchema,
  operations: fingerprintViewSchema,
  notary: z.strictObject({ name: z.string(), fingerprint: fingerprintViewSchema }).nullable(),
  roster: z
    .strictObject({
      version: z.int(),
      judges: z.int(),
      /** Version that the changes are counted from: the last one signed here; 0 for none. */
      comparedWith: z.int(),
      changes: z.array(rosterChangeSchema),
    })
    .nullable(),
  /** This very object was signed here before; signing it again gives the same signature. */
  signedBefore: z.boolean(),
  /** What was signed here last does not lead to this: two of a kind must not both be completed. */
  rival: signedBeforeSchema.nullable(),
});
export type RequestView = z.infer<typeof requestViewSchema>;

/** The side of a person who holds one of the root keys. */
export const holderMethods = {
  'holder.open': query(holder, uploadInput, requestViewSchema),
  /**
   * Signs what was shown, and writes the file to give back. Refused when the file no longer holds
   * what was shown, or does not extend what was signed here before (threats.md rows 22 and 23).
   */
  'holder.sign': mutation(
    holder,
    z.strictObject({
      uploadId: uploadIdSchema,
      /** Hash of the object that the person was shown. */
      hash: sha256Schema,
      /** The rival's hash, where the organizer said in person that it was given up. */
      discards: sha256Schema.nullable(),
      secret: secretSchema,
      destinationId: z.string(),
    }),
    producedFileSchema,
  ),
  'holder.history': query(holder, nothing, z.array(signedBeforeSchema)),
};
