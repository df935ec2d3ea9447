import { appError, type AppError } from '../../contract/app-error.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ResultInput } from '../../core/rules/compute-result.ts';
import type { Assignment } from '../../core/model/assignment.ts';
import type { Charter } from '../../core/model/charter.ts';
import type { Roster } from '../../core/model/people.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { demandFrozen, readAssignments, readRosters, type Signed } from './contest-state.ts';
import { readDecisions } from './decision-table.ts';
import { excludedOf, readLoggedSheets } from './sheet-table.ts';

export type StageInputs = {
  readonly charter: Signed<Charter>;
  readonly roster: Signed<Roster>;
  readonly assignment: Signed<Assignment>;
  readonly input: ResultInput;
};

/** Gathers what a stage's result is computed from, or says what is not there yet. */
export function gatherStageInputs(
  profile: OpenProfile,
  stage: string,
): Result<StageInputs, AppError> {
  const charter = demandFrozen(profile, stage);
  if (!charter.ok) return charter;
  const roster = readRosters(profile).at(-1);
  if (!roster) return fail(appError('roster-missing'));
  const assignment = readAssignments(profile, stage).at(-1);
  if (!assignment) return fail(appError('assignment-missing'));
  const sheets = readLoggedSheets(profile, stage);
  return ok({
    charter: charter.value,
    roster,
    assignment,
    input: {
      charter: charter.value.payload,
      roster: roster.payload,
      assignment: assignment.payload,
      sheets,
      decisions: readDecisions(profile, stage),
      excluded: excludedOf(sheets),
    },
  });
}
