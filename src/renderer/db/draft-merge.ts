import type { DeskEntry, Draft, JournalHead, StoredDraft } from '../../contract/judging-methods.ts';
import type { DraftRow } from './jury-database.ts';

export const EMPTY_DRAFT: Draft = {
  marks: {},
  markComments: {},
  comment: '',
  recusalReason: null,
  correctionReason: null,
};

export type MergeDecision =
  /** The working copy is right as it is. */
  | 'keep'
  /** The journal is newer, or the browser lost its database: take the journal's draft. */
  | 'restore'
  /** The journal has not seen the last edits. */
  | 'resend'
  /** The draft was sealed or given up meanwhile: nothing of it is left to do. */
  | 'discard'
  /** Both have something that the other has not: only the person can tell which one holds. */
  | 'conflict';

/** Decides between the working copy and the journal. */
export function decideMerge(
  row: DraftRow | undefined,
  stored: StoredDraft | null,
  head: JournalHead,
): MergeDecision {
  if (row === undefined) return stored === null ? 'keep' : 'restore';
  return row.savedEdit < row.edit ? mergeUnsaved(row, head) : mergeSaved(row, stored, head);
}

function mergeUnsaved(row: DraftRow, head: JournalHead): MergeDecision {
  if (head.revision <= row.base) return 'resend';
  // Our own, the answer to which was lost or is on its way.
  if (head.copy === row.copy && head.edit <= row.edit) return 'resend';
  return row.conflict?.revision === head.revision ? 'keep' : 'conflict';
}

function mergeSaved(row: DraftRow, stored: StoredDraft | null, head: JournalHead): MergeDecision {
  const nothing = row.draft === null ? 'keep' : 'discard';
  if (head.revision > row.base) return stored === null ? nothing : 'restore';
  // An answer from before our last edit, or a data folder that was put back: asking again tells.
  if (head.revision < row.base) return row.draft === null ? 'keep' : 'resend';
  return stored === null ? nothing : 'keep';
}

/** The row that a journal's draft becomes. */
export function rowFromJournal(
  scope: string,
  stored: StoredDraft,
  before: Pick<DraftRow, 'copy' | 'edit' | 'restores'>,
): DraftRow {
  return {
    key: draftKey(scope, stored.entry),
    scope,
    entry: stored.entry,
    copy: before.copy,
    edit: before.edit,
    draft: stored.draft,
    restores: before.restores + 1,
    base: stored.revision,
    editedAt: stored.savedAt,
    savedEdit: before.edit,
    savedAt: stored.savedAt,
    conflict: null,
  };
}

/** The row of a copy that begins with what the desk shows. */
export function newRow(
  scope: string,
  { entry, draft, journal }: DeskEntry,
  copy: string,
  now: Date,
): DraftRow {
  return {
    key: draftKey(scope, entry.id),
    scope,
    entry: entry.id,
    copy,
    edit: 0,
    draft: draft?.draft ?? null,
    restores: 0,
    base: journal.revision,
    editedAt: now.toISOString(),
    savedEdit: 0,
    savedAt: draft?.savedAt ?? null,
    conflict: null,
  };
}

export function draftKey(scope: string, entry: string): string {
  return `${scope}/${entry}`;
}

/** Whether anything was entered at all: an untouched sheet is not a draft. */
export function hasContent(draft: Draft): boolean {
  return (
    Object.keys(draft.marks).length > 0 ||
    Object.values(draft.markComments).some((comment) => comment !== '') ||
    draft.comment !== '' ||
    draft.recusalReason !== null ||
    draft.correctionReason !== null
  );
}
