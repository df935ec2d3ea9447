import { z } from 'zod';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { JudgeRow } from '../../contract/judge-methods.ts';
import { findStage } from '../../core/model/find-in-setup.ts';
import { revocationSchema, type Revocation } from '../../core/model/people.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { demandFrozen, readRosters } from './contest-state.ts';
import { readJudges } from './judge-table.ts';

const SETTING = 'revocations';

/** What the next roster will carry: everything that the last one did, then what was added since. */
export function readRevocations(profile: OpenProfile): readonly Revocation[] {
  return [...readSigned(profile), ...readDrafted(profile)];
}

function readSigned(profile: OpenProfile): readonly Revocation[] {
  return readRosters(profile).at(-1)?.payload.revocations ?? [];
}

/** Revocations that no roster carries yet. */
function readDrafted(profile: OpenProfile): readonly Revocation[] {
  const signed = readSigned(profile);
  const drafted = readSetting(profile.database, SETTING, z.array(revocationSchema)) ?? [];
  return drafted.filter((item) => !signed.some((known) => sameRevocation(known, item)));
}

function sameRevocation(one: Revocation, other: Revocation): boolean {
  return samePlace(one, other) && one.fromIndex === other.fromIndex && one.reason === other.reason;
}

function samePlace(
  one: Pick<Revocation, 'device' | 'stage'>,
  other: Pick<Revocation, 'device' | 'stage'>,
): boolean {
  return one.device === other.device && one.stage === other.stage;
}

/**
 * Notes a revocation for the next roster (threats.md row 31). A signed one can be widened by an
 * earlier index, never narrowed.
 */
export function revokeDevice(profile: OpenProfile, revocation: Revocation): Result<void, AppError> {
  const charter = demandFrozen(profile);
  if (!charter.ok) return charter;
  if (!findStage(charter.value.payload.setup, revocation.stage)) {
    return fail(appError('bad-input', {}, 'stage'));
  }
  if (!isKnownDevice(profile, revocation.device)) return fail(appError('device-unknown'));
  const narrower = readSigned(profile).find(
    (signed) => samePlace(signed, revocation) && signed.fromIndex <= revocation.fromIndex,
  );
  if (narrower) return fail(appError('revocation-shrinks', { index: narrower.fromIndex }));
  const others = readDrafted(profile).filter((item) => !samePlace(item, revocation));
  writeSetting(profile.database, SETTING, [...others, revocation]);
  return ok(undefined);
}

/** Takes back what no roster carries yet. */
export function withdrawRevocation(
  profile: OpenProfile,
  device: Revocation['device'],
  stage: Revocation['stage'],
): Result<void, AppError> {
  const drafted = readDrafted(profile);
  const rest = drafted.filter((item) => !samePlace(item, { device, stage }));
  if (rest.length === drafted.length) return fail(appError('device-unknown'));
  writeSetting(profile.database, SETTING, rest);
  return ok(undefined);
}

/** Revocations of one device, as the judges' list shows them. */
export function viewRevocations(
  profile: OpenProfile,
  device: string,
): JudgeRow['devices'][number]['revocations'] {
  const viewOf =
    (signed: boolean) =>
    ({ stage, fromIndex, reason }: Revocation) => ({ stage, fromIndex, reason, signed });
  const own = (item: Revocation) => item.device === device;
  return [
    ...readSigned(profile).filter(own).map(viewOf(true)),
    ...readDrafted(profile).filter(own).map(viewOf(false)),
  ];
}

/** In the list, or in any signed roster: a judge who was removed may have lost a laptop too. */
function isKnownDevice(profile: OpenProfile, device: string): boolean {
  const judges = [
    ...readJudges(profile),
    ...readRosters(profile).flatMap(({ payload }) => payload.judges),
  ];
  return judges.some((judge) => judge.devices.some(({ ed25519 }) => ed25519 === device));
}
