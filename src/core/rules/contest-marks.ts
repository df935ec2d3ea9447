import type { Stage } from '../model/charter.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { Rubric } from '../model/rubric.ts';
import type { Tags } from './engine/entry-table.ts';
import type { EntryMarks } from './entry-score.ts';
import type { ResultInput } from './gather-inputs.ts';
import { findGrouplessJudges } from './judge-groups.ts';
import { parseDecimal, type Rational } from './rational.ts';
import type { AcceptedSheet } from './revisions.ts';

/** How the rules read a contest's marks: sheets by hash, roster and carried totals by id. */
export function marksReader(
  { roster, assignment }: Pick<ResultInput, 'roster' | 'assignment'>,
  stage: Stage | null,
  sheets: readonly AcceptedSheet[],
): (entry: EntryId, rubric: Rubric | null) => EntryMarks {
  const byHash = new Map(sheets.map((accepted) => [accepted.hash, accepted.sheet]));
  const tags = new Map<JudgeId, Tags>(
    roster.judges.map(({ id, role, group }) => [
      id,
      new Map([['role', role], ...(group === undefined ? [] : [['group', group] as const])]),
    ]),
  );
  const groupless = stage ? findGrouplessJudges(stage.ruleset, roster) : new Set<JudgeId>();
  const carried = carriedTotals(stage, assignment.earlier ?? []);
  const marksOf = (hash: Sha256Hex) => {
    const body = byHash.get(hash)?.body;
    return body?.kind === 'scores' ? body.marks : [];
  };
  return (entry, rubric) => ({
    rubric,
    marksOf,
    tagsOf: (judge) => tags.get(judge) ?? null,
    groupless,
    attributes: carried.get(entry) ?? NO_ATTRIBUTES,
  });
}

const NO_ATTRIBUTES: ReadonlyMap<string, Rational> = new Map();

/** Totals of earlier stages, as attributes of the ruleset, by entry. */
function carriedTotals(
  stage: Stage | null,
  earlier: NonNullable<ResultInput['assignment']['earlier']>,
): ReadonlyMap<EntryId, ReadonlyMap<string, Rational>> {
  const carried = new Map<EntryId, Map<string, Rational>>();
  for (const attribute of stage?.ruleset.attributes ?? []) {
    const from = earlier.find((one) => one.stage === attribute.stage);
    for (const { entry, total } of from?.totals ?? []) {
      const value = parseDecimal(total);
      if (!value.ok) continue;
      const own = carried.get(entry) ?? new Map<string, Rational>();
      carried.set(entry, own.set(attribute.id, value.value));
    }
  }
  return carried;
}
