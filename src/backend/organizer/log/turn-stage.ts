import { appError, type AppError } from '../../../contract/app-error.ts';
import type { MethodInput } from '../../../contract/contract.ts';
import { signingKeyOf } from '../../../core/envelope/dsse.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../../context.ts';
import { demandFrozen } from '../contest-state.ts';
import { stateOfLog, turnLog } from './begin-log.ts';
import { recordOwnHead, signHead } from './own-checkpoint.ts';
import { demandSoundLog } from './sound-log.ts';
import { openStageLog } from './stage-log.ts';

/** Closes an open stage, or opens a closed one again; signed, logged, and a head signed over it. */
export async function turnStage(
  context: Context,
  input: MethodInput<'stage.close'>,
  kind: 'opening' | 'closing',
): Promise<Result<{ size: number }, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, input.stage);
  if (!charter.ok) return charter;
  const refused = findRefusal(context, input.stage, kind);
  if (refused) return fail(refused);
  const sound = await demandSoundLog(context, input.stage);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const turned = profile.database.transaction(() => {
    const log = openStageLog(profile.database, input.stage);
    // Somebody may have turned it while the secret was being checked.
    if (!log || findRefusal(context, input.stage, kind)) return null;
    turnLog(profile, charter.value, log, kind, { operations, now: nowOf(context) });
    signHead(profile.database, log, operations);
    return log;
  });
  if (!turned) return fail(findRefusal(context, input.stage, kind) ?? appError('log-missing'));
  recordOwnHead(profile, turned);
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ size: turned.size() });
}

function findRefusal(
  context: Context,
  stage: string,
  kind: 'opening' | 'closing',
): AppError | null {
  const log = openStageLog(profileOf(context).database, stage);
  if (!log) return appError('log-missing');
  const state = stateOfLog(log);
  if (kind === 'closing') return state === 'open' ? null : appError('stage-not-open');
  return state === 'closed' ? null : appError('stage-not-closed');
}
