import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Desk } from '../../../contract/judging-methods.ts';
import { useCall, useTransport } from '../../app/transport-context.ts';
import { createDraftSync, type DraftRow, type DraftSync, juryDatabase } from '../../db/index.ts';
import { createDeskJoin, type DeskItem } from './desk-entry-state.ts';

export type DeskState = {
  readonly desk: Desk;
  readonly scope: string;
  readonly items: readonly DeskItem[];
  readonly sync: DraftSync;
};

const DeskContext = createContext<DeskState | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskState {
  const state = use(DeskContext);
  if (state === null) throw new Error('no desk above this component');
  return state;
}

const NO_ROWS: readonly DraftRow[] = [];

/** The desk with the working copies; null for the moment until IndexedDB has answered. */
export function useDeskState(desk: Desk, device: string): DeskState | null {
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
  return useMemo(
    () => (rows === null ? null : { desk, scope, items, sync }),
    [rows, desk, scope, items, sync],
  );
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
