import type { SignedObject } from '../../core/envelope/signed-object.ts';
import type { ScoreSheet } from '../../core/model/score-sheet.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putObject, trustedPayload } from '../store/object-store.ts';

export type ForeignSheet = { readonly hash: Sha256Hex; readonly sheet: ScoreSheet };

/**
 * Keeps sheets that other devices of this judge signed. They are shown beside the judge's own, and
 * the next sheet for the entry names both (threats.md row 30).
 */
export function putForeignSheets(
  profile: OpenProfile,
  sheets: readonly SignedObject<'score-sheet'>[],
  now: Date,
): void {
  for (const sheet of sheets) {
    const { contestId, stage, entry } = sheet.payload;
    putObject(profile.database, sheet, now);
    profile.database.run(
      `INSERT INTO foreign_sheet (hash, contest_id, stage, entry) VALUES (?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      sheet.hash,
      contestId,
      stage,
      entry,
    );
  }
}

/** Sheets by other devices of this judge, in order of arrival. */
export function readForeignSheets(
  profile: OpenProfile,
  contestId: string,
  stage: string,
): readonly ForeignSheet[] {
  return profile.database
    .all(
      `SELECT object.hash, object.bytes FROM foreign_sheet JOIN object USING (hash)
       WHERE contest_id = ? AND stage = ? ORDER BY object.position`,
      contestId,
      stage,
    )
    .map((row) => ({
      hash: String(row['hash']) as Sha256Hex,
      sheet: trustedPayload<ScoreSheet>({ bytes: row['bytes'] as Uint8Array }),
    }));
}
