import type { DeskEntry } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import { decideMerge, rowFromJournal } from './draft-merge.ts';
import type { DraftSyncOptions } from './draft-sync.ts';
import type { DraftRow } from './jury-database.ts';

/**
 * Brings the working copies in line with the journal; gives the entries that must be sent again.
 * `stale`: the journal has just refused this one, so sending it again would not do.
 */
export function reconcileRows(
  { database, scope, newCopyId }: DraftSyncOptions,
  entries: readonly DeskEntry[],
  stale?: EntryId,
): Promise<readonly EntryId[]> {
  return database.transaction('rw', database.drafts, async () => {
    const rows = await database.drafts.where('scope').equals(scope).toArray();
    const byEntry = new Map(rows.map((row) => [row.entry, row]));
    const pending: EntryId[] = [];
    for (const deskEntry of entries) {
      const { entry, draft: stored, journal } = deskEntry;
      const row = byEntry.get(entry.id);
      const merge = decideMerge(row, stored, journal);
      const decision = merge === 'resend' && entry.id === stale ? 'conflict' : merge;
      if (decision === 'resend') pending.push(entry.id);
      const next = reconciled(decision, row, deskEntry, { scope, newCopyId });
      if (next) await database.drafts.put(next);
    }
    return pending;
  });
}

/** The row after the decision; null when it stays. */
function reconciled(
  decision: ReturnType<typeof decideMerge>,
  row: DraftRow | undefined,
  { draft: stored, journal }: DeskEntry,
  { scope, newCopyId }: Pick<DraftSyncOptions, 'scope' | 'newCopyId'>,
): DraftRow | null {
  switch (decision) {
    case 'keep':
      return null;
    case 'restore':
      return (
        stored && rowFromJournal(scope, stored, row ?? { copy: newCopyId(), edit: 0, restores: 0 })
      );
    case 'resend':
      // A saved row whose revision the journal does not have is asked for again.
      return row ? { ...row, savedEdit: Math.min(row.savedEdit, row.edit - 1) } : null;
    case 'discard':
      return row
        ? { ...row, draft: null, base: journal.revision, savedEdit: row.edit, conflict: null }
        : null;
    case 'conflict':
      return row ? { ...row, conflict: { revision: journal.revision, stored } } : null;
    default:
      return decision satisfies never;
  }
}
