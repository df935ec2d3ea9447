import type { Call, ShownError } from '../app/transport-context.ts';
import type { Draft } from '../../contract/judging-methods.ts';
import type { DeskEntry } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import { decideMerge, draftKey, EMPTY_DRAFT, rowFromJournal } from './draft-merge.ts';
import type { DraftRow, JuryDatabase } from './jury-database.ts';
import { createSender } from './draft-sender.ts';

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
  /** Applies one edit: to IndexedDB at once, then to the backend's journal. */
  readonly edit: (entry: DeskEntry, change: (draft: Draft) => Draft) => Promise<void>;
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
};

/** The outbox of one desk: what IndexedDB holds and the journal has not acknowledged. */
export function createDraftSync(options: DraftSyncOptions): DraftSync {
  const { database, scope, now } = options;
  const sender = createSender(options);
  // Edits on their way to IndexedDB, so that nothing typed is overtaken by a flush.
  const writing = new Set<Promise<void>>();
  const write = async (entry: DeskEntry, change: (draft: Draft) => Draft) => {
    const written = sender.expect(entry.entry.id);
    await database
      .transaction('rw', database.drafts, async () => {
        const before = await database.drafts.get(draftKey(scope, entry.entry.id));
        await database.drafts.put(editRow(scope, entry, before, change, now()));
      })
      .finally(written);
    sender.send(entry.entry.id);
  };
  return {
    edit: (entry, change) => {
      const edit = write(entry, change).finally(() => writing.delete(edit));
      writing.add(edit);
      return edit;
    },
    reconcile: async (entries) => {
      const pending = await reconcileRows(database, scope, entries);
      for (const entry of pending) sender.send(entry);
    },
    flush: async () => {
      await Promise.allSettled(writing);
      await sender.flush();
    },
    subscribe: sender.subscribe,
    state: sender.state,
    start: sender.start,
    stop: sender.stop,
  };
}

function editRow(
  scope: string,
  { entry, draft: stored, sheets }: DeskEntry,
  before: DraftRow | undefined,
  change: (draft: Draft) => Draft,
  now: Date,
): DraftRow {
  return {
    key: draftKey(scope, entry.id),
    scope,
    entry: entry.id,
    revision: Math.max(before?.revision ?? 0, stored?.revision ?? 0) + 1,
    draft: change(before?.draft ?? stored?.draft ?? EMPTY_DRAFT),
    baseSheets: before?.draft ? before.baseSheets : sheets.length,
    editedAt: now.toISOString(),
    savedRevision: before?.savedRevision ?? stored?.revision ?? 0,
    savedAt: before?.savedAt ?? stored?.savedAt ?? null,
  };
}

/** Gives the entries whose draft must be sent again. */
function reconcileRows(
  database: JuryDatabase,
  scope: string,
  entries: readonly DeskEntry[],
): Promise<readonly EntryId[]> {
  return database.transaction('rw', database.drafts, async () => {
    const rows = await database.drafts.where('scope').equals(scope).toArray();
    const byEntry = new Map(rows.map((row) => [row.entry, row]));
    const pending: EntryId[] = [];
    for (const { entry, draft: stored, sheets } of entries) {
      const row = byEntry.get(entry.id);
      const decision = decideMerge(row, stored, sheets.length);
      if (decision === 'resend') pending.push(entry.id);
      if (decision === 'restore' && stored) {
        await database.drafts.put(rowFromJournal(scope, stored, sheets.length));
      }
      if (decision === 'discard' && row) {
        await database.drafts.put({ ...row, draft: null, savedRevision: row.revision });
      }
    }
    return pending;
  });
}
