import type { EntryRow } from '../../contract/contest-methods.ts';
import { entryRowSchema } from '../../contract/contest-methods.ts';
import type { Entry } from '../../core/model/assignment.ts';
import type { OpenProfile } from '../profile/open-profile.ts';

/** The organizer's entry list in its order. */
export function readEntryRows(profile: OpenProfile): readonly EntryRow[] {
  return profile.database
    .all('SELECT value FROM entry ORDER BY position')
    .map((row) => entryRowSchema.parse(JSON.parse(String(row['value']))));
}

/** Replaces the whole list in one transaction. */
export function writeEntryRows(profile: OpenProfile, rows: readonly EntryRow[]): void {
  const { database } = profile;
  database.transaction(() => {
    database.run('DELETE FROM entry');
    for (const [position, row] of rows.entries()) {
      database.run(
        'INSERT INTO entry (position, id, value) VALUES (?, ?, ?)',
        position,
        row.id,
        JSON.stringify(row),
      );
    }
  });
}

export function updateEntryRow(profile: OpenProfile, row: EntryRow): void {
  profile.database.run('UPDATE entry SET value = ? WHERE id = ?', JSON.stringify(row), row.id);
}

/** The signable form of a row: only materials whose file is here. */
export function rowToEntry(row: EntryRow): Entry {
  return {
    ...row,
    materials: row.materials.flatMap(({ name, file }) => (file ? [{ name, ...file }] : [])),
  };
}
