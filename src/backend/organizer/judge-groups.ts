import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { RowProblem } from '../../contract/contest-methods.ts';
import type { ContestSetup } from '../../core/model/charter.ts';
import { findStage } from '../../core/model/find-in-setup.ts';
import type { RosterJudge } from '../../core/model/people.ts';
import { ok, type Result } from '../../core/result.ts';
import { findGrouplessJudges, judgeGroupsOf } from '../../core/rules/judge-groups.ts';
import { profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readAssignments, readRosters, readSetup } from './contest-state.ts';
import { putJudge, readJudges } from './judge-table.ts';
import type { StageInputs } from './result-inputs.ts';
import { readRosterCsv } from './roster-csv.ts';

/** Groups that the rules of any stage name; null where no stage knows groups. */
export function readJudgeGroups(profile: OpenProfile): string[] | null {
  const stages = (readSetup(profile)?.stages ?? []).map(({ ruleset }) => judgeGroupsOf(ruleset));
  const known = stages.filter((groups) => groups !== null);
  return known.length === 0 ? null : [...new Set(known.flat())];
}

/** Puts a judge into a group, or into none (null). Says whether there is such a judge. */
export function setJudgeGroup(profile: OpenProfile, id: string, group: string | null): boolean {
  const judge = readJudges(profile).find((candidate) => candidate.id === id);
  if (judge === undefined) return false;
  putJudge(profile, withGroup(judge, group));
  return true;
}

/** Takes groups over from an uploaded table, all of them or none. */
export async function importJudgeGroups(
  context: Context,
  uploadId: string,
): Promise<Result<{ count: number; problems: RowProblem[] }, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'table');
  if (!upload.ok) return upload;
  const bytes = await readFile(upload.value.path);
  const profile = profileOf(context);
  const judges = readJudges(profile);
  const { groups, problems } = readRosterCsv(bytes, judges, readJudgeGroups(profile) ?? []);
  if (problems.length > 0) return ok({ count: 0, problems: [...problems] });
  profile.database.transaction(() => {
    for (const [id, group] of groups) setJudgeGroup(profile, id, group);
  });
  return ok({ count: groups.size, problems: [] });
}

/**
 * The first judge of a panel whose group the stage's rules would not know what to do with: without
 * it every entry of the panel would stay without a total.
 */
export function findGroupless(
  setup: ContestSetup,
  stage: string,
  roster: { readonly judges: readonly RosterJudge[] },
  panels: readonly { readonly judge: string }[],
): AppError | null {
  const rules = findStage(setup, stage)?.ruleset;
  if (rules === undefined) return null;
  const groupless = findGrouplessJudges(rules, roster);
  const found = roster.judges.find(
    ({ id }) => groupless.has(id) && panels.some((panel) => panel.judge === id),
  );
  if (found === undefined) return null;
  const groups = judgeGroupsOf(rules)?.join(' / ') ?? '';
  const params = { judge: found.id, name: found.name, groups };
  return appError('judge-group-missing', params, `judges.${found.id}.group`);
}

/**
 * Why a list of judges may not be signed as a roster now: a judge of an assigned panel would be in
 * no group of that stage's rules, and the marks would count for nobody.
 */
export function findGrouplessAssigned(
  profile: OpenProfile,
  setup: ContestSetup,
  judges: readonly RosterJudge[],
): AppError | null {
  for (const { id } of setup.stages) {
    const assignment = readAssignments(profile, id).at(-1);
    const found = assignment && findGroupless(setup, id, { judges }, assignment.payload.panels);
    if (found) return found;
  }
  return null;
}

/**
 * A judge of the panels whose group was another when the assignment was signed: who counts with
 * which weight is settled before the marks are known, or settled again for all to see.
 */
export function findRegrouped(
  profile: OpenProfile,
  setup: ContestSetup,
  { roster, assignment }: Pick<StageInputs, 'roster' | 'assignment'>,
): AppError | null {
  const { stage, panels } = assignment.payload;
  const rules = findStage(setup, stage)?.ruleset;
  if (rules === undefined || judgeGroupsOf(rules) === null) return null;
  const assigned = readRosters(profile).find(({ hash }) => hash === assignment.payload.roster);
  const before = new Map(assigned?.payload.judges.map(({ id, group }) => [id, group]));
  const found = roster.payload.judges.find(
    ({ id, group }) => panels.some(({ judge }) => judge === id) && before.get(id) !== group,
  );
  if (found === undefined) return null;
  return appError('judge-group-changed', { judge: found.id, name: found.name });
}

function withGroup({ group: _, ...judge }: RosterJudge, group: string | null): RosterJudge {
  return group === null ? judge : { ...judge, group };
}
