import type { Draft } from '../../../../contract/judging-methods.ts';

/** Changes the draft of the open entry; gives the number of the edit once the browser has it. */
export type EditDraft = (change: (draft: Draft) => Draft) => Promise<number>;
