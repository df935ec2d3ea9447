import type { Decision } from '../../core/model/decision.ts';
import type { AcceptedDecision } from '../../core/rules/decisions.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects, trustedPayload } from '../store/object-store.ts';

/** Signed decisions of a stage, oldest first. */
export function readDecisions(profile: OpenProfile, stage: string): readonly AcceptedDecision[] {
  return listObjects(profile.database, 'decision')
    .map((object) => ({ hash: object.hash, decision: trustedPayload<Decision>(object) }))
    .filter(({ decision }) => decision.stage === stage);
}
