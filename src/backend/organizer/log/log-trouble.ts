import { appError, type AppError } from '../../../contract/app-error.ts';
import { envelopeSchema } from '../../../core/envelope/dsse.ts';
import { encodeSplitEvidence } from '../../../core/log/split-evidence.ts';
import type { LogHead } from '../../../core/model/contest-result.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { getObject } from '../../store/object-store.ts';
import { readFrozenCharter } from '../contest-state.ts';
import { readKnownHeads, type KnownHead } from './heads-file.ts';
import { readCurrentLog } from './log-table.ts';
import { readCheckpointNote } from './own-checkpoint.ts';
import { openStageLog, type StageLog } from './stage-log.ts';

/**
 * A head that was signed with our key and does not fit the records here. `log-rolled-back`: the
 * records end before it; `log-split-view`: they say something else at its size.
 */
export type LogTrouble = {
  readonly code: 'log-rolled-back' | 'log-split-view';
  readonly known: KnownHead;
  /** What the records here say: the newest head, or the one of that size. */
  readonly own: LogHead | null;
};

/** How a head of this log's origin fits the log, or null where it does. */
export function findMisfit(log: StageLog | null, known: KnownHead): LogTrouble | null {
  const { head } = known;
  if (!log || head.size > log.size()) {
    return { code: 'log-rolled-back', known, own: log?.head() ?? null };
  }
  const own = log.headAt(head.size);
  return own.root === head.root ? null : { code: 'log-split-view', known, own };
}

/**
 * Asks every head that was ever signed or shown whether the stage's log still extends it. Null is
 * the only answer under which anything more is signed for the stage (threats.md row 26).
 */
export function findLogTrouble(profile: OpenProfile, stage: string): LogTrouble | null {
  const log = openStageLog(profile.database, stage);
  const begun = new Set(
    profile.database
      .all('SELECT origin FROM stage_log WHERE stage = ?', stage)
      .map((row) => String(row['origin'])),
  );
  for (const known of readKnownHeads(profile)) {
    const { origin } = known.head;
    if (origin.split('/')[2] !== stage) continue;
    // A log that this desk left for a new one (second desk) is no longer asked.
    if (origin !== log?.origin && begun.has(origin)) continue;
    const misfit = findMisfit(origin === log?.origin ? log : null, known);
    if (misfit) return misfit;
  }
  return null;
}

/** The trouble as the error that every refused signature answers with. */
export function toTroubleError({ code, known, own }: LogTrouble, evidence?: string): AppError {
  const params = { known: known.head.size, own: own?.size ?? 0 };
  return appError(code, params, evidence);
}

/** `.jbevidence` bytes of a trouble; null before anything was frozen. */
export function encodeTrouble(profile: OpenProfile, trouble: LogTrouble): Uint8Array | null {
  const charter = readFrozenCharter(profile);
  const stored = charter ? getObject(profile.database, charter.hash) : null;
  if (!stored) return null;
  const row = readCurrentLog(profile.database, trouble.known.head.origin.split('/')[2] ?? '');
  const own =
    row && trouble.own ? readCheckpointNote(profile.database, row.origin, trouble.own) : null;
  return encodeSplitEvidence({
    type: 'jurybox.split-evidence',
    version: 1,
    reason: trouble.code === 'log-split-view' ? 'roots-differ' : 'log-behind',
    charter: envelopeSchema.parse(JSON.parse(Buffer.from(stored.bytes).toString('utf8'))),
    kept: trouble.known.note,
    shown: own,
    records: trouble.own,
    consistency: null,
    inclusion: null,
    receipt: null,
  });
}
