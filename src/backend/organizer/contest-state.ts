import { z } from 'zod';
import { appError, type AppError } from '../../contract/app-error.ts';
import { computeRootFingerprint } from '../../core/crypto/fingerprint.ts';
import { contestSetupSchema, type Charter, type ContestSetup } from '../../core/model/charter.ts';
import { findStage } from '../../core/model/find-in-setup.ts';
import { keyCardSchema, type Roster } from '../../core/model/people.ts';
import type { Assignment } from '../../core/model/assignment.ts';
import type { ContestResult } from '../../core/model/contest-result.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects, trustedPayload } from '../store/object-store.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

const notarySchema = z.strictObject({
  name: z.string(),
  ed25519: keyCardSchema.shape.ed25519,
  age: keyCardSchema.shape.age,
});
export type NotaryCard = z.infer<typeof notarySchema>;

/** A signed object of the organizer's own store. */
export type Signed<T> = { readonly hash: Sha256Hex; readonly payload: T; readonly addedAt: string };

export function readSetup(profile: OpenProfile): ContestSetup | null {
  return readSetting(profile.database, 'setup', contestSetupSchema);
}

export function writeSetup(profile: OpenProfile, setup: ContestSetup): void {
  profile.database.transaction(() => {
    writeSetting(profile.database, 'setup', setup);
    writeSetting(profile.database, 'contest-title', setup.title);
  });
}

export function readNotary(profile: OpenProfile): NotaryCard | null {
  return readSetting(profile.database, 'notary', notarySchema);
}

export function writeNotary(profile: OpenProfile, notary: NotaryCard): void {
  writeSetting(profile.database, 'notary', notary);
}

function readSigned<T>(profile: OpenProfile, kind: 'charter' | 'roster' | 'assignment') {
  return listObjects(profile.database, kind).map((object): Signed<T> => ({
    hash: object.hash,
    payload: trustedPayload<T>(object),
    addedAt: object.addedAt,
  }));
}

/** The charter, once frozen. A profile has one contest, so there is one at most. */
export function readFrozenCharter(profile: OpenProfile): Signed<Charter> | null {
  return readSigned<Charter>(profile, 'charter')[0] ?? null;
}

/** Root fingerprint of a frozen contest. */
export function rootFingerprintOf(charter: Charter): Sha256Hex {
  return computeRootFingerprint(charter.rootKeys, charter.rootThreshold) as Sha256Hex;
}

export function readRosters(profile: OpenProfile): readonly Signed<Roster>[] {
  return readSigned<Roster>(profile, 'roster');
}

/** Signed assignments of a stage, oldest first. */
export function readAssignments(
  profile: OpenProfile,
  stage: string,
): readonly Signed<Assignment>[] {
  return readSigned<Assignment>(profile, 'assignment').filter(
    (assignment) => assignment.payload.stage === stage,
  );
}

/** The frozen charter, or the reason why the step cannot go on; the stage must exist. */
export function demandFrozen(
  profile: OpenProfile,
  stage?: string,
): Result<Signed<Charter>, AppError> {
  const charter = readFrozenCharter(profile);
  if (!charter)
    return fail(appError(readSetup(profile) ? 'contest-not-frozen' : 'contest-missing'));
  if (stage !== undefined && !findStage(charter.payload.setup, stage)) {
    return fail(appError('bad-input', {}, 'stage'));
  }
  return ok(charter);
}

/** The newest signed result of a stage. */
export function readSignedResult(
  profile: OpenProfile,
  stage: string,
): Signed<ContestResult> | null {
  const signed = listObjects(profile.database, 'result')
    .map((object) => ({
      hash: object.hash,
      payload: trustedPayload<ContestResult>(object),
      addedAt: object.addedAt,
    }))
    .filter((result) => result.payload.stage === stage);
  return signed.at(-1) ?? null;
}
