import type { Desk } from '../../../contract/judging-methods.ts';
import type { DeskItem } from './desk-entry-state.ts';
import { computeOwnTotal } from './own-total.ts';

/** Entries whose draft looks complete. The backend decides when it shows what would be signed. */
export function readyToSeal(items: readonly DeskItem[], desk: Desk): readonly string[] {
  return items
    .filter((item) => looksComplete(item, desk))
    .map(({ deskEntry }) => deskEntry.entry.id);
}

function looksComplete({ draft, sealed, deskEntry }: DeskItem, desk: Desk): boolean {
  if (draft === null) return false;
  if (sealed !== null && !draft.correctionReason?.trim()) return false;
  if (draft.recusalReason !== null) return draft.recusalReason.trim() !== '';
  const rubric = desk.rubrics.find(({ id }) => id === deskEntry.rubric);
  if (!rubric) return false;
  if (rubric.commentRequired && draft.comment.trim() === '') return false;
  return computeOwnTotal(rubric, draft)?.open === 0;
}
