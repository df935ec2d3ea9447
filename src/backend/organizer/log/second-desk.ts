import { appError, type AppError } from '../../../contract/app-error.ts';
import type { MethodInput } from '../../../contract/contract.ts';
import { signingKeyOf } from '../../../core/envelope/dsse.ts';
import { originOf } from '../../../core/log/checkpoint.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../../context.ts';
import { getObject } from '../../store/object-store.ts';
import { demandFrozen } from '../contest-state.ts';
import { newLogId, turnLog } from './begin-log.ts';
import { insertLog } from './log-table.ts';
import { readLoggedObject } from './logged-objects.ts';
import { recordOwnHead, signHead } from './own-checkpoint.ts';
import { demandSoundLog } from './sound-log.ts';
import { openLog, openStageLog } from './stage-log.ts';

/**
 * Makes this copy of a data folder a collecting desk of its own: a new log with a new id, in which
 * everything stands again at the same place. So the two copies can take bundles in apart, and no
 * judge is ever shown two versions of one log (threats.md row 53).
 */
export async function becomeSecondDesk(
  context: Context,
  { stage, secret }: MethodInput<'log.becomeSecondDesk'>,
): Promise<Result<{ origin: string; size: number }, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, stage);
  if (!charter.ok) return charter;
  const old = openStageLog(profile.database, stage);
  if (!old) return fail(appError('log-missing'));
  // A result names the head it was computed from, which is one of the old log.
  if (old.leaves().some(({ kind }) => kind === 'result')) return fail(appError('log-has-result'));
  const sound = await demandSoundLog(context, stage);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const now = nowOf(context);
  const log = newLogId(context.options.surroundings);
  const row = { origin: originOf(charter.value.payload.contestId, stage, log), stage, log };
  const begun = profile.database.transaction(() => {
    insertLog(profile.database, row, now);
    const fresh = openLog(profile.database, row);
    for (const { kind, object } of old.leaves()) {
      if (kind === 'opening' || kind === 'closing') {
        // They name their log, so this one signs its own.
        turnLog(profile, charter.value, fresh, kind, { operations, now });
        continue;
      }
      const stored = getObject(profile.database, object);
      if (!stored) throw new Error('logged object is not stored');
      fresh.append(readLoggedObject(kind, stored.bytes, charter.value.payload));
    }
    signHead(profile.database, fresh, operations);
    return fresh;
  });
  recordOwnHead(profile, begun);
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ origin: begun.origin, size: begun.size() });
}
