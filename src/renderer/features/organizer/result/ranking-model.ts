import type { StageDivision } from '../../../../core/model/charter.ts';
import type { CutTie, DivisionResult, RankedEntry } from '../../../../core/model/contest-result.ts';
import { linesOf } from '../../../../core/rules/sensitivity/line-outcome.ts';

/** An edge of the ranking: the last place of an award, or of the recommendation. */
export type CutLine = {
  readonly id: string;
  readonly title: string;
  /** Counted from 1: the line runs below this place. */
  readonly after: number;
};

/** The lines of a division in the order of their places; an award of unknown number has none. */
export function cutLinesOf(
  division: Pick<StageDivision, 'awards' | 'recommend'>,
  recommendTitle: string,
  titleOf: (award: StageDivision['awards'][number]) => string,
): readonly CutLine[] {
  return linesOf(division)
    .map(({ id, place }) => {
      const award = division.awards.find((candidate) => candidate.id === id);
      return { id, title: award ? titleOf(award) : recommendTitle, after: place };
    })
    .sort((a, b) => a.after - b.after);
}

export type RankingRow =
  | { readonly kind: 'entry'; readonly entry: RankedEntry; readonly tied: boolean }
  | { readonly kind: 'line'; readonly line: CutLine; readonly tie: CutTie | null };

/**
 * The ranking with its lines in place. Lines at the same place are one; a line that runs through a
 * tie stands alone and carries that tie. An incomplete ranking has no places yet, hence no lines.
 */
export function buildRanking(
  { ranking, cutTies, status }: Pick<DivisionResult, 'ranking' | 'cutTies' | 'status'>,
  lines: readonly CutLine[],
): readonly RankingRow[] {
  const tied = new Set<string>(cutTies.flatMap(({ entries }) => entries));
  return ranking.flatMap((entry, index): RankingRow[] => {
    const here = status === 'complete' ? lines.filter(({ after }) => after === index + 1) : [];
    return [
      { kind: 'entry', entry, tied: tied.has(entry.entry) },
      ...joinLines(here.filter((line) => tieAt(cutTies, line) === null)),
      ...here.flatMap((line): RankingRow[] => {
        const tie = tieAt(cutTies, line);
        return tie === null ? [] : [{ kind: 'line', line, tie }];
      }),
    ];
  });
}

function tieAt(cutTies: readonly CutTie[], line: CutLine): CutTie | null {
  return cutTies.find((tie) => tie.line === line.id) ?? null;
}

function joinLines(lines: readonly CutLine[]): readonly RankingRow[] {
  const [first] = lines;
  if (first === undefined) return [];
  const title = lines.map((line) => line.title).join(' / ');
  return [{ kind: 'line', line: { ...first, title }, tie: null }];
}
