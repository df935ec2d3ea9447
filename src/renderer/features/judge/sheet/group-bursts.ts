import type { SavedState } from '../../../../contract/judging-methods.ts';

/** Saves that follow each other this quickly are strokes of one thought; the last one stands for them. */
const BURST_MS = 2000;

/** Newest first, as the journal gives them; sealed and given up states always stand alone. */
export function groupBursts(states: readonly SavedState[]): readonly SavedState[] {
  return states.filter((state, index) => {
    const newer = states[index - 1];
    if (!newer || state.sealed || state.draft === null || newer.draft === null) return true;
    return Date.parse(newer.savedAt) - Date.parse(state.savedAt) > BURST_MS;
  });
}
