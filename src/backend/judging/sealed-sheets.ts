import type { ScoreSheet } from '../../core/model/score-sheet.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Row } from '../store/database.ts';
import { trustedPayload } from '../store/object-store.ts';

export type OwnSheet = {
  readonly hash: Sha256Hex;
  readonly sheet: ScoreSheet;
  readonly bytes: Uint8Array;
  readonly draftRevision: number;
  readonly delivered: boolean;
  /** Sealed with the second key, too. */
  readonly sm2: boolean;
};

const COLUMNS = `SELECT object.hash, object.bytes, draft_revision, delivered
  FROM sealed_sheet JOIN object USING (hash)`;

/** Sheets sealed on this device for a stage, in order of sealing. */
export function readOwnSheets(
  profile: OpenProfile,
  contestId: string,
  stage: string,
): readonly OwnSheet[] {
  return profile.database
    .all(`${COLUMNS} WHERE contest_id = ? AND stage = ? ORDER BY sequence`, contestId, stage)
    .map(toOwnSheet);
}

/** Sheets of one entry that none of the others replaces. */
export function headsOf<S extends Pick<OwnSheet, 'hash' | 'sheet'>>(
  sheets: readonly S[],
): readonly S[] {
  const replaced = new Set<string>(sheets.flatMap(({ sheet }) => sheet.replaces));
  return sheets.filter(({ hash }) => !replaced.has(hash));
}

/** Next number in this device's count of sealed sheets. */
export function nextSequence(profile: OpenProfile, contestId: string): number {
  const row = profile.database.get(
    'SELECT max(sequence) AS sequence FROM sealed_sheet WHERE contest_id = ?',
    contestId,
  );
  return Number(row?.['sequence'] ?? 0) + 1;
}

function toOwnSheet(row: Row): OwnSheet {
  const bytes = row['bytes'] as Uint8Array;
  return {
    hash: String(row['hash']) as Sha256Hex,
    sheet: trustedPayload<ScoreSheet>({ bytes }),
    bytes,
    draftRevision: Number(row['draft_revision']),
    delivered: Number(row['delivered']) === 1,
    // The payload is in base64 and cannot hold these words.
    sm2: Buffer.from(bytes).includes('"keyid":"sm2:'),
  };
}
