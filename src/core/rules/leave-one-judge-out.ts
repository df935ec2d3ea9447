import type { RankedEntry } from '../model/contest-result.ts';
import type { DivisionId, EntryId, JudgeId } from '../model/primitives.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { rankDivision, scoreDivision, type ScoredDivision } from './division-result.ts';
import type { EntryScore } from './entry-total.ts';
import { gatherInputs, type GatheredInputs, type ResultInput } from './gather-inputs.ts';
import { compareIds } from './order.ts';

export type Standing = Pick<RankedEntry, 'rank' | 'award' | 'recommended'>;
export type StandingChange = {
  readonly division: DivisionId;
  readonly entry: EntryId;
  readonly before: Standing;
  readonly after: Standing;
};

/** What would be different if one judge had not been on any panel. */
export type JudgeInfluence = {
  readonly judge: JudgeId;
  /** Entries whose award or recommendation would change; a change of rank alone is not listed. */
  readonly changes: readonly StandingChange[];
  /** Divisions that could not be ranked without this judge, because a panel would be too small. */
  readonly unranked: readonly DivisionId[];
};

/**
 * How far awards and recommendations hang on single judges, by judge id. Divisions that are
 * incomplete are left out: they have nothing yet that could change. For information only.
 */
export function leaveOneJudgeOut(input: ResultInput): readonly JudgeInfluence[] {
  const inputs = gatherInputs(input);
  if (inputs.stage === null) return [];
  const { ruleset } = inputs.stage;
  const divisions = inputs.divisions
    .map((division) => scoreDivision(division, ruleset, inputs))
    .filter(({ scores }) => scores.every(({ aggregate }) => aggregate !== null));
  const judges = [...new Set(inputs.matrix.cells.map(({ judge }) => judge))].sort(compareIds);
  const before = divisions.map((scored) => standingsOf(scored, ruleset, inputs));
  return judges.map((judge) => {
    const changes: StandingChange[] = [];
    const unranked: DivisionId[] = [];
    for (const [index, scored] of divisions.entries()) {
      if (!scored.scores.some((score) => hasScored(score, judge))) continue;
      const id = scored.division.stageDivision.division;
      const without = scoreWithout(scored, judge, ruleset, inputs);
      const after = standingsOf(without, ruleset, inputs);
      if (after === null) unranked.push(id);
      else changes.push(...findChanges(id, before[index] ?? new Map(), after));
    }
    return { judge, changes, unranked };
  });
}

type Standings = ReadonlyMap<EntryId, Standing>;

function hasScored({ scores }: EntryScore, judge: JudgeId): boolean {
  return scores.some((score) => score.judge === judge);
}

/** Only the judge's own entries are computed again. */
function scoreWithout(
  scored: ScoredDivision,
  judge: JudgeId,
  ruleset: Ruleset,
  inputs: GatheredInputs,
): ScoredDivision {
  const touched = scored.division.entries.filter((_, index) => {
    const score = scored.scores[index];
    return score !== undefined && hasScored(score, judge);
  });
  const cellsByEntry = new Map(
    touched.map(({ id }) => [
      id,
      (inputs.cellsByEntry.get(id) ?? []).filter((cell) => cell.judge !== judge),
    ]),
  );
  const again = scoreDivision({ ...scored.division, entries: touched }, ruleset, {
    cellsByEntry,
    sheetsByHash: inputs.sheetsByHash,
  });
  const replaced = new Map(again.scores.map((score) => [score.entry, score]));
  return {
    division: scored.division,
    scores: scored.scores.map((score) => replaced.get(score.entry) ?? score),
  };
}

function standingsOf(
  scored: ScoredDivision,
  ruleset: Ruleset,
  { headJudges }: GatheredInputs,
): Standings | null {
  const { result } = rankDivision(scored, ruleset, headJudges);
  if (result.status === 'incomplete') return null;
  return new Map(
    result.ranking.map(({ entry, rank, award, recommended }) => [
      entry,
      { rank, award, recommended },
    ]),
  );
}

function findChanges(
  division: DivisionId,
  before: Standings,
  after: Standings,
): readonly StandingChange[] {
  return [...before].flatMap(([entry, was]) => {
    const is = after.get(entry);
    if (is === undefined) return [];
    const same = was.award === is.award && was.recommended === is.recommended;
    return same ? [] : [{ division, entry, before: was, after: is }];
  });
}
