import type { LogView } from '../../../contract/log-methods.ts';
import type { Standing } from '../../../core/model/score-sheet.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { getObject, trustedPayload } from '../../store/object-store.ts';
import { readAssignments, readRosters } from '../contest-state.ts';
import { judgeNames } from '../package-handlers.ts';
import { readLoggedSheets } from '../sheet-table.ts';
import { stateOfLog } from './begin-log.ts';
import { findLogTrouble } from './log-trouble.ts';
import { openStageLog, type StageLog } from './stage-log.ts';

/** Where a stage's log stands; null before it has begun and nothing says that it had. */
export function viewLog(profile: OpenProfile, stage: string): LogView | null {
  const log = openStageLog(profile.database, stage);
  if (!log) return null;
  const { origin, size, root } = log.head();
  const trouble = findLogTrouble(profile, stage);
  const sheets = readLoggedSheets(profile, stage);
  const count = (wanted: Standing) => sheets.filter(({ standing }) => standing === wanted).length;
  return {
    origin,
    size,
    root,
    state: stateOfLog(log),
    since: readTurn(profile, log),
    sheets: { counts: count('counts'), late: count('late'), revoked: count('revoked') },
    witnesses: listWitnesses(profile, log),
    trouble: trouble && {
      code: trouble.code,
      known: trouble.known.head.size,
      own: trouble.own?.size ?? 0,
      by: trouble.known.by,
    },
  };
}

function readTurn(profile: OpenProfile, log: StageLog): string | null {
  const turn = log.leaves().findLast(({ kind }) => kind === 'opening' || kind === 'closing');
  const stored = turn ? getObject(profile.database, turn.object) : null;
  return stored ? trustedPayload<{ createdAt: string }>(stored).createdAt : null;
}

/** Up to which size each judge's devices have cosigned. */
function listWitnesses(profile: OpenProfile, log: StageLog): LogView['witnesses'] {
  const names = judgeNames(profile);
  const sizes = new Map(
    profile.database
      .all(
        'SELECT device, max(size) AS size FROM log_cosignature WHERE origin = ? GROUP BY device',
        log.origin,
      )
      .map((row) => [String(row['device']), Number(row['size'])]),
  );
  const judges = readRosters(profile).at(-1)?.payload.judges ?? [];
  const panels = readAssignments(profile, log.stage).at(-1)?.payload.panels ?? [];
  return panels.map(({ judge }) => {
    const devices = judges.find(({ id }) => id === judge)?.devices ?? [];
    const seen = devices.flatMap(({ ed25519 }) => sizes.get(ed25519) ?? []);
    return {
      judge,
      name: names.get(judge) ?? judge,
      size: seen.length > 0 ? Math.max(...seen) : null,
    };
  });
}
