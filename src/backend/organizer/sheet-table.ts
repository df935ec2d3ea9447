import type { ScoreSheet } from '../../core/model/score-sheet.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { trustedPayload } from '../store/object-store.ts';

/** Accepted sheets of a stage, in the order they were accepted. */
export function readAcceptedSheets(
  profile: OpenProfile,
  stage: string,
): readonly { readonly hash: Sha256Hex; readonly sheet: ScoreSheet }[] {
  return profile.database
    .all(
      `SELECT object.hash, object.bytes FROM accepted_sheet JOIN object USING (hash)
       WHERE stage = ? ORDER BY accepted_sheet.position`,
      stage,
    )
    .map((row) => ({
      hash: String(row['hash']) as Sha256Hex,
      sheet: trustedPayload<ScoreSheet>({ bytes: row['bytes'] as Uint8Array }),
    }));
}

export function isAccepted(profile: OpenProfile, hash: string): boolean {
  return profile.database.get('SELECT 1 FROM accepted_sheet WHERE hash = ?', hash) !== null;
}
