import type { Call, ShownError } from '../app/transport-context.ts';
import type { DeskEntry, Draft } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import { draftKey, EMPTY_DRAFT, newRow } from './draft-merge.ts';
import { createDraftUndo, type DraftUndo } from './draft-undo.ts';
import type { DraftRow, JuryDatabase } from './jury-database.ts';
import { createSender } from './draft-sender.ts';
import { reconcileRows } from './reconcile-rows.ts';

export type DraftSyncState = {
  /**
   * Something was entered that the journal has not acknowledged. It holds from the stroke itself:
   * rows of IndexedDB show an edit only some moments later, when it may be on screen already.
   */
  readonly waiting: boolean;
  /** The last send got no answer; sends are retried. */
  readonly interrupted: boolean;
  /** The backend refused a draft. */
  readonly refused: ShownError | null;
};

export type DraftSync = {
  /** Applies one edit: to IndexedDB at once, then to the backend's journal. Gives its number. */
  readonly edit: (entry: DeskEntry, change: (draft: Draft) => Draft) => Promise<number>;
  /** Puts another state in place of the draft; null gives it up, in the journal too. */
  readonly replace: (entry: DeskEntry, draft: Draft | null) => Promise<number>;
  readonly undo: (entry: DeskEntry) => Promise<number>;
  readonly redo: (entry: DeskEntry) => Promise<number>;
  /** Settles a conflict. What is not chosen stays in the history. */
  readonly resolve: (entry: DeskEntry, keep: 'mine' | 'theirs') => Promise<void>;
  readonly steps: Pick<DraftUndo, 'view' | 'subscribe'>;
  /** Reconciles with the journal as the desk shows it: at the start and after every change. */
  readonly reconcile: (entries: readonly DeskEntry[]) => Promise<void>;
  /** Sends everything that was not acknowledged; gives when all of it was answered. */
  readonly flush: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => DraftSyncState;
  /** Sends only between `start` and `stop`: while this desk's profile is the open one. */
  readonly start: () => void;
  readonly stop: () => void;
};

export type DraftSyncOptions = {
  readonly database: JuryDatabase;
  readonly scope: string;
  readonly call: Call;
  readonly now: () => Date;
  /** Names a new working copy. */
  readonly newCopyId: () => string;
};

/** The outbox of one desk: what IndexedDB holds and the journal has not acknowledged. */
export function createDraftSync(options: DraftSyncOptions): DraftSync {
  const { database, scope, now } = options;
  const undo = createDraftUndo();
  const reconcile = async (entries: readonly DeskEntry[], stale?: EntryId) => {
    const pending = await reconcileRows(options, entries, stale);
    for (const entry of pending) sender.send(entry);
  };
  const sender = createSender({ ...options, reconcile });
  // Edits on their way to IndexedDB, so that nothing typed is overtaken by a flush.
  const writing = new Set<Promise<number>>();
  const write = async (entry: DeskEntry, change: (row: DraftRow) => Partial<DraftRow>) => {
    const written = sender.expect(entry.entry.id);
    const edit = await database
      .transaction('rw', database.drafts, async () => {
        const before =
          (await database.drafts.get(draftKey(scope, entry.entry.id))) ??
          newRow(scope, entry, options.newCopyId(), now());
        const changed = change(before);
        const editedAt = now().toISOString();
        const number = before.edit + 1;
        await database.drafts.put({ ...before, edit: number, editedAt, ...changed });
        return number;
      })
      .finally(written);
    sender.send(entry.entry.id);
    return edit;
  };
  const track = (entry: DeskEntry, change: (row: DraftRow) => Partial<DraftRow>) => {
    const edit = write(entry, change).finally(() => writing.delete(edit));
    writing.add(edit);
    return edit;
  };
  /** A state that no field typed takes the draft's place; undefined: there is none. */
  const restore = (entry: DeskEntry, next: (current: Draft | null) => Draft | null | undefined) =>
    track(entry, ({ draft, restores }) => {
      const state = next(draft);
      return state === undefined ? {} : { draft: state, restores: restores + 1 };
    });
  const flush = async () => {
    await Promise.allSettled(writing);
    await sender.flush();
  };
  const put = (entry: DeskEntry, draft: Draft | null) =>
    restore(entry, (current) => {
      undo.record(entry.entry.id, current, draft, now());
      undo.endBurst(entry.entry.id);
      return draft;
    });
  return {
    edit: (entry, change) =>
      track(entry, ({ draft: current }) => {
        const draft = change(current ?? EMPTY_DRAFT);
        undo.record(entry.entry.id, current, draft, now());
        return { draft };
      }),
    replace: put,
    undo: (entry) => restore(entry, (current) => undo.back(entry.entry.id, current)),
    redo: (entry) => restore(entry, (current) => undo.forth(entry.entry.id, current)),
    resolve: async (entry, keep) => {
      const row = await database.drafts.get(draftKey(scope, entry.entry.id));
      if (!row?.conflict) return;
      const { stored } = row.conflict;
      await track(entry, ({ draft, conflict }) => ({
        draft: stored === null ? asCorrection(draft, entry) : draft,
        base: conflict?.revision ?? row.base,
        conflict: null,
      }));
      if (keep === 'mine') return;
      await flush();
      await put(entry, stored?.draft ?? null);
    },
    steps: undo,
    reconcile,
    flush,
    subscribe: sender.subscribe,
    state: sender.state,
    start: sender.start,
    stop: sender.stop,
  };
}

/** Edits of a draft that was sealed elsewhere can only go on as a correction. */
function asCorrection(draft: Draft | null, { sheets }: DeskEntry): Draft | null {
  if (draft === null || sheets.length === 0) return draft;
  return { ...draft, correctionReason: draft.correctionReason ?? '' };
}
