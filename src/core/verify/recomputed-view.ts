import { findStage } from '../model/find-in-setup.ts';
import type { ComputedResult } from '../model/contest-result.ts';
import type { Recomputed } from './result-steps.ts';

type Titled = {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
};

/** What was recomputed, with the names to show it by: plain data for a screen, a page, a print. */
export type RecomputedView = {
  readonly judges: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly division: string;
  }[];
  readonly divisions: readonly Titled[];
  readonly tracks: readonly Titled[];
  readonly awards: readonly (Titled & { readonly division: string; readonly count: number })[];
  /** What `recommended` means in this stage. */
  readonly recommendTitle: string;
  readonly cells: readonly {
    readonly judge: string;
    readonly entry: string;
    readonly state: string;
    readonly corrected: boolean;
  }[];
  readonly result: ComputedResult;
};

/** Names come from the signed charter, roster and assignment, figures from the recomputation. */
export function describeRecomputed({ input, output }: Recomputed): RecomputedView {
  const { setup } = input.charter;
  const stage = findStage(setup, input.assignment.stage);
  const assigned = new Set<string>(input.assignment.panels.map(({ judge }) => judge));
  return {
    judges: input.roster.judges
      .filter(({ id }) => assigned.has(id))
      .map(({ id, name }) => ({ id, name })),
    entries: input.assignment.entries.map(({ id, title, division }) => ({ id, title, division })),
    divisions: setup.divisions.map(titled),
    tracks: setup.tracks.map(titled),
    awards: (stage?.divisions ?? []).flatMap(({ division, awards }) =>
      awards.map((award) => ({ division, count: award.count, ...titled(award) })),
    ),
    recommendTitle: stage?.recommendTitle ?? '',
    cells: output.matrix.cells.map(({ judge, entry, state, corrected }) => ({
      judge,
      entry,
      state,
      corrected,
    })),
    result: output.computed,
  };
}

function titled({ id, title, titleEn }: Titled): Titled {
  return { id, title, ...(titleEn === undefined ? {} : { titleEn }) };
}
