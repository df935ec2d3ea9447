import type { Assignment } from '../model/assignment.ts';
import type { Charter } from '../model/charter.ts';
import type { Roster } from '../model/people.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { findGrouplessJudges } from './judge-groups.ts';

export const INPUT_PROBLEM_CODES = [
  'stage-unknown',
  'division-not-in-stage',
  'rubric-unknown',
  'entry-twice',
  'panel-judge-unknown',
  'panel-judge-twice',
  'panel-judge-groupless',
  'panel-entry-unknown',
  'panel-entry-twice',
  'entry-without-panel',
] as const;
export type InputProblemCode = (typeof INPUT_PROBLEM_CODES)[number];

/** `id` is the id at fault: of the stage, entry, judge or rubric that the code speaks of. */
export type InputProblem = { readonly code: InputProblemCode; readonly id: string };

/**
 * References of an assignment that lead nowhere. Any of them keeps a result from being complete:
 * an entry or a judge that nothing points to would otherwise just be left out.
 */
export function validateAssignment(
  charter: Charter,
  roster: Roster,
  assignment: Assignment,
): readonly InputProblem[] {
  const { setup } = charter;
  const stage = setup.stages.find(({ id }) => id === assignment.stage);
  if (stage === undefined) return [{ code: 'stage-unknown', id: assignment.stage }];
  const divisions = new Set<string>(stage.divisions.map(({ division }) => division));
  const rubrics = new Set<string>(setup.rubrics.map(({ id }) => id));
  const entryIds = assignment.entries.map(({ id }) => id);
  const idsWhere = (code: InputProblemCode, ids: readonly string[]): readonly InputProblem[] =>
    ids.map((id) => ({ code, id }));
  return [
    ...idsWhere(
      'rubric-unknown',
      stage.divisions.map(({ rubric }) => rubric).filter((rubric) => !rubrics.has(rubric)),
    ),
    ...idsWhere(
      'division-not-in-stage',
      assignment.entries.filter((entry) => !divisions.has(entry.division)).map(({ id }) => id),
    ),
    ...idsWhere('entry-twice', repeatedIds(entryIds)),
    ...validatePanels(roster, assignment, new Set<string>(entryIds)),
    ...idsWhere('panel-judge-groupless', findGrouplessInPanels(stage.ruleset, roster, assignment)),
  ];
}

function findGrouplessInPanels(
  ruleset: Ruleset,
  roster: Roster,
  { panels }: Assignment,
): readonly string[] {
  const groupless = findGrouplessJudges(ruleset, roster);
  return [...new Set(panels.map(({ judge }) => judge))].filter((judge) => groupless.has(judge));
}

function validatePanels(
  roster: Roster,
  { panels, entries }: Assignment,
  known: ReadonlySet<string>,
): readonly InputProblem[] {
  const judges = new Set<string>(roster.judges.map(({ id }) => id));
  const problems: InputProblem[] = [];
  const covered = new Set<string>();
  for (const panel of panels) {
    if (!judges.has(panel.judge)) problems.push({ code: 'panel-judge-unknown', id: panel.judge });
    for (const entry of panel.entries) {
      covered.add(entry);
      if (!known.has(entry)) problems.push({ code: 'panel-entry-unknown', id: entry });
    }
    for (const id of repeatedIds(panel.entries)) problems.push({ code: 'panel-entry-twice', id });
  }
  for (const id of repeatedIds(panels.map(({ judge }) => judge))) {
    problems.push({ code: 'panel-judge-twice', id });
  }
  for (const { id } of entries) {
    if (!covered.has(id)) problems.push({ code: 'entry-without-panel', id });
  }
  return problems;
}

/** Ids that occur more than once, each named once. */
export function repeatedIds(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return [...repeated];
}
