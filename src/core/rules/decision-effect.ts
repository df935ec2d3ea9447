import type { ComputedResult, RankedEntry } from '../model/contest-result.ts';
import type { DivisionId } from '../model/primitives.ts';

/** Where an entry stands in a result. */
export type EntryPlace = Pick<RankedEntry, 'rank' | 'standing' | 'total' | 'award' | 'recommended'>;
export type PlaceChange = Pick<RankedEntry, 'entry' | 'title'> & {
  readonly division: DivisionId;
  readonly before: EntryPlace;
  readonly after: EntryPlace;
};

/** What a decision does to a result: every entry whose line reads differently, and what stays open. */
export type DecisionEffect = {
  /** By division, in the order of the ranking afterwards. */
  readonly changes: readonly PlaceChange[];
  readonly status: Step<ComputedResult['status']>;
  /** Cells of the matrix that the result waits for. */
  readonly open: Step<number>;
  /** Lines of an award or of the recommendation that run through a tie. */
  readonly cutTies: Step<number>;
};
type Step<T> = { readonly before: T; readonly after: T };

/** Compares the result without a decision to the one with it. */
export function compareResults(before: ComputedResult, after: ComputedResult): DecisionEffect {
  const places = new Map(
    before.divisions.flatMap(({ ranking }) => ranking.map((line) => [line.entry, placeOf(line)])),
  );
  const changes = after.divisions.flatMap(({ division, ranking }) =>
    ranking.flatMap((line): PlaceChange[] => {
      const was = places.get(line.entry);
      const is = placeOf(line);
      if (was === undefined || samePlace(was, is)) return [];
      return [{ division, entry: line.entry, title: line.title, before: was, after: is }];
    }),
  );
  return {
    changes,
    status: { before: before.status, after: after.status },
    open: { before: before.open.length, after: after.open.length },
    cutTies: { before: countCutTies(before), after: countCutTies(after) },
  };
}

function placeOf({ rank, standing, total, award, recommended }: RankedEntry): EntryPlace {
  return { rank, standing, total, award, recommended };
}

function samePlace(a: EntryPlace, b: EntryPlace): boolean {
  return (
    a.rank === b.rank &&
    a.standing === b.standing &&
    a.total === b.total &&
    a.award === b.award &&
    a.recommended === b.recommended
  );
}

function countCutTies({ divisions }: ComputedResult): number {
  return divisions.reduce((count, { cutTies }) => count + cutTies.length, 0);
}
