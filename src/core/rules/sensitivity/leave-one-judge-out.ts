import type { EntryId } from '../../model/primitives.ts';
import { placeEntries } from '../awards.ts';
import type { EntryInput, MarkRow } from '../engine/entry-table.ts';
import { JUDGE_AXIS } from '../engine/normalise.ts';
import { placedGroups } from '../engine/placed-groups.ts';
import { rankEntries } from '../engine/rank-entries.ts';
import { compareIds } from '../order.ts';
import { isMarkCounted, judgeAxisOf, withInputs, type Field } from './field.ts';

export type Standing = {
  readonly rank: number | null;
  readonly award: string | null;
  readonly recommended: boolean;
};
export type StandingChange = {
  readonly division: string;
  readonly entry: string;
  readonly before: Standing;
  readonly after: Standing;
};

/** What would be different if one judge had not been on any panel. */
export type JudgeInfluence = {
  readonly judge: string;
  /** Entries whose award or recommendation would change; a change of rank alone is not listed. */
  readonly changes: readonly StandingChange[];
  /** Divisions that could not be ranked without this judge, because a panel would be too small. */
  readonly unranked: readonly string[];
};

/**
 * How far awards and recommendations hang on single judges, by judge id. Fields that are incomplete
 * are left out: they have nothing yet that could change. For information only.
 */
export function leaveOneJudgeOut(fields: readonly Field[]): readonly JudgeInfluence[] {
  const judges = [...new Set(fields.flatMap((field) => judgesOf(field)))].sort(compareIds);
  const complete = fields
    .filter((field) => field.complete)
    .map((field) => ({ field, before: standingsOf(field) }));
  return judges.map((judge) => {
    const changes: StandingChange[] = [];
    const unranked: string[] = [];
    for (const { field, before } of complete) {
      const without = withoutJudge(field, judge);
      if (without === null) continue;
      if (!without.complete) unranked.push(field.division);
      else changes.push(...findChanges(field.division, before, standingsOf(without)));
    }
    return { judge, changes, unranked };
  });
}

/** Everyone of whom a mark was expected. */
function judgesOf({ rules, totals }: Field): readonly string[] {
  const axis = judgeAxisOf(rules);
  if (axis < 0) return [];
  return totals.flatMap(({ input }) => input.rows.map(({ at }) => at[axis] ?? ''));
}

/** Null where the judge has no mark in the field: there is nothing to leave out. */
function withoutJudge(field: Field, judge: string): Field | null {
  const axis = judgeAxisOf(field.rules);
  const recuses = countsJudges(field);
  const changed = new Map<string, EntryInput>();
  for (const { input } of field.totals) {
    const marked = input.rows.some(
      (row) => row.at[axis] === judge && isMarkCounted(row, field.rules),
    );
    if (!marked) continue;
    const rows = recuses
      ? input.rows.map((row): MarkRow =>
          row.at[axis] === judge ? { ...row, status: 'recused', mark: null } : row,
        )
      : input.rows.filter(({ at }) => at[axis] !== judge);
    changed.set(input.entry, { ...input, rows });
  }
  return changed.size === 0 ? null : withInputs(field, changed);
}

/** Rules that expect a number of judges take a recused one as being there, and go on without. */
function countsJudges({ rules: { ruleset } }: Field): boolean {
  const counts = ruleset.steps.some(
    (step) => step.do === 'reduce' && step.over === JUDGE_AXIS && step.expected !== undefined,
  );
  return counts && ruleset.statuses.recused === 'leave';
}

type Standings = ReadonlyMap<string, Standing>;

function standingsOf(field: Field): Standings {
  const ranking = rankEntries(field.totals, field);
  const { placements } = placeEntries(placedGroups(ranking), field.places);
  return new Map(
    ranking.groups.flatMap(({ rank, entries }) =>
      entries.map(({ input }) => {
        const placement = placements.get(input.entry as EntryId);
        const { award = null, recommended = false } = placement ?? {};
        return [input.entry, { rank, award, recommended }];
      }),
    ),
  );
}

function findChanges(
  division: string,
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
