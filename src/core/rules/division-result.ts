import type { Entry } from '../model/assignment.ts';
import type { DivisionResult, RankedEntry } from '../model/contest-result.ts';
import type { EntryId, JudgeId } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { placeEntries, type Placement } from './awards.ts';
import { computeEntryScore, type EntryScore } from './entry-total.ts';
import type { GatheredDivision, GatheredInputs } from './gather-inputs.ts';
import { compileRubric } from './judge-total.ts';
import { rankEntries, type Ranking, type ScoredEntry } from './ranking.ts';

export type ScoredDivision = {
  readonly division: GatheredDivision;
  /** By entry id. */
  readonly scores: readonly EntryScore[];
};

/** Scores every entry of a division. */
export function scoreDivision(
  division: GatheredDivision,
  ruleset: Ruleset,
  inputs: Pick<GatheredInputs, 'cellsByEntry' | 'sheetsByHash'>,
): ScoredDivision {
  const compiled = division.rubric === null ? null : compileRubric(division.rubric);
  const scores = division.entries.map(({ id }) =>
    computeEntryScore({
      entry: id,
      cells: inputs.cellsByEntry.get(id) ?? [],
      compiled,
      ruleset,
      marksOf: (hash) => {
        const body = inputs.sheetsByHash.get(hash)?.sheet.body;
        return body?.kind === 'scores' ? body.marks : [];
      },
    }),
  );
  return { division, scores };
}

export type RankedDivision = {
  readonly result: DivisionResult;
  /** Null while the division is incomplete. */
  readonly ranking: Ranking | null;
};

/**
 * Ranks a division and gives out its awards, if every entry has a total. Otherwise the totals that
 * exist are shown in the order of ids, with no ranks: a rank is a claim about all of them.
 */
export function rankDivision(
  { division, scores }: ScoredDivision,
  ruleset: Ruleset,
  headJudges: ReadonlySet<JudgeId>,
): RankedDivision {
  const { stageDivision, rubric, entries } = division;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const complete = scores.filter(isScored);
  if (complete.length < scores.length) {
    const ranking = scores.map((score) => toRankedEntry(byId, score, null, NOT_PLACED));
    return {
      result: { division: stageDivision.division, status: 'incomplete', ranking, cutTies: [] },
      ranking: null,
    };
  }
  const ranking = rankEntries(complete, { ruleset, rubric, headJudges });
  const { placements, cutTies } = placeEntries(
    ranking.groups.map((group) => ({
      rank: group.rank,
      entries: group.entries.map(({ entry }) => entry),
    })),
    stageDivision,
  );
  const ranked = ranking.groups.flatMap((group) =>
    group.entries.map((score) =>
      toRankedEntry(byId, score, group.rank, placements.get(score.entry) ?? NOT_PLACED),
    ),
  );
  return {
    result: {
      division: stageDivision.division,
      status: 'complete',
      ranking: ranked,
      cutTies: [...cutTies],
    },
    ranking,
  };
}

const NOT_PLACED: Placement = { award: null, recommended: false };

function isScored(score: EntryScore): score is ScoredEntry {
  return score.aggregate !== null;
}

function toRankedEntry(
  entries: ReadonlyMap<EntryId, Entry>,
  score: EntryScore,
  rank: number | null,
  placement: Placement,
): RankedEntry {
  const entry = entries.get(score.entry);
  if (entry === undefined) throw new Error(`score of unknown entry ${score.entry}`);
  return {
    entry: entry.id,
    title: entry.title,
    team: entry.team,
    track: entry.track,
    rank,
    total: score.aggregate?.text ?? null,
    counted: score.scores.length,
    recused: score.recused.length,
    award: placement.award,
    recommended: placement.recommended,
  };
}
