export { draftKey, EMPTY_DRAFT, hasContent } from './draft-merge.ts';
export { createDraftSync, type DraftSync, type DraftSyncState } from './draft-sync.ts';
export type { UndoView } from './draft-undo.ts';
export {
  type DraftRow,
  juryDatabase,
  type NotesRow,
  type ReadingPosition,
} from './jury-database.ts';
export type { DraftConflict } from './jury-database.ts';
export { createNotesSync, EMPTY_NOTES, type NotesSync } from './notes-sync.ts';
