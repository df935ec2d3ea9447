import { appError, type AppError } from '../../contract/app-error.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { sm2SigningKeyOf } from '../../core/envelope/second-signature.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { ContestResult } from '../../core/model/contest-result.ts';
import type { Sha256Hex, StageId } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { computeResult } from '../../core/rules/compute-result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { putObject } from '../store/object-store.ts';
import { stateOfLog } from './log/begin-log.ts';
import { findRegrouped } from './judge-groups.ts';
import { recordOwnHead, signHead } from './log/own-checkpoint.ts';
import { demandSoundLog } from './log/sound-log.ts';
import { openStageLog } from './log/stage-log.ts';
import { gatherStageInputs } from './result-inputs.ts';

/**
 * Signs the result as the log gives it now, complete or INCOMPLETE, and logs it. Scoring must be
 * closed: whoever delivers afterwards is late, and everybody can see why.
 */
export async function signResult(
  context: Context,
  stage: StageId,
  secret: string,
): Promise<Result<{ hash: Sha256Hex; status: 'complete' | 'incomplete' }, AppError>> {
  const profile = profileOf(context);
  const sound = await demandSoundLog(context, stage);
  if (!sound.ok) return sound;
  const refused = findRefusal(context, stage);
  if (refused) return fail(refused);
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const signed = profile.database.transaction(() => {
    // Gathered again: somebody may have delivered, or opened scoring, in the meantime.
    const inputs = gatherStageInputs(profile, stage);
    const log = openStageLog(profile.database, stage);
    if (!inputs.ok || !log || findRefusal(context, stage)) return null;
    const { charter, roster, assignment, input } = inputs.value;
    const { computed, sheets, decisions } = computeResult(input);
    const result: ContestResult = {
      type: 'jurybox.result',
      version: 1,
      contestId: charter.payload.contestId,
      charter: charter.hash,
      roster: roster.hash,
      assignment: assignment.hash,
      stage,
      createdAt: nowOf(context).toISOString(),
      head: log.head(),
      sheets: [...sheets],
      decisions: [...decisions],
      computed,
    };
    const second =
      charter.payload.operationsSm2 === undefined ? null : sm2SigningKeyOf(keys.value.sm2);
    const object = createSignedObject('result', result, [operations], second);
    putObject(profile.database, object, nowOf(context));
    log.append(object);
    signHead(profile.database, log, operations);
    return { object, log };
  });
  if (!signed) return fail(findRefusal(context, stage) ?? appError('log-missing'));
  recordOwnHead(profile, signed.log);
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ hash: signed.object.hash, status: signed.object.payload.computed.status });
}

function findRefusal(context: Context, stage: StageId): AppError | null {
  const profile = profileOf(context);
  const inputs = gatherStageInputs(profile, stage);
  if (!inputs.ok) return inputs.error;
  const log = openStageLog(profile.database, stage);
  if (!log) return appError('log-missing');
  if (stateOfLog(log) !== 'closed') return appError('stage-open');
  return findRegrouped(profile, inputs.value.charter.payload.setup, inputs.value);
}
