import { notesSchema, type StoredNotes } from '../../contract/notes-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';

export type NotesPlace = { readonly contestId: string; readonly stage: string };

/**
 * Keeps the newest notes of an entry. When this returns they are on disk (full synchronisation).
 * Unlike drafts they need no history: nothing is ever signed from them.
 */
export function writeNotes(
  profile: OpenProfile,
  { contestId, stage }: NotesPlace,
  { entry, revision, notes }: StoredNotes,
): 'saved' | 'stale' {
  const before = profile.database.get(
    'SELECT revision, notes FROM entry_notes WHERE contest_id = ? AND stage = ? AND entry = ?',
    contestId,
    stage,
    entry,
  );
  const text = JSON.stringify(notes);
  const known = Number(before?.['revision'] ?? 0);
  if (known > revision) return 'stale';
  // A lost answer is asked for again.
  if (known === revision) return before?.['notes'] === text ? 'saved' : 'stale';
  profile.database.run(
    `INSERT INTO entry_notes (contest_id, stage, entry, revision, notes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (contest_id, stage, entry)
     DO UPDATE SET revision = excluded.revision, notes = excluded.notes`,
    contestId,
    stage,
    entry,
    revision,
    text,
  );
  return 'saved';
}

export function readNotes(profile: OpenProfile, place: NotesPlace): readonly StoredNotes[] {
  return profile.database
    .all(
      `SELECT entry, revision, notes FROM entry_notes
       WHERE contest_id = ? AND stage = ? ORDER BY entry`,
      place.contestId,
      place.stage,
    )
    .map((row) => ({
      entry: String(row['entry']) as EntryId,
      revision: Number(row['revision']),
      notes: notesSchema.parse(JSON.parse(String(row['notes']))),
    }));
}
