import { bytesToHex } from '../../../core/bytes/binary.ts';
import type { SigningKey } from '../../../core/envelope/dsse.ts';
import { createSignedObject } from '../../../core/envelope/signed-object.ts';
import { originOf } from '../../../core/log/checkpoint.ts';
import type { Charter } from '../../../core/model/charter.ts';
import type { StageId } from '../../../core/model/primitives.ts';
import type { Surroundings } from '../../platform.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { putObject } from '../../store/object-store.ts';
import type { Signed } from '../contest-state.ts';
import { listLoggedObjects } from './logged-objects.ts';
import { insertLog } from './log-table.ts';
import { openLog, openStageLog, type StageLog } from './stage-log.ts';

/**
 * The log of a stage, begun with everything that is there where it has none: charter, rosters,
 * assignments, packages. Inside the caller's transaction.
 */
export function demandStageLog(
  profile: OpenProfile,
  charter: Signed<Charter>,
  stage: StageId,
  surroundings: Surroundings,
): StageLog {
  const { database } = profile;
  const existing = openStageLog(database, stage);
  if (existing) return existing;
  const log = newLogId(surroundings);
  const row = { origin: originOf(charter.payload.contestId, stage, log), stage, log };
  insertLog(database, row, surroundings.now());
  const begun = openLog(database, row);
  for (const object of listLoggedObjects(database, stage, charter.payload)) begun.append(object);
  return begun;
}

export function newLogId({ randomBytes }: Surroundings): string {
  return bytesToHex(randomBytes(8));
}

/** Whether scoring is open: the newest opening or closing of the log is an opening. */
export function stateOfLog(log: StageLog): 'not-open' | 'open' | 'closed' {
  const turn = log.leaves().findLast(({ kind }) => kind === 'opening' || kind === 'closing');
  if (!turn) return 'not-open';
  return turn.kind === 'opening' ? 'open' : 'closed';
}

/** Signs and logs an opening or a closing. Inside the caller's transaction. */
export function turnLog(
  profile: OpenProfile,
  charter: Signed<Charter>,
  log: StageLog,
  kind: 'opening' | 'closing',
  signing: { readonly operations: SigningKey; readonly now: Date },
): void {
  const event = {
    version: 1 as const,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: log.stage,
    createdAt: signing.now.toISOString(),
    log: log.log,
    size: log.size(),
  };
  const keys = [signing.operations];
  const object =
    kind === 'opening'
      ? createSignedObject('opening', { type: 'jurybox.opening', ...event }, keys)
      : createSignedObject('closing', { type: 'jurybox.closing', ...event }, keys);
  putObject(profile.database, object, signing.now);
  log.append(object);
}
