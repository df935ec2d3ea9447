import type { Award, ContestSetup, Stage, StageDivision } from '../model/charter.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { RECOMMEND_LINE } from './awards.ts';
import { findDuplicateIds, setupError, setupWarning, type SetupProblem } from './setup-problem.ts';
import { validateRubric } from './validate-rubric.ts';
import { validateRuleset } from './validate-ruleset.ts';

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
    ...validateStageRules(setup, stage, `${at}.ruleset`),
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

/** A contest's marks have two axes, every rubric has the criteria that rules name, and so on. */
function validateStageRules(
  setup: ContestSetup,
  stage: Stage,
  at: string,
): readonly SetupProblem[] {
  const { ruleset } = stage;
  const problems = [...validateRuleset(ruleset, at)];
  if (ruleset.axes.map(({ id }) => id).join(' ') !== 'judge criterion') {
    problems.push(setupError('contest-axes', `${at}.axes`));
  }
  const before = setup.stages.slice(0, setup.stages.indexOf(stage));
  for (const [index, { stage: earlier }] of ruleset.attributes.entries()) {
    if (earlier !== undefined && before.some(({ id }) => id === earlier)) continue;
    const params = { id: earlier ?? '' };
    problems.push(setupError('earlier-stage-unknown', `${at}.attributes.${index}.stage`, params));
  }
  return [
    ...problems,
    ...validateNamedCriteria(setup, stage, `${at}.steps`),
    ...findPanelSums(ruleset, `${at}.steps`),
  ];
}

/** Rules must be able to compare any two entries of a division, so every rubric needs a criterion. */
function validateNamedCriteria(
  setup: ContestSetup,
  { divisions, ruleset }: Stage,
  at: string,
): readonly SetupProblem[] {
  const used = new Set(divisions.map(({ rubric }) => rubric));
  const rubrics = setup.rubrics.filter(({ id }) => used.has(id));
  return ruleset.steps.flatMap((step, index) => {
    if (step.do !== 'reduce' || step.where?.column !== 'criterion') return [];
    return step.where.is.flatMap((criterion, place) =>
      rubrics
        .filter(({ criteria }) => !criteria.some(({ id }) => id === criterion))
        .map((rubric) =>
          setupError('where-criterion-missing', `${at}.${index}.where.is.${place}`, {
            criterion,
            rubric: rubric.id,
          }),
        ),
    );
  });
}

/** One recusal lowers a sum over judges as a bad mark would. */
function findPanelSums({ steps }: Ruleset, at: string): readonly SetupProblem[] {
  return steps.flatMap((step, index) =>
    step.do === 'reduce' && step.over === 'judge' && step.take === 'sum' && step.best === undefined
      ? [setupWarning('sum-depends-on-panel-size', `${at}.${index}.take`)]
      : [],
  );
}
