import { appError, type AppError } from '../../contract/app-error.ts';
import type { SignedBefore } from '../../contract/root-methods.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ReadRequest } from '../../core/signing/signing-request.ts';
import { readIdentity } from '../identity/identity-record.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { charterOf, readSignedBefore } from './signed-record.ts';

export type ReviewedRequest = {
  readonly read: ReadRequest;
  /** This very object was signed here before. */
  readonly signedBefore: boolean;
  /** What was signed here last, where the object asked for does not follow it. */
  readonly rival: SignedBefore | null;
  /** Version of the last signed roster that the one asked for follows; 0 for none. */
  readonly follows: number;
};

/**
 * Holds a request against what this holder is and has signed: its own key must be one of the root's,
 * rehearsal and contest are kept apart, and a roster continues the last one signed here (threats.md
 * rows 22, 23 and 52).
 */
export function reviewRequest(
  profile: OpenProfile,
  read: ReadRequest,
): Result<ReviewedRequest, AppError> {
  const charter = charterOf(read);
  if (charter.payload.rehearsal !== profile.facts.rehearsal) {
    return fail(appError('signing-rehearsal'));
  }
  const own = readIdentity(profile)?.ed25519;
  if (own === undefined || !read.rootKeys.includes(own)) return fail(appError('signing-not-yours'));
  const signed = readSignedBefore(profile).filter(
    ({ contestId }) => contestId === charter.payload.contestId,
  );
  // The one signed last stands: who discarded the other before is not asked for ever.
  const lastCharter = signed.findLast(({ kind }) => kind === 'charter');
  const otherCharter = lastCharter && lastCharter.hash !== charter.hash ? lastCharter : null;
  const signedBefore = signed.some(({ hash }) => hash === read.object.hash);
  if (otherCharter) return ok({ read, signedBefore, rival: otherCharter, follows: 0 });
  if (read.kind === 'charter') return ok({ read, signedBefore, rival: null, follows: 0 });
  return reviewRoster(read, signed, signedBefore);
}

function reviewRoster(
  read: Extract<ReadRequest, { kind: 'roster' }>,
  signed: readonly SignedBefore[],
  signedBefore: boolean,
): Result<ReviewedRequest, AppError> {
  const { rosterVersion } = read.object.payload;
  const rosters = signed.filter(({ kind }) => kind === 'roster');
  const highest = Math.max(0, ...rosters.map((roster) => roster.rosterVersion ?? 0));
  if (rosterVersion < highest) {
    return fail(appError('roster-older', { version: rosterVersion, signed: highest }));
  }
  // Of several rosters of one version, the one signed last is the one that still stands.
  const last = rosters.findLast((roster) => roster.rosterVersion === highest) ?? null;
  const chain = new Set<string>([...read.rosters, read.object].map(({ hash }) => hash));
  const continued = rosters.filter(({ hash }) => chain.has(hash) && hash !== read.object.hash);
  return ok({
    read,
    signedBefore,
    rival: last && !chain.has(last.hash) ? last : null,
    follows: Math.max(0, ...continued.map((roster) => roster.rosterVersion ?? 0)),
  });
}
