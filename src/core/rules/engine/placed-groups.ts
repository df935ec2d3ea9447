import type { EntryId } from '../../model/primitives.ts';
import type { RankedInput, Ranking } from './rank-entries.ts';
import { isNumber } from './value.ts';

/**
 * Level groups with their first place. Places are counted by entries, whatever the style of the
 * ranks, and only numbers take one: a `dnf` is ranked but wins nothing.
 */
export function placedGroups<T extends RankedInput>(
  ranking: Ranking<T>,
): { readonly rank: number; readonly entries: readonly EntryId[] }[] {
  let place = 1;
  return ranking.groups.flatMap(({ entries }) => {
    const placed = entries.filter(({ total }) => isNumber(total));
    if (placed.length === 0) return [];
    const group = { rank: place, entries: placed.map(({ input }) => input.entry as EntryId) };
    place += placed.length;
    return [group];
  });
}
