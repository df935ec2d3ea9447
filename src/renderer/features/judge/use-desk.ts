import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Desk } from '../../../contract/judging-methods.ts';
import { useCall, useTransport } from '../../app/transport-context.ts';
import { createDraftSync, type DraftRow, type DraftSync, juryDatabase } from '../../db/index.ts';
import { createDeskJoin, type DeskItem } from './desk-entry-state.ts';

export type DeskState = {
  readonly desk: Desk;
  readonly scope: string;
  readonly sync: DraftSync;
};

// Two contexts, because every stroke changes the items: only what shows them is drawn anew.
const DeskContext = createContext<DeskState | null>(null);
const ItemsContext = createContext<readonly DeskItem[] | null>(null);
export const DeskProvider = DeskContext.Provider;
export const DeskItemsProvider = ItemsContext.Provider;

export function useDesk(): DeskState {
  return present(use(DeskContext));
}

/** The entries of the desk with the working copies. */
export function useDeskItems(): readonly DeskItem[] {
  return present(use(ItemsContext));
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('no desk above this component');
  return value;
}

const NO_ROWS: readonly DraftRow[] = [];

/** The desk with the working copies; null for the moment until IndexedDB has answered. */
export function useDeskState(desk: Desk, device: string) {
  const scope = `${device.slice(0, 16)}/${desk.contestId}/${desk.stage.id}`;
  const sync = useDraftSync(scope);
  useEffect(() => void sync.reconcile(desk.entries), [sync, desk.entries]);
  const rows = useLiveQuery(
    () => juryDatabase.drafts.where('scope').equals(scope).toArray(),
    [scope],
    null,
  );
  const join = useMemo(() => createDeskJoin(), []);
  const items = useMemo(() => join(desk.entries, rows ?? NO_ROWS), [join, desk.entries, rows]);
  const state: DeskState = useMemo(() => ({ desk, scope, sync }), [desk, scope, sync]);
  return rows === null ? null : { state, items };
}

/** The outbox of this desk: resends at the start, after a reconnect, and before the page goes. */
function useDraftSync(scope: string): DraftSync {
  const transport = useTransport();
  const call = useCall();
  const sync = useMemo(
    () =>
      createDraftSync({
        database: juryDatabase,
        scope,
        call,
        now: () => new Date(),
        newCopyId: () => crypto.randomUUID(),
      }),
    [scope, call],
  );
  useEffect(() => {
    sync.start();
    const stopListening = transport.onConnection((connected) => {
      if (connected) void sync.flush();
    });
    void sync.flush();
    return () => {
      stopListening();
      sync.stop();
    };
  }, [transport, sync]);
  return sync;
}

export function useSyncState(sync: DraftSync) {
  return useSyncExternalStore(sync.subscribe, sync.state);
}
