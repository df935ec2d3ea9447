import { isDelivered, isSealed, type DeskItem } from './desk-entry-state.ts';
import type { EntryFilter, EntryOrder, StateFilter } from './desk-store.ts';

const byNumber = new Intl.Collator('en', { numeric: true });

/** As the package presents them, or by their numbers. */
export function orderEntries(items: readonly DeskItem[], order: EntryOrder): readonly DeskItem[] {
  if (order === 'presenting') return items;
  return items.toSorted((a, b) => byNumber.compare(a.deskEntry.entry.id, b.deskEntry.entry.id));
}

/** Entries that the filter leaves, in the order given. */
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
      return !isSealed(state);
    case 'draft':
      return state === 'draft' || state === 'correcting';
    case 'sealed':
      return isSealed(state);
    case 'delivered':
      return isDelivered(state);
    default:
      return filter satisfies never;
  }
}
