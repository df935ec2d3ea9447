import type { Entry } from '../model/assignment.ts';
import type { DivisionResult, RankedEntry } from '../model/contest-result.ts';
import type { EntryId } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { placeEntries, type Placement } from './awards.ts';
import { compileRuleset, type CompiledRules } from './engine/compile-ruleset.ts';
import { placedGroups } from './engine/placed-groups.ts';
import { rankEntries, type Ranking } from './engine/rank-entries.ts';
import type { Statistics } from './engine/normalise.ts';
import { computeStatistics } from './engine/statistics.ts';
import { computeEntryScore, toEntryInput, type EntryScore } from './entry-score.ts';
import type { GatheredDivision, GatheredInputs } from './gather-inputs.ts';

export type ScoredDivision = {
  readonly division: GatheredDivision;
  readonly rules: CompiledRules;
  readonly statistics: Statistics | null;
  /** By entry id. */
  readonly scores: readonly EntryScore[];
};

/** Scores every entry of a division. */
export function scoreDivision(
  division: GatheredDivision,
  ruleset: Ruleset,
  inputs: Pick<GatheredInputs, 'cellsByEntry' | 'marks' | 'decisions'>,
): ScoredDivision {
  const rules = compileRuleset(ruleset, division.rubric);
  const marksOf = (entry: EntryId) => inputs.marks(entry, division.rubric);
  const cellsOf = (entry: EntryId) => inputs.cellsByEntry.get(entry) ?? [];
  const ranked = division.entries.filter(({ id }) => !inputs.decisions.out.has(id));
  // Only rules that normalise look at all entries before they score one.
  const statistics = ruleset.steps.some((step) => step.do === 'normalise')
    ? computeStatistics(
        ranked.map(({ id }) => toEntryInput(id, cellsOf(id), marksOf(id))),
        rules,
      )
    : null;
  const scores = division.entries.map(({ id }) =>
    computeEntryScore(id, cellsOf(id), marksOf(id), {
      rules,
      statistics,
      out: inputs.decisions.out.get(id) ?? null,
    }),
  );
  return { division, rules, statistics, scores };
}

export type RankedDivision = {
  readonly result: DivisionResult;
  /** Null while the division is incomplete. */
  readonly ranking: Ranking<EntryScore> | null;
};

/**
 * Ranks a division and gives out its awards, if no total is open. Otherwise the totals that exist
 * are shown in the order of ids, with no ranks: a rank is a claim about all of them. Entries that a
 * decision took out of the ranking stand last.
 */
export function rankDivision(
  { division, rules, statistics, scores }: ScoredDivision,
  decisions: GatheredInputs['decisions'],
): RankedDivision {
  const { stageDivision, entries } = division;
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const staying = scores.filter(({ out }) => out === null);
  const out = scores
    .filter((score) => score.out !== null)
    .map((score) => toRankedEntry(byId, score, null, NOT_PLACED));
  const base = { division: stageDivision.division };
  if (staying.some(({ total }) => total === 'open')) {
    const ranking = staying.map((score) => toRankedEntry(byId, score, null, NOT_PLACED));
    const result: DivisionResult = {
      ...base,
      status: 'incomplete',
      ranking: [...ranking, ...out],
      cutTies: [],
    };
    return { result, ranking: null };
  }
  const ranking = rankEntries(staying, { rules, statistics, decisions });
  const { placements, cutTies } = placeEntries(placedGroups(ranking), stageDivision);
  const ranked = ranking.groups.flatMap((group) =>
    group.entries.map((score) =>
      toRankedEntry(byId, score, group.rank, placements.get(score.entry) ?? NOT_PLACED),
    ),
  );
  const result: DivisionResult = {
    ...base,
    status: 'complete',
    ranking: [...ranked, ...out],
    cutTies: [...cutTies],
  };
  return { result, ranking };
}

const NOT_PLACED: Placement = { award: null, recommended: false };

function standingOf({ out, total }: EntryScore): RankedEntry['standing'] {
  if (out !== null) return out;
  return typeof total === 'string' ? total : 'scored';
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
    standing: standingOf(score),
    total: score.text,
    ...(score.raw === null ? {} : { raw: score.raw }),
    counted: score.counted,
    recused: score.recused,
    award: placement.award,
    recommended: placement.recommended,
  };
}
