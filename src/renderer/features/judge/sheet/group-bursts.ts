import type { SavedState } from '../../../../contract/judging-methods.ts';

/** Saves that follow each other this quickly are strokes of one thought; the last one stands for them. */
const BURST_MS = 2000;

/**
 * Newest first, as the journal gives them. Sealed and given up states stand alone, and so does the
 * last word of each window: it may be what was not chosen.
 */
export function groupBursts(states: readonly SavedState[]): readonly SavedState[] {
  return states.filter((state, index) => {
    const newer = states[index - 1];
    if (
      !newer ||
      newer.copy !== state.copy ||
      state.sealed ||
      state.draft === null ||
      newer.draft === null
    )
      return true;
    return Date.parse(newer.savedAt) - Date.parse(state.savedAt) > BURST_MS;
  });
}
