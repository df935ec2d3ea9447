import type { AppError } from '../../contract/app-error.ts';
import type { sensitivityMethods } from '../../contract/sensitivity-methods.ts';
import type { StageId } from '../../core/model/primitives.ts';
import { ok, type Result } from '../../core/result.ts';
import { fieldsOfContest, type Field } from '../../core/rules/sensitivity/field.ts';
import { computeJudgeStatistics } from '../../core/rules/sensitivity/judge-statistics.ts';
import { leaveOneJudgeOut } from '../../core/rules/sensitivity/leave-one-judge-out.ts';
import { findSingleSteps } from '../../core/rules/sensitivity/single-steps.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { gatherStageInputs } from './result-inputs.ts';

export type SensitivityHandlers = Pick<Handlers, keyof typeof sensitivityMethods>;

/** Looks at a stage's result from aside; nothing of it is stored or signed. */
export function createSensitivityHandlers(context: Context): SensitivityHandlers {
  const fieldsOf = (stage: StageId): Result<readonly Field[], AppError> => {
    const inputs = gatherStageInputs(profileOf(context), stage);
    return inputs.ok ? ok(fieldsOfContest(inputs.value.input)) : inputs;
  };
  return {
    'result.sensitivity': ({ stage }) => {
      const fields = fieldsOf(stage);
      return fields.ok ? ok(leaveOneJudgeOut(fields.value)) : fields;
    },
    'result.lines': ({ stage }) => {
      const fields = fieldsOf(stage);
      if (!fields.ok) return fields;
      return ok(
        fields.value.map((field) => ({
          division: field.division,
          complete: field.complete,
          lines: findSingleSteps(field),
        })),
      );
    },
    'result.judges': ({ stage }) => {
      const fields = fieldsOf(stage);
      return fields.ok ? ok(fields.value.map(computeJudgeStatistics)) : fields;
    },
  };
}
