import { z } from 'zod';
import { keyCardSchema } from '../../core/model/people.ts';
import type { Ed25519Hex } from '../../core/model/primitives.ts';
import type { RootKeyView } from '../../contract/root-methods.ts';
import { keyFingerprint } from '../identity/fingerprint-view.ts';
import { readIdentity } from '../identity/identity-record.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

const holderSchema = z.strictObject({
  key: keyCardSchema.shape.ed25519,
  name: z.string(),
  organization: z.string(),
});
export type RootHolder = z.infer<typeof holderSchema>;

export const MAX_ROOT_KEYS = 9;

/** Who holds the root: the organizer itself first, then the holders in the order they were added. */
export function readRootHolders(profile: OpenProfile): readonly RootHolder[] {
  return readSetting(profile.database, 'root-holders', z.array(holderSchema)) ?? [];
}

export function writeRootHolders(profile: OpenProfile, holders: readonly RootHolder[]): void {
  writeSetting(profile.database, 'root-holders', holders);
}

/** Signatures that charter and rosters need; 1 while nobody decided otherwise. */
export function readRootThreshold(profile: OpenProfile): number {
  return readSetting(profile.database, 'root-threshold', z.int()) ?? 1;
}

export function writeRootThreshold(profile: OpenProfile, threshold: number): void {
  writeSetting(profile.database, 'root-threshold', threshold);
}

/** The organizer as a holder of its own root key; null before its keys were made. */
export function readOwnRoot(profile: OpenProfile): RootHolder | null {
  const identity = readIdentity(profile);
  if (!identity?.root) return null;
  return { key: identity.root, name: identity.name, organization: identity.organization };
}

export function readAllRoots(profile: OpenProfile): readonly RootHolder[] {
  const own = readOwnRoot(profile);
  return own ? [own, ...readRootHolders(profile)] : readRootHolders(profile);
}

/** A root key as people compare it; a key that nobody named is shown without a name. */
export function viewRootKey(known: readonly RootHolder[], key: string): RootKeyView {
  const holder = known.find((candidate) => candidate.key === key);
  return {
    key: key as Ed25519Hex,
    name: holder?.name ?? '',
    organization: holder?.organization ?? '',
    fingerprint: keyFingerprint(key),
  };
}
