import { useDeskStore } from './desk-store.ts';
import type { DeskItem } from './desk-entry-state.ts';
import { useDesk, useDeskItems } from './use-desk.ts';

export type SelectedItem = {
  readonly item: DeskItem | null;
  readonly select: (entry: string) => void;
};

/** The entry on the desk: the one last opened, or the first that is not sealed. */
export function useSelectedItem(): SelectedItem {
  const { scope } = useDesk();
  const items = useDeskItems();
  const id = useDeskStore((store) => store.selected[scope]);
  const select = useDeskStore((store) => store.select);
  const item =
    items.find(({ deskEntry }) => deskEntry.entry.id === id) ??
    items.find(({ sealed }) => sealed === null) ??
    items[0] ??
    null;
  return { item, select: (entry) => select(scope, entry) };
}
