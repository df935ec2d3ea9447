import type { DeskEntry } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { DraftSyncOptions, DraftSyncState } from './draft-sync.ts';
import { draftKey } from './draft-merge.ts';
import type { DraftRow } from './jury-database.ts';
import { isMendable } from './mendable.ts';

export type DraftSender = {
  /** Counts an edit as not saved from now on; to be told when it has been written. */
  readonly expect: (entry: EntryId) => () => void;
  readonly send: (entry: EntryId) => void;
  readonly flush: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => DraftSyncState;
  readonly start: () => void;
  readonly stop: () => void;
};

const RETRY_MS = 2000;

export type DraftSenderOptions = DraftSyncOptions & {
  /** Told what the journal has when it refused an edit that did not know of it. */
  readonly reconcile: (entries: readonly DeskEntry[], stale: EntryId) => Promise<void>;
};

type Attempt = 'saved' | 'refused' | 'again' | 'retry-later';

/** Sends drafts one at a time per entry, always the newest one, until the journal has it. */
export function createSender({
  database,
  scope,
  call,
  reconcile,
}: DraftSenderOptions): DraftSender {
  const running = new Map<EntryId, Promise<void>>();
  const wanted = new Set<EntryId>();
  const listeners = new Set<() => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  // Stopped while another profile may be open: its journal must never get this desk's drafts.
  const life = { stopped: true };
  /** Entries with edits that the journal has not acknowledged: how many of them are not written yet. */
  const unsaved = new Map<EntryId, number>();
  let state: DraftSyncState = { waiting: false, interrupted: false, refused: null };

  const setState = (change: Partial<DraftSyncState>) => {
    const next = { ...state, ...change, waiting: unsaved.size > 0 };
    const same =
      next.waiting === state.waiting &&
      next.interrupted === state.interrupted &&
      next.refused === state.refused;
    if (same) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const countWriting = (entry: EntryId, change: 1 | -1) => {
    unsaved.set(entry, (unsaved.get(entry) ?? 0) + change);
    setState({});
  };
  /** Everything of this entry is in the journal, unless an edit is on its way already. */
  const settle = (entry: EntryId) => {
    if (unsaved.get(entry) === 0) unsaved.delete(entry);
    setState({});
  };

  const attempt = async (entry: EntryId): Promise<Attempt> => {
    const row = await database.drafts.get(draftKey(scope, entry));
    if (!row || row.savedEdit >= row.edit) return 'saved';
    if (row.conflict) return 'refused';
    const { base, copy, edit, draft } = row;
    const answer = await call('judging.saveDraft', { entry, base, copy, edit, draft });
    if (answer.ok) {
      setState({ interrupted: false, refused: null });
      await acknowledge(row, answer.value);
      return 'again';
    }
    if (answer.error.code === 'connection-lost') {
      setState({ interrupted: true, refused: null });
      return 'retry-later';
    }
    if (answer.error.code === 'draft-stale') return lookAgain(entry);
    setState({ interrupted: false, refused: answer.error });
    // What somebody can mend meanwhile is tried again; the page keeps the edit until then.
    return isMendable(answer.error) ? 'retry-later' : 'refused';
  };

  const acknowledge = (sent: DraftRow, saved: { revision: number; savedAt: string }) =>
    database.transaction('rw', database.drafts, async () => {
      const row = await database.drafts.get(sent.key);
      if (row?.copy !== sent.copy) return;
      const { revision, savedAt } = saved;
      await database.drafts.put({
        ...row,
        base: Math.max(row.base, revision),
        savedEdit: sent.edit,
        savedAt,
      });
    });

  /** Another copy wrote meanwhile. Reconciling shows both to the person, who alone can choose. */
  const lookAgain = async (entry: EntryId): Promise<Attempt> => {
    const answer = await call('judging.desk', {});
    if (!answer.ok) return 'retry-later';
    await reconcile(answer.value?.entries ?? [], entry);
    return 'refused';
  };

  const drain = async (entry: EntryId) => {
    let outcome: Attempt = 'again';
    while (!life.stopped && outcome === 'again') {
      wanted.delete(entry);
      outcome = await attempt(entry);
      if (outcome !== 'retry-later' && wanted.has(entry)) outcome = 'again';
    }
    running.delete(entry);
    if (outcome === 'saved') settle(entry);
    if (outcome !== 'retry-later' || life.stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(entry);
    }, RETRY_MS);
    timers.add(timer);
  };

  const send = (entry: EntryId) => {
    wanted.add(entry);
    if (!life.stopped && !running.has(entry)) running.set(entry, drain(entry));
  };

  return {
    expect: (entry) => {
      countWriting(entry, 1);
      return () => countWriting(entry, -1);
    },
    send,
    flush: async () => {
      const rows = await database.drafts.where('scope').equals(scope).toArray();
      for (const row of rows) {
        if (row.savedEdit < row.edit) send(row.entry as EntryId);
      }
      await Promise.all(running.values());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    start: () => {
      life.stopped = false;
    },
    stop: () => {
      life.stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
