import type { Notes, StoredNotes } from '../../contract/notes-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { Call, ShownError } from '../app/transport-context.ts';
import { isMendable } from './mendable.ts';
import type { JuryDatabase, NotesRow } from './jury-database.ts';
import { mergeNotes } from './merge-notes.ts';

export type NotesSync = {
  /** Applies one change: to IndexedDB at once, then to the backend. */
  readonly edit: (entry: EntryId, change: (notes: Notes) => Notes) => Promise<void>;
  /** Whether changes of this entry are not on the backend's disk: true from the stroke itself. */
  readonly isWaiting: (entry: EntryId) => boolean;
  /** Why the backend did not take the last change; null when it did, or never answered. */
  readonly refused: () => ShownError | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes in what the backend has, and sends what it lacks. Sends only until `stop`. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
};

export type NotesSyncOptions = {
  readonly database: JuryDatabase;
  readonly scope: string;
  readonly call: Call;
};

export const EMPTY_NOTES: Notes = { pins: [], opened: {} };
const RETRY_MS = 2000;

/** The outbox of notes: a row is saved when the backend has acknowledged its revision. */
export function createNotesSync({ database, scope, call }: NotesSyncOptions): NotesSync {
  // Stopped while another profile may be open: it must never get this desk's notes.
  const life = { stopped: true };
  // Between two entries the desk stops and starts; the backend is asked once.
  let known = false;
  const sending = new Set<string>();
  const wanted = new Set<string>();
  const waiting = new Set<string>();
  let refused: ShownError | null = null;
  const listeners = new Set<() => void>();
  /** Changes on their way to IndexedDB, by entry. */
  const writing = new Map<string, number>();
  const setWaiting = (entry: string, value: boolean) => {
    if (value) waiting.add(entry);
    else waiting.delete(entry);
    for (const listener of listeners) listener();
  };
  const setRefused = (error: ShownError | null) => {
    if (refused?.code === error?.code) return;
    refused = error;
    for (const listener of listeners) listener();
  };
  const countWriting = (entry: string, step: 1 | -1) =>
    writing.set(entry, (writing.get(entry) ?? 0) + step);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const keyOf = (entry: string) => `${scope}/${entry}`;
  const change = (entry: string, make: (row: NotesRow) => NotesRow) =>
    database.transaction('rw', database.notes, async () => {
      const row = await database.notes.get(keyOf(entry));
      await database.notes.put(make(row ?? emptyRow(keyOf(entry), scope, entry)));
    });
  const restore = (stored: StoredNotes) => change(stored.entry, (row) => takeIn(row, stored));

  const send = async (entry: string): Promise<void> => {
    // A change may land after the last look of a sender that is just about to end.
    wanted.add(entry);
    if (life.stopped || sending.has(entry)) return;
    sending.add(entry);
    while (!life.stopped && wanted.delete(entry)) {
      if ((await sendOnce(entry)) === 'again') wanted.add(entry);
    }
    sending.delete(entry);
  };
  const sendOnce = async (entry: string): Promise<'done' | 'again'> => {
    const row = await database.notes.get(keyOf(entry));
    if (!row || row.savedRevision >= row.revision) {
      if ((writing.get(entry) ?? 0) === 0) setWaiting(entry, false);
      return 'done';
    }
    const { revision, notes } = row;
    const stored = { entry: entry as EntryId, revision, notes };
    const answer = await call('judging.saveNotes', stored);
    if (answer.ok) {
      setRefused(null);
      await change(entry, (now) => ({ ...now, savedRevision: revision }));
      return 'again';
    }
    const { code } = answer.error;
    if (code === 'draft-stale') return (await refresh()) ? 'again' : 'done';
    const lost = code === 'connection-lost';
    setRefused(lost ? null : answer.error);
    // What somebody can mend meanwhile is tried again; the page keeps the change until then.
    if (lost || isMendable(answer.error)) retryLater(entry);
    return 'done';
  };
  const retryLater = (entry: string) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void send(entry);
    }, RETRY_MS);
    timers.add(timer);
  };
  /** False when the backend does not answer. */
  const refresh = async () => {
    const answer = await call('judging.notes', {});
    if (!answer.ok) return false;
    for (const stored of answer.value) await restore(stored);
    return true;
  };

  return {
    edit: async (entry, make) => {
      setWaiting(entry, true);
      countWriting(entry, 1);
      const next = (row: NotesRow) => ({
        ...row,
        revision: row.revision + 1,
        notes: make(row.notes),
      });
      await change(entry, next).finally(() => countWriting(entry, -1));
      void send(entry);
    },
    isWaiting: (entry) => waiting.has(entry),
    refused: () => refused,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => {
      life.stopped = false;
      known ||= await refresh();
      const rows = await database.notes.where('scope').equals(scope).toArray();
      for (const { entry, revision, savedRevision } of rows) {
        if (savedRevision < revision) void send(entry);
      }
    },
    stop: () => {
      life.stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function emptyRow(key: string, scope: string, entry: string): NotesRow {
  return { key, scope, entry, revision: 0, savedRevision: 0, notes: EMPTY_NOTES };
}

/** Both sides may have gone on alone (a second window, a lost IndexedDB): nothing is thrown away. */
function takeIn(row: NotesRow, { revision, notes }: StoredNotes): NotesRow {
  if (row.savedRevision >= row.revision) {
    if (row.revision >= revision) return row;
    return { ...row, revision, savedRevision: revision, notes };
  }
  if (row.savedRevision === revision) return row;
  const next = Math.max(row.revision, revision) + 1;
  return { ...row, revision: next, savedRevision: revision, notes: mergeNotes(row.notes, notes) };
}
