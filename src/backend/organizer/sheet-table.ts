import { createStandingOf } from '../../core/log/standing.ts';
import type { ScoreSheet, Standing } from '../../core/model/score-sheet.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../../core/model/primitives.ts';
import { resolveRevisions, type Excluded } from '../../core/rules/revisions.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { trustedPayload } from '../store/object-store.ts';
import { readRosters } from './contest-state.ts';
import { openStageLog } from './log/stage-log.ts';

/** A sheet of the log with how it stands there. */
export type LoggedSheet = {
  readonly hash: Sha256Hex;
  readonly sheet: ScoreSheet;
  readonly standing: Standing;
};

/** Every accepted sheet of a stage, in the order they were accepted. */
export function readLoggedSheets(profile: OpenProfile, stage: string): readonly LoggedSheet[] {
  const log = openStageLog(profile.database, stage);
  const revocations = readRosters(profile).at(-1)?.payload.revocations ?? [];
  const standingOf = createStandingOf(log?.leaves() ?? [], revocations, stage);
  return profile.database
    .all(
      `SELECT object.hash, object.bytes FROM accepted_sheet JOIN object USING (hash)
       WHERE stage = ? ORDER BY accepted_sheet.position`,
      stage,
    )
    .map((row) => {
      const hash = String(row['hash']) as Sha256Hex;
      const sheet = trustedPayload<ScoreSheet>({ bytes: row['bytes'] as Uint8Array });
      const index = log?.indexOf(hash) ?? null;
      return {
        hash,
        sheet,
        standing: index === null ? 'late' : standingOf(index, sheet.deviceKey),
      };
    });
}

/** The sheets that the log keeps from counting (threats.md rows 29 and 31). */
export function excludedOf(sheets: readonly LoggedSheet[]): Excluded {
  return new Map(
    sheets.flatMap(({ hash, standing }) => (standing === 'counts' ? [] : [[hash, standing]])),
  );
}

/** An entry of which a judge's sheets stand side by side, with every counting version. */
export type SheetConflict = {
  readonly judge: JudgeId;
  readonly entry: EntryId;
  readonly versions: readonly LoggedSheet[];
};

/** What of a stage is in conflict, by the same rule as the result. */
export function readConflicts(profile: OpenProfile, stage: string): readonly SheetConflict[] {
  const sheets = readLoggedSheets(profile, stage);
  return resolveRevisions(sheets, excludedOf(sheets))
    .filter(({ state }) => state === 'conflict')
    .map(({ judge, entry }) => ({
      judge,
      entry,
      versions: sheets.filter(
        ({ sheet, standing }) =>
          standing === 'counts' && sheet.judge === judge && sheet.entry === entry,
      ),
    }));
}

export function isAccepted(profile: OpenProfile, hash: string): boolean {
  return profile.database.get('SELECT 1 FROM accepted_sheet WHERE hash = ?', hash) !== null;
}
