import type { Draft, StoredDraft } from '../../contract/judging-methods.ts';
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
  /** The working copy is newer: the journal has not seen the last edits. */
  | 'resend'
  /** The draft was sealed meanwhile: nothing of it is left to do. */
  | 'discard';

/** Decides between the working copy and the journal. `sheets`: sealed versions that exist now. */
export function decideMerge(
  row: DraftRow | undefined,
  stored: StoredDraft | null,
  sheets: number,
): MergeDecision {
  if (row === undefined) return stored === null ? 'keep' : 'restore';
  if (row.draft === null) {
    return stored !== null && stored.revision > row.revision ? 'restore' : 'keep';
  }
  if (row.baseSheets < sheets) return stored === null ? 'discard' : 'restore';
  if (stored === null) return 'resend';
  if (stored.revision > row.revision) return 'restore';
  if (stored.revision < row.revision) return 'resend';
  return row.savedRevision === row.revision ? 'keep' : 'restore';
}

/** The row that a journal's draft becomes. */
export function rowFromJournal(scope: string, stored: StoredDraft, sheets: number): DraftRow {
  return {
    key: draftKey(scope, stored.entry),
    scope,
    entry: stored.entry,
    revision: stored.revision,
    draft: stored.draft,
    baseSheets: sheets,
    editedAt: stored.savedAt,
    savedRevision: stored.revision,
    savedAt: stored.savedAt,
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
