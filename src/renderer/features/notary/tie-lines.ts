import type { DivisionResult } from '../../../core/model/contest-result.ts';
import type { buildRanking } from '../organizer/index.ts';

type Lines = Parameters<typeof buildRanking>[1];

/**
 * The edges that run through a tie. An archive's report knows no other edges by place; these are
 * put below the last of the tied entries.
 */
export function tieLinesOf(
  division: Pick<DivisionResult, 'ranking' | 'cutTies'>,
  titleOf: (line: string) => string,
): Lines {
  return division.cutTies.map(({ line, entries }) => ({
    id: line,
    title: titleOf(line),
    after: 1 + Math.max(...entries.map((id) => positionOf(division.ranking, id))),
  }));
}

function positionOf(ranking: DivisionResult['ranking'], id: string): number {
  return ranking.findIndex(({ entry }) => entry === id);
}
