import { z } from 'zod';
import { mutation, query } from './define-method.ts';
import {
  fingerprintViewSchema,
  instant,
  nothing,
  producedFileSchema,
  roleSchema,
  secretSchema,
  taskIdSchema,
  uploadIdSchema,
} from './shapes.ts';

const profileIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const languageSchema = z.enum(['zh-CN', 'en']);

/** A profile is one person's data on this machine: role, keys, contest data. */
export const profileViewSchema = z.strictObject({
  id: profileIdSchema,
  role: roleSchema,
  label: z.string(),
  /** Profile of a rehearsal: the band across every screen. Never turns into a real one. */
  rehearsal: z.boolean(),
  contestTitle: z.string().nullable(),
});
export type ProfileView = z.infer<typeof profileViewSchema>;

const openedFileSchema = z
  .strictObject({ uploadId: uploadIdSchema, name: z.string(), size: z.int() })
  .nullable();

export const appMethods = {
  'app.info': query(
    'anyone',
    nothing,
    z.strictObject({
      version: z.string(),
      shell: z.enum(['electron', 'loopback', 'in-process']),
      dataFolder: z.string(),
      /** Whether the platform protects secrets; where it does not, a passphrase is demanded. */
      secretStorage: z.enum(['platform', 'none']),
      canPickFolder: z.boolean(),
      /** Hashes of the build and of its verify.html, to be put on paper; null from sources. */
      build: z.string().nullable(),
      verifier: z.string().nullable(),
      verifierSm3: z.string().nullable(),
      /** Set for the demo data folder: the secret of all its profiles, shown on screen. */
      demoSecret: z.string().nullable(),
    }),
  ),
  'app.listProfiles': query(
    'anyone',
    nothing,
    z.strictObject({ profiles: z.array(profileViewSchema), current: profileIdSchema.nullable() }),
  ),
  'app.createProfile': mutation(
    'anyone',
    z.strictObject({ role: roleSchema, label: z.string().min(1).max(80), rehearsal: z.boolean() }),
    profileViewSchema,
  ),
  'app.openProfile': mutation('anyone', z.strictObject({ profileId: profileIdSchema }), nothing),
  'app.closeProfile': mutation('anyone', nothing, nothing),
  /** A file that the system handed over and no screen has taken yet. */
  'app.openedFile': query('anyone', nothing, openedFileSchema),
  /** Gives it to whoever asks first; null for everybody after. */
  'app.takeOpenedFile': mutation(
    'anyone',
    z.strictObject({ uploadId: uploadIdSchema }),
    openedFileSchema,
  ),
  'app.cancelTask': mutation('anyone', z.strictObject({ taskId: taskIdSchema }), nothing),
  /** Folders that files can be written to: the exports folder, removable drives, added folders. */
  'app.listDestinations': query(
    'member',
    nothing,
    z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['exports', 'removable', 'added']),
        path: z.string(),
      }),
    ),
  ),
  /** Adds an existing folder by its path; gives its destination id. */
  'app.addDestination': mutation(
    'member',
    z.strictObject({ path: z.string().min(1).max(1000) }),
    z.strictObject({ id: z.string() }),
  ),
  /** Lets the person pick a folder in the system's dialog; null when it was cancelled. */
  'app.pickDestination': mutation('member', nothing, z.strictObject({ id: z.string().nullable() })),
};

export const identityMethods = {
  'identity.status': query(
    'member',
    nothing,
    z
      .strictObject({
        name: z.string(),
        organization: z.string(),
        fingerprint: fingerprintViewSchema,
        unlocked: z.boolean(),
        /** Where the vault stands; see `VaultState`. */
        vault: z.enum(['secret-only', 'bound', 'bindable', 'storage-missing', 'damaged']),
        /** Whether a lost secret can be answered by a new key in this profile. */
        canReenrol: z.boolean(),
        /** Whether it signs with SM2, too. */
        sm2: z.boolean(),
        /** Wrong secrets in a row, and until when no further one is tried. */
        failures: z.int(),
        lockedUntil: instant.nullable(),
      })
      .nullable(),
  ),
  /** What a secret must be on this machine, and a fresh suggestion that satisfies it. */
  'identity.secretPolicy': query(
    'member',
    z.strictObject({ language: languageSchema }),
    z.strictObject({ kind: z.enum(['pin', 'passphrase']), suggestion: z.string() }),
  ),
  'identity.create': mutation(
    'member',
    z.strictObject({
      name: z.string().min(1).max(80),
      organization: z.string().max(120),
      secret: secretSchema,
      /** Whether the device also gets an SM2 key, for second signatures. */
      sm2: z.boolean().optional(),
    }),
    z.strictObject({ fingerprint: fingerprintViewSchema }),
  ),
  /**
   * Makes a new key in the same profile, where the secret is forgotten or the vault cannot be opened.
   * The old vault is kept aside; drafts and sealed sheets stay. Others must enrol the new key card.
   */
  'identity.reenrol': mutation(
    'member',
    z.strictObject({
      secret: secretSchema,
      /** Whether the new keys have an SM2 key; without a word, as the old ones. */
      sm2: z.boolean().optional(),
    }),
    z.strictObject({ fingerprint: fingerprintViewSchema }),
  ),
  /**
   * Adds an SM2 key to the keys of this device, which stay. Others must take the new key card in;
   * an organizer's stands in the charter, so that it comes before the freeze.
   */
  'identity.addSm2': mutation(
    ['judge', 'organizer'],
    z.strictObject({ secret: secretSchema }),
    nothing,
  ),
  /** The same keys under another secret, and under the platform's storage where there is one. */
  'identity.changeSecret': mutation(
    'member',
    z.strictObject({ secret: secretSchema, newSecret: secretSchema }),
    nothing,
  ),
  'identity.unlock': mutation('member', z.strictObject({ secret: secretSchema }), nothing),
  'identity.lock': mutation('member', nothing, nothing),
  /** What `<name>.jbkey` holds, character for character, for a QR code. */
  'identity.keyCard': query(
    ['judge', 'notary', 'root-holder'],
    nothing,
    z.strictObject({ text: z.string() }),
  ),
  /** Writes `<name>.jbkey`, the self-signed public half of this device. */
  'identity.exportKeyCard': mutation(
    ['judge', 'notary', 'root-holder'],
    z.strictObject({ destinationId: z.string() }),
    producedFileSchema,
  ),
};
