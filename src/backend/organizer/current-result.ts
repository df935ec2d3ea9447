import { equalBytes } from '../../core/bytes/binary.ts';
import { canonicalBytes } from '../../core/json/canonical-json.ts';
import type { ContestResult } from '../../core/model/contest-result.ts';
import type { ResultOutcome } from '../../core/rules/compute-result.ts';
import type { Signed } from './contest-state.ts';
import type { StageInputs } from './result-inputs.ts';

/** Whether a signed result still says what the sheets give now; a stale one is to be signed again. */
export function isResultCurrent(
  { payload }: Signed<ContestResult>,
  { assignment, roster }: StageInputs,
  { computed, sheets, decisions }: ResultOutcome,
): boolean {
  return (
    payload.assignment === assignment.hash &&
    payload.roster === roster.hash &&
    equalBytes(
      canonicalBytes([payload.computed, payload.sheets, payload.decisions]),
      canonicalBytes([computed, sheets, decisions]),
    )
  );
}
