import type { DeskItem } from './desk-entry-state.ts';
import type { EntryFilter, StateFilter } from './desk-store.ts';

/** Entries that the filter leaves, in presenting order. */
export function filterEntries(
  items: readonly DeskItem[],
  filter: EntryFilter,
): readonly DeskItem[] {
  const words = filter.search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const { entry } = item.deskEntry;
    const text = `${entry.id} ${entry.title} ${entry.team}`.normalize('NFKC').toLowerCase();
    return (
      matchesState(item, filter.state) &&
      (filter.division === null || entry.division === filter.division) &&
      (filter.track === null || entry.track === filter.track) &&
      words.every((word) => text.includes(word))
    );
  });
}

function matchesState({ state }: DeskItem, filter: StateFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'left':
      return state !== 'sealed' && state !== 'delivered';
    case 'draft':
      return state === 'draft' || state === 'correcting';
    case 'sealed':
      return state === 'sealed' || state === 'delivered';
    case 'delivered':
      return state === 'delivered';
    default:
      return filter satisfies never;
  }
}
