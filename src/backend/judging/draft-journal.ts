import { draftSchema, type Draft, type StoredDraft } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Row } from '../store/database.ts';

export type DraftPlace = {
  readonly contestId: string;
  readonly stage: string;
  readonly entry: string;
};

/**
 * Appends a draft to the journal. When this returns it is on disk (full synchronisation). The same
 * revision with the same content is accepted again, so that a lost answer can be asked for again.
 */
export function appendDraft(
  profile: OpenProfile,
  place: DraftPlace,
  revision: number,
  draft: Draft,
  now: Date,
): 'saved' | 'stale' {
  const latest = readLatestDraft(profile, place);
  const text = JSON.stringify(draft);
  if (latest && latest.revision === revision) {
    return JSON.stringify(latest.draft) === text ? 'saved' : 'stale';
  }
  if (latest && latest.revision > revision) return 'stale';
  profile.database.run(
    `INSERT INTO draft_journal (contest_id, stage, entry, revision, draft, saved_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    place.contestId,
    place.stage,
    place.entry,
    revision,
    text,
    now.toISOString(),
  );
  return 'saved';
}

export function readLatestDraft(profile: OpenProfile, place: DraftPlace): StoredDraft | null {
  const row = profile.database.get(
    `SELECT entry, revision, draft, saved_at FROM draft_journal
     WHERE contest_id = ? AND stage = ? AND entry = ? ORDER BY revision DESC LIMIT 1`,
    place.contestId,
    place.stage,
    place.entry,
  );
  return row ? toStoredDraft(row) : null;
}

function toStoredDraft(row: Row): StoredDraft {
  return {
    entry: String(row['entry']) as EntryId,
    revision: Number(row['revision']),
    draft: draftSchema.parse(JSON.parse(String(row['draft']))),
    savedAt: String(row['saved_at']),
  };
}
