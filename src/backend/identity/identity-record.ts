import { z } from 'zod';
import type { Role } from '../../contract/define-method.ts';
import type { FingerprintView } from '../../contract/shapes.ts';
import { keyCardSchema, sm2HexSchema } from '../../core/model/people.ts';
import { ed25519HexSchema } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { deviceFingerprint, keyFingerprint } from './fingerprint-view.ts';

/** The public half of the profile's device; private keys are only in the vault. */
const identitySchema = z.strictObject({
  name: z.string(),
  organization: z.string(),
  ed25519: keyCardSchema.shape.ed25519,
  age: keyCardSchema.shape.age,
  /** An organizer's own root key and operations key. */
  root: ed25519HexSchema.nullable(),
  operations: ed25519HexSchema.nullable(),
  /** Of the second key, where the vault has one. */
  sm2: sm2HexSchema.nullable().default(null),
  /** The signed key card, made once, base64. */
  card: z.string().nullable(),
});
export type Identity = z.infer<typeof identitySchema>;

/** Every identity that this profile has had, oldest first. */
const SETTING = 'identities';

/**
 * Public identity of a profile, or null before its keys were made. It is the one whose keys are in the
 * vault: the record is written before the vault, so a crash between them changes nothing, and a
 * vault that was kept aside and is put back brings its identity back.
 */
export function readIdentity(profile: OpenProfile): Identity | null {
  if (!profile.vault.exists()) return null;
  const identities = readAll(profile);
  const key = profile.vault.deviceKey();
  // The newest of a key: an SM2 key may have been added to it.
  return identities.findLast(({ ed25519 }) => ed25519 === key) ?? identities.at(-1) ?? null;
}

export function addIdentity(profile: OpenProfile, identity: Identity): void {
  writeSetting(profile.database, SETTING, [...readAll(profile), identity]);
}

function readAll(profile: OpenProfile): readonly Identity[] {
  return readSetting(profile.database, SETTING, z.array(identitySchema)) ?? [];
}

/**
 * The fingerprint that people compare: of the device, or of the bare key where the charter names
 * nothing else (root holders and the notary).
 */
export function identityFingerprint(
  role: Role,
  device: { readonly ed25519: string; readonly age: string },
): FingerprintView {
  return role === 'root-holder' || role === 'notary'
    ? keyFingerprint(device.ed25519)
    : deviceFingerprint(device);
}
