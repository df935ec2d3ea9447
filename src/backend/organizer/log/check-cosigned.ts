import { appError, type AppError } from '../../../contract/app-error.ts';
import { originOf } from '../../../core/log/checkpoint.ts';
import type { Charter } from '../../../core/model/charter.ts';
import type { Roster } from '../../../core/model/people.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { recordHead } from './heads-file.ts';
import { findMisfit, type LogTrouble } from './log-trouble.ts';
import { isHeadOfMergedLog } from './merged-log.ts';
import { readWitnessedHead, type WitnessedHead } from './own-checkpoint.ts';
import type { StageLog } from './stage-log.ts';

/** Every device that any roster named: whoever was revoked since did see what it signed. */
export function devicesOf(rosters: Iterable<Roster>): ReadonlySet<string> {
  return new Set(
    [...rosters].flatMap(({ judges }) =>
      judges.flatMap(({ devices }) => devices.map(({ ed25519 }) => ed25519 as string)),
    ),
  );
}

export type CosignedAnswer =
  /** Of this log, which extends it; or of another desk's log of the stage. */
  | { readonly witnessed: WitnessedHead; readonly otherDesk: boolean }
  | { readonly trouble: LogTrouble };

/**
 * Checks a head that devices cosigned, from a bundle or a witness file: it must be one that our key
 * signed, and this log must extend it. Where it does not, the head is noted for good, so that
 * nothing more is signed for the stage (threats.md row 26).
 */
export function checkCosigned(
  profile: OpenProfile,
  log: StageLog,
  charter: Charter,
  note: string,
  devices: Iterable<string>,
): Result<CosignedAnswer, AppError> {
  const witnessed = readWitnessedHead(note, charter.operationsKey, devices);
  if (!witnessed || witnessed.devices.length === 0) return fail(appError('witness-invalid'));
  const { head } = witnessed;
  if (!head.origin.startsWith(originOf(charter.contestId, log.stage, ''))) {
    return fail(appError('witness-invalid', { reason: 'other-stage' }));
  }
  if (head.origin !== log.origin) return ok({ witnessed, otherDesk: true });
  const known = { by: 'witness' as const, head, note };
  const trouble = findMisfit(log, known);
  // A copy of this desk that had not declared itself has our origin; its log was merged and noted.
  if (trouble && isHeadOfMergedLog(profile, head)) return ok({ witnessed, otherDesk: true });
  if (!trouble) return ok({ witnessed, otherDesk: false });
  recordHead(profile, known);
  return ok({ trouble });
}
