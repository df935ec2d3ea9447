import type { PackageManifest } from '../../core/model/assignment.ts';
import type { Charter } from '../../core/model/charter.ts';
import type { Roster } from '../../core/model/people.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, trustedPayload } from '../store/object-store.ts';

/** The contest of a judge's profile, as it was verified on import. */
export type ReceivedContest = {
  readonly charter: Charter;
  readonly charterHash: Sha256Hex;
  /** The person compared the root fingerprint with the paper. */
  readonly confirmed: boolean;
};
export type ReceivedPackage = {
  readonly manifest: PackageManifest;
  readonly manifestHash: Sha256Hex;
  readonly roster: Roster;
};

/** A judge's profile belongs to one contest, the first whose package it took in. */
export function readReceivedContest(profile: OpenProfile): ReceivedContest | null {
  const row = profile.database.get('SELECT charter, confirmed FROM contest');
  if (!row) return null;
  const charterHash = String(row['charter']) as Sha256Hex;
  return {
    charter: payloadOf<Charter>(profile, charterHash),
    charterHash,
    confirmed: Number(row['confirmed']) === 1,
  };
}

/** The package on the desk: the newest one that was taken in. */
export function readCurrentPackage(profile: OpenProfile): ReceivedPackage | null {
  const row = profile.database.get(
    'SELECT manifest, roster FROM received_package ORDER BY rowid DESC LIMIT 1',
  );
  if (!row) return null;
  const manifestHash = String(row['manifest']) as Sha256Hex;
  return {
    manifest: payloadOf<PackageManifest>(profile, manifestHash),
    manifestHash,
    roster: payloadOf<Roster>(profile, String(row['roster'])),
  };
}

/** Newest version of a stage's package that this profile holds; 0 for none. */
export function readStoredVersion(profile: OpenProfile, stage: string): number {
  const row = profile.database.get(
    'SELECT max(version) AS version FROM received_package WHERE stage = ?',
    stage,
  );
  return Number(row?.['version'] ?? 0);
}

function payloadOf<T>(profile: OpenProfile, hash: string): T {
  const object = getObject(profile.database, hash);
  if (!object) throw new Error(`object ${hash} is not stored`);
  return trustedPayload<T>(object);
}
