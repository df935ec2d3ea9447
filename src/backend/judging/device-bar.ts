import type { Desk } from '../../contract/judging-methods.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { ReceivedPackage } from './received-package.ts';

/** Why nothing that this device signs would count under the roster of its package, or null. */
export function findDeviceBar(
  profile: OpenProfile,
  { manifest, roster }: ReceivedPackage,
): Desk['bar'] {
  const own = readIdentity(profile)?.ed25519;
  const judge = roster.judges.find(({ id }) => id === manifest.judge);
  // A new key in an old profile, or a swapped card (threats.md row 20).
  if (!judge?.devices.some(({ ed25519 }) => ed25519 === own)) return 'device-not-in-roster';
  const revoked = roster.revocations.some(
    ({ device, stage }) => device === own && stage === manifest.stage,
  );
  return revoked ? 'device-revoked' : null;
}
