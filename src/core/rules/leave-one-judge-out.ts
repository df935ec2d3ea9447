import type { RankedEntry } from '../model/contest-result.ts';
import type { DivisionId, EntryId, JudgeId } from '../model/primitives.ts';
import { rankDivision, scoreDivision, type ScoredDivision } from './division-result.ts';
import type { EntryScore } from './entry-score.ts';
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
    .filter(({ scores }) => scores.every(({ total, out }) => out !== null || total !== 'open'));
  const judges = [...new Set(inputs.matrix.cells.map(({ judge }) => judge))].sort(compareIds);
  const before = divisions.map((scored) => standingsOf(scored, inputs));
  return judges.map((judge) => {
    const changes: StandingChange[] = [];
    const unranked: DivisionId[] = [];
    for (const [index, scored] of divisions.entries()) {
      if (!scored.scores.some((score) => hasScored(score, judge))) continue;
      const id = scored.division.stageDivision.division;
      const without = scoreWithout(scored, judge, inputs);
      const after = standingsOf(without, inputs);
      if (after === null) unranked.push(id);
      else changes.push(...findChanges(id, before[index] ?? new Map(), after));
    }
    return { judge, changes, unranked };
  });
}

type Standings = ReadonlyMap<EntryId, Standing>;

function hasScored({ cells }: EntryScore, judge: JudgeId): boolean {
  return cells.some((cell) => cell.judge === judge && cell.state === 'received');
}

/** Only the judge's own entries are computed again, unless the rules look at all of them. */
function scoreWithout(
  scored: ScoredDivision,
  judge: JudgeId,
  inputs: GatheredInputs,
): ScoredDivision {
  const { division, rules, statistics } = scored;
  const touched =
    statistics === null ? scored.scores.filter((one) => hasScored(one, judge)) : scored.scores;
  const ids = new Set(touched.map(({ entry }) => entry));
  const cellsByEntry = new Map(
    touched.map(({ entry, cells }) => [entry, cells.filter((cell) => cell.judge !== judge)]),
  );
  const entries = division.entries.filter(({ id }) => ids.has(id));
  const again = scoreDivision({ ...division, entries }, rules.ruleset, { ...inputs, cellsByEntry });
  const replaced = new Map(again.scores.map((score) => [score.entry, score]));
  return { ...again, division, scores: scored.scores.map((one) => replaced.get(one.entry) ?? one) };
}

function standingsOf(scored: ScoredDivision, { decisions }: GatheredInputs): Standings | null {
  const { result } = rankDivision(scored, decisions);
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
