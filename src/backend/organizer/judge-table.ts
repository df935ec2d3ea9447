import { rosterJudgeSchema, type RosterJudge } from '../../core/model/people.ts';
import type { OpenProfile } from '../profile/open-profile.ts';

/** The organizer's judges, signed or not, in the order they were added. */
export function readJudges(profile: OpenProfile): readonly RosterJudge[] {
  return profile.database
    .all('SELECT value FROM judge ORDER BY position')
    .map((row) => rosterJudgeSchema.parse(JSON.parse(String(row['value']))));
}

/** Adds a judge at the end, or replaces the one of the same id in place. */
export function putJudge(profile: OpenProfile, judge: RosterJudge): void {
  profile.database.run(
    `INSERT INTO judge (position, id, value)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM judge), ?, ?)
     ON CONFLICT (id) DO UPDATE SET value = excluded.value`,
    judge.id,
    JSON.stringify(judge),
  );
}

export function removeJudge(profile: OpenProfile, id: string): void {
  profile.database.transaction(() => {
    profile.database.run('DELETE FROM judge WHERE id = ?', id);
    profile.database.run('DELETE FROM panel WHERE judge = ?', id);
  });
}
