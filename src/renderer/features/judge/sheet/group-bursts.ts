import type { SavedState } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { findDifferences } from './draft-differences.ts';

/** Saves that follow each other this quickly are strokes of one thought; the last one stands for them. */
const BURST_MS = 2000;

/**
 * Newest first, as the journal gives them. What was deleted or replaced by less is never folded away:
 * the state before stands alone, and so do sealed and given up states and the last word of each window,
 * which may be what was not chosen. A save that changed nothing is left out.
 */
export function groupBursts(states: readonly SavedState[], rubric: Rubric): readonly SavedState[] {
  const isBurst = (newer: SavedState, older: SavedState) =>
    newer.copy === older.copy &&
    !older.sealed &&
    older.draft !== null &&
    newer.draft !== null &&
    Date.parse(newer.savedAt) - Date.parse(older.savedAt) <= BURST_MS;
  const isLoss = (newer: SavedState, older: SavedState) =>
    findDifferences(older.draft, newer.draft, rubric).some(
      ({ before, after }) => after.length < before.length,
    );
  return states
    .filter((state, index) => {
      const [newer, older] = [states[index - 1], states[index + 1]];
      if (!newer || !isBurst(newer, state)) return true;
      // Of a run of deletions the first state has all that was lost.
      const isDeleting = older !== undefined && isBurst(state, older) && isLoss(state, older);
      return isLoss(newer, state) && !isDeleting;
    })
    .filter((state, index, kept) => {
      const newer = kept[index - 1];
      if (!newer || !isBurst(newer, state)) return true;
      return findDifferences(state.draft, newer.draft, rubric).length > 0;
    });
}
