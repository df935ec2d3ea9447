import type { StageDivision } from '../model/charter.ts';
import type { CutTie } from '../model/contest-result.ts';
import { divisionIdSchema, type DivisionId, type EntryId } from '../model/primitives.ts';

/** `line` of a cut tie at the edge of the recommendation; no award may use it as its id. */
export const RECOMMEND_LINE = divisionIdSchema.parse('recommend');

export type Placement = { readonly award: DivisionId | null; readonly recommended: boolean };
export type PlacedEntries = {
  readonly placements: ReadonlyMap<EntryId, Placement>;
  readonly cutTies: readonly CutTie[];
};
export type LevelGroup = { readonly rank: number; readonly entries: readonly EntryId[] };

/** Places `from`..`to`, both counted from 1, that one award fills. */
type AwardSpan = { readonly id: DivisionId; readonly from: number; readonly to: number };

/**
 * Gives out awards and recommendations by place. Level entries hold the places from their rank on
 * together, and get what all of those places get. Where an edge runs between those places nobody
 * is preferred: the group gets nothing that the edge decides, the edge is listed as a cut tie, and
 * the places after the group go on as if it had been decided (design.md, Scoring; domain.md, Ties).
 * An award of count 0 is announced later and has no places yet, hence no edge.
 */
export function placeEntries(
  groups: readonly LevelGroup[],
  { awards, recommend }: Pick<StageDivision, 'awards' | 'recommend'>,
): PlacedEntries {
  const spans = toSpans(awards);
  const edges = [...spans, { id: RECOMMEND_LINE, to: recommend }];
  const placements = new Map<EntryId, Placement>();
  const cutTies: CutTie[] = [];
  for (const { rank, entries } of groups) {
    const last = rank + entries.length - 1;
    const award = spans.find(({ from, to }) => from <= rank && last <= to)?.id ?? null;
    const placement = { award, recommended: last <= recommend };
    for (const entry of entries) placements.set(entry, placement);
    for (const { id, to } of edges) {
      if (rank <= to && to < last) {
        // `places`: how many of these entries fit above the edge.
        cutTies.push({ line: id, places: to - rank + 1, entries: [...entries] });
      }
    }
  }
  return { placements, cutTies: inLineOrder(cutTies, edges) };
}

function toSpans(awards: StageDivision['awards']): readonly AwardSpan[] {
  let next = 1;
  return awards
    .filter(({ count }) => count > 0)
    .map(({ id, count }) => {
      const span = { id, from: next, to: next + count - 1 };
      next += count;
      return span;
    });
}

/** At most one group straddles each edge, so the order of the edges orders the ties fully. */
function inLineOrder(
  cutTies: readonly CutTie[],
  edges: readonly { readonly id: DivisionId }[],
): readonly CutTie[] {
  return edges.flatMap(({ id }) => cutTies.filter(({ line }) => line === id));
}
