import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Notes, Opened } from '../../../../contract/notes-methods.ts';
import type { EntryId } from '../../../../core/model/primitives.ts';
import {
  type Call,
  type ShownError,
  useCall,
  useTransport,
} from '../../../app/transport-context.ts';
import { createNotesSync, EMPTY_NOTES, juryDatabase, type NotesSync } from '../../../db/index.ts';
import { useDesk } from '../use-desk.ts';

/** One outbox for each desk, however many components ask: two would overtake each other. */
const syncs = new WeakMap<Call, Map<string, NotesSync>>();

function syncOf(call: Call, scope: string): NotesSync {
  const ofCall = syncs.get(call) ?? new Map<string, NotesSync>();
  syncs.set(call, ofCall);
  const sync = ofCall.get(scope) ?? createNotesSync({ database: juryDatabase, scope, call });
  ofCall.set(scope, sync);
  return sync;
}

export function useNotesSync(): NotesSync {
  const { scope } = useDesk();
  const call = useCall();
  return useMemo(() => syncOf(call, scope), [call, scope]);
}

/** Keeps the outbox going while the desk is open. Exactly one component of the desk does this. */
export function useNotesOutbox(): void {
  const sync = useNotesSync();
  const transport = useTransport();
  useEffect(() => {
    void sync.start();
    const stopListening = transport.onConnection((connected) => {
      if (connected) void sync.start();
    });
    return () => {
      stopListening();
      sync.stop();
    };
  }, [sync, transport]);
}

/** Why notes are not on disk, of whatever entry; null while all is well. */
export function useNotesRefusal(): ShownError | null {
  const sync = useNotesSync();
  return useSyncExternalStore(sync.subscribe, sync.refused);
}

export type EntryNotes = {
  readonly notes: Notes;
  /** Whether the backend has all of it on disk. */
  readonly saved: boolean;
};

const NONE: EntryNotes = { notes: EMPTY_NOTES, saved: true };

/** The judge's own notes on an entry. */
export function useEntryNotes(entry: EntryId): EntryNotes {
  const { scope } = useDesk();
  const sync = useNotesSync();
  const waiting = useSyncExternalStore(sync.subscribe, () => sync.isWaiting(entry));
  const row = useLiveQuery(() => juryDatabase.notes.get(`${scope}/${entry}`), [scope, entry]);
  if (row === undefined) return NONE;
  return { notes: row.notes, saved: !waiting && row.savedRevision >= row.revision };
}

/**
 * What of an entry's materials this judge has had on screen: hash of the material to seconds and
 * times. A material that is not named was never opened.
 */
export function useOpenedMaterials(entry: EntryId): Readonly<Record<string, Opened>> {
  return useEntryNotes(entry).notes.opened;
}

/** The same for several entries, by entry; undefined for the moment until IndexedDB has answered. */
export function useOpenedByEntry(
  entries: readonly EntryId[],
): ReadonlyMap<EntryId, Readonly<Record<string, Opened>>> | undefined {
  const { scope } = useDesk();
  const wanted = entries.join('\n');
  const rows = useLiveQuery(
    () => juryDatabase.notes.bulkGet(entries.map((entry) => `${scope}/${entry}`)),
    [scope, wanted],
  );
  if (rows === undefined || rows.length !== entries.length) return undefined;
  return new Map(entries.map((entry, index) => [entry, rows[index]?.notes.opened ?? {}]));
}
