import type { Award, ContestSetup, Stage, StageDivision } from '../model/charter.ts';
import type { Ruleset, TieBreak } from '../model/ruleset.ts';
import { RECOMMEND_LINE } from './awards.ts';
import { findDuplicateIds, setupError, setupWarning, type SetupProblem } from './setup-problem.ts';
import { validateRubric } from './validate-rubric.ts';

export {
  SETUP_ERROR_CODES,
  SETUP_WARNING_CODES,
  type SetupErrorCode,
  type SetupProblem,
  type SetupWarningCode,
} from './setup-problem.ts';

/**
 * Everything in a setup that its schema cannot see: references, quantities that contradict each
 * other, and what a person should look at twice. A charter is signed only without errors.
 */
export function validateSetup(setup: ContestSetup): readonly SetupProblem[] {
  const ids = (list: readonly { readonly id: string }[], name: string) =>
    findDuplicateIds(
      list.map(({ id }) => id),
      (index) => `${name}.${index}.id`,
    );
  return [
    ...ids(setup.divisions, 'divisions'),
    ...ids(setup.tracks, 'tracks'),
    ...ids(setup.rubrics, 'rubrics'),
    ...ids(setup.stages, 'stages'),
    ...setup.rubrics.flatMap((rubric, index) => validateRubric(rubric, `rubrics.${index}`)),
    ...setup.stages.flatMap((stage, index) => validateStage(setup, stage, `stages.${index}`)),
    ...findUnused(setup),
  ];
}

function findUnused({ divisions, rubrics, stages }: ContestSetup): readonly SetupProblem[] {
  const used = stages.flatMap((stage) => stage.divisions);
  return [
    ...divisions.flatMap(({ id }, index) =>
      used.some(({ division }) => division === id)
        ? []
        : [setupWarning('division-not-judged', `divisions.${index}`, { id })],
    ),
    ...rubrics.flatMap(({ id }, index) =>
      used.some(({ rubric }) => rubric === id)
        ? []
        : [setupWarning('rubric-unused', `rubrics.${index}`, { id })],
    ),
  ];
}

function validateStage(setup: ContestSetup, stage: Stage, at: string): readonly SetupProblem[] {
  return [
    ...findDuplicateIds(
      stage.divisions.map(({ division }) => division),
      (index) => `${at}.divisions.${index}.division`,
    ),
    ...stage.divisions.flatMap((of, index) =>
      validateStageDivision(setup, of, `${at}.divisions.${index}`),
    ),
    ...validateAdvance(setup, stage, at),
    ...validateRuleset(stage.ruleset, `${at}.ruleset`),
    ...validateTieBreaks(setup, stage, `${at}.ruleset.tieBreaks`),
  ];
}

function validateStageDivision(
  setup: ContestSetup,
  of: StageDivision,
  at: string,
): readonly SetupProblem[] {
  const problems: SetupProblem[] = [];
  if (!setup.divisions.some(({ id }) => id === of.division)) {
    problems.push(setupError('unknown-division', `${at}.division`, { id: of.division }));
  }
  if (!setup.rubrics.some(({ id }) => id === of.rubric)) {
    problems.push(setupError('unknown-rubric', `${at}.rubric`, { id: of.rubric }));
  }
  return [...problems, ...validateAwards(of.awards, `${at}.awards`)];
}

/** Every stage but the last hands entries on; a count of 0 there means a number still to come. */
function validateAdvance(setup: ContestSetup, stage: Stage, at: string): readonly SetupProblem[] {
  if (stage === setup.stages.at(-1)) return [];
  return stage.divisions.flatMap(({ division, recommend }, index) =>
    recommend > 0
      ? []
      : [setupWarning('nobody-advances', `${at}.divisions.${index}.recommend`, { division })],
  );
}

function validateAwards(awards: readonly Award[], at: string): readonly SetupProblem[] {
  const problems = [
    ...findDuplicateIds(
      awards.map(({ id }) => id),
      (index) => `${at}.${index}.id`,
    ),
  ];
  for (const [index, { id, title, count }] of awards.entries()) {
    const params = { id, title };
    if (id === RECOMMEND_LINE) {
      problems.push(setupError('award-id-reserved', `${at}.${index}.id`, params));
    }
    if (count === 0) {
      problems.push(setupWarning('award-count-open', `${at}.${index}.count`, params));
    } else if (awards.slice(0, index).some((earlier) => earlier.count === 0)) {
      // Its places would begin where the unknown number ends.
      problems.push(setupError('award-after-open-count', `${at}.${index}.count`, params));
    }
  }
  return problems;
}

function validateRuleset(ruleset: Ruleset, at: string): readonly SetupProblem[] {
  const { aggregation, minimumPanel } = ruleset;
  const field = `${at}.aggregation`;
  if (aggregation.method === 'sum') {
    // One recusal lowers a sum as a bad mark would.
    return [setupWarning('sum-depends-on-panel-size', `${field}.method`)];
  }
  if (aggregation.method === 'mean') return [];
  const problems: SetupProblem[] = [];
  const drops = aggregation.dropLow + aggregation.dropHigh;
  const trimmed = { drops, minimumPanel: aggregation.minimumPanel };
  if (drops === 0) problems.push(setupWarning('trimming-drops-nobody', field));
  if (aggregation.minimumPanel < drops + 1) {
    problems.push(setupError('trimming-drops-everyone', `${field}.minimumPanel`, trimmed));
  }
  if (aggregation.belowMinimum === 'incomplete' && minimumPanel < aggregation.minimumPanel) {
    problems.push(
      setupWarning('minimum-panel-overridden', `${at}.minimumPanel`, {
        minimumPanel,
        trimmingMinimum: aggregation.minimumPanel,
      }),
    );
  }
  return problems;
}

/** A tie-break must be able to compare any two entries of a division, so every rubric needs it. */
function validateTieBreaks(
  setup: ContestSetup,
  { divisions, ruleset }: Stage,
  at: string,
): readonly SetupProblem[] {
  const used = new Set(divisions.map(({ rubric }) => rubric));
  const rubrics = setup.rubrics.filter(({ id }) => used.has(id));
  const keys = ruleset.tieBreaks.map(tieBreakKey);
  return ruleset.tieBreaks.flatMap((rule, index) => {
    const problems: SetupProblem[] = [];
    if (keys.indexOf(tieBreakKey(rule)) < index) {
      problems.push(setupWarning('tie-break-repeated', `${at}.${index}`));
    }
    if (rule.by !== 'criterion') return problems;
    const { criterion } = rule;
    for (const rubric of rubrics) {
      if (rubric.criteria.some(({ id }) => id === criterion)) continue;
      const params = { criterion, rubric: rubric.id };
      problems.push(setupError('tie-break-criterion-missing', `${at}.${index}.criterion`, params));
    }
    return problems;
  });
}

function tieBreakKey(rule: TieBreak): string {
  return rule.by === 'criterion' ? `criterion/${rule.criterion}` : rule.by;
}
