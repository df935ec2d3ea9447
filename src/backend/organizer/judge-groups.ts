import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { RowProblem } from '../../contract/contest-methods.ts';
import type { ContestSetup } from '../../core/model/charter.ts';
import { findStage } from '../../core/model/find-in-setup.ts';
import type { Roster, RosterJudge } from '../../core/model/people.ts';
import { ok, type Result } from '../../core/result.ts';
import { judgeGroupsOf } from '../../core/rules/judge-groups.ts';
import { profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetup } from './contest-state.ts';
import { putJudge, readJudges } from './judge-table.ts';
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
  { judges }: Roster,
  panels: readonly { readonly judge: string }[],
): AppError | null {
  const rules = findStage(setup, stage)?.ruleset;
  const groups = rules ? judgeGroupsOf(rules) : null;
  if (groups === null) return null;
  const isFine = ({ group }: RosterJudge) =>
    group !== undefined && (groups.length === 0 || groups.includes(group));
  const found = judges.find(
    (judge) => panels.some((panel) => panel.judge === judge.id) && !isFine(judge),
  );
  if (found === undefined) return null;
  const params = { judge: found.id, name: found.name, groups: groups.join(' / ') };
  return appError('judge-group-missing', params, `judges.${found.id}.group`);
}

function withGroup({ group: _, ...judge }: RosterJudge, group: string | null): RosterJudge {
  return group === null ? judge : { ...judge, group };
}
