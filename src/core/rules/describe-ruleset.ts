import type { Award, ContestSetup, Stage, StageDivision } from '../model/charter.ts';
import type { CriterionId } from '../model/primitives.ts';
import type { Criterion, Rubric } from '../model/rubric.ts';
import { describeRuleset } from './describe-arithmetic.ts';
import { formatScaled } from './mark-text.ts';
import {
  say,
  type RuleSentence,
  type RuleTitle,
  type SentenceParams as Params,
} from './rule-sentence.ts';

export { describeRuleset } from './describe-arithmetic.ts';
export {
  readRuleText,
  RULE_SENTENCE_CODES,
  type RuleSentence,
  type RuleSentenceCode,
} from './rule-sentence.ts';

/**
 * A stage's rules in the order in which a notary reads them aloud: rubric, arithmetic, ranking,
 * awards. Every field that can change a result has its sentence.
 */
export function describeStage(setup: ContestSetup, stage: Stage): readonly RuleSentence[] {
  const rubrics = stage.divisions.flatMap((of) => describeDivisionRubric(setup, of));
  return [
    say('stage', {
      stage: stage.title,
      stageEn: stage.titleEn ?? stage.title,
    }),
    stage.deadline === null ? say('no-deadline') : say('deadline', { deadline: stage.deadline }),
    ...rubrics,
    ...describeRuleset(stage.ruleset, criterionTitles(setup, stage)),
    ...stage.divisions.flatMap((of) => describeAwards(setup, stage, of)),
    say('cut-tie-undecided'),
  ];
}

/** A rubric with its scale, criteria and bands. */
export function describeRubric(rubric: Rubric): readonly RuleSentence[] {
  return [
    say(rubric.official ? 'rubric' : 'rubric-template', {
      rubric: rubric.title,
      criteria: rubric.criteria.length,
      decimals: rubric.decimals,
    }),
    ...rubric.criteria.flatMap((criterion, index) =>
      describeCriterion(criterion, index + 1, rubric.decimals),
    ),
    say(rubric.commentRequired ? 'comment-required' : 'comment-optional'),
  ];
}

function describeDivisionRubric(setup: ContestSetup, of: StageDivision): readonly RuleSentence[] {
  const division = divisionParams(setup, of);
  const rubric = setup.rubrics.find(({ id }) => id === of.rubric);
  return (rubric === undefined ? [] : describeRubric(rubric)).map(({ code, params }) =>
    say(code, { ...division, ...params }),
  );
}

function describeCriterion(
  criterion: Criterion,
  order: number,
  decimals: number,
): readonly RuleSentence[] {
  const { title, titleEn, description } = criterion;
  const text = (value: number) => formatScaled(value, decimals);
  return [
    say('criterion', {
      order,
      criterion: title,
      criterionEn: titleEn ?? title,
      min: text(criterion.min),
      max: text(criterion.max),
      step: text(criterion.step),
      weight: criterion.weight,
    }),
    ...(description === undefined
      ? []
      : [say('criterion-description', { criterion: title, description })]),
    ...criterion.bands.map(({ label, from, to }) =>
      say('band', { criterion: title, label, from: text(from), to: text(to) }),
    ),
  ];
}

function describeAwards(
  setup: ContestSetup,
  stage: Stage,
  of: StageDivision,
): readonly RuleSentence[] {
  const division = divisionParams(setup, of);
  const title = stage.recommendTitle;
  return [
    ...of.awards.flatMap((award, index) => describeAward(award, index + 1, division)),
    of.recommend === 0
      ? say('no-recommend', { ...division, title })
      : say('recommend', { ...division, title, count: of.recommend }),
  ];
}

function describeAward(award: Award, order: number, division: Params): readonly RuleSentence[] {
  const params = {
    ...division,
    order,
    award: award.title,
    awardEn: award.titleEn ?? award.title,
  };
  const places =
    award.count === 0 ? say('award-open', params) : say('award', { ...params, count: award.count });
  if (award.prize === undefined) return [places];
  return [places, say('award-prize', { ...params, prize: award.prize })];
}

function divisionParams(setup: ContestSetup, of: StageDivision): Params {
  const division = setup.divisions.find(({ id }) => id === of.division);
  const title = division?.title ?? of.division;
  return { division: title, divisionEn: division?.titleEn ?? title };
}

/** One criterion id may carry different titles in the rubrics of a stage; then all are read. */
function criterionTitles(setup: ContestSetup, stage: Stage): ReadonlyMap<CriterionId, RuleTitle> {
  const titles = new Map<CriterionId, RuleTitle>();
  const used = new Set(stage.divisions.map(({ rubric }) => rubric));
  for (const rubric of setup.rubrics.filter(({ id }) => used.has(id))) {
    for (const { id, title, titleEn } of rubric.criteria) {
      const known = titles.get(id);
      titles.set(id, {
        title: joined(known?.title, title),
        titleEn: joined(known?.titleEn, titleEn ?? title),
      });
    }
  }
  return titles;
}

function joined(known: string | undefined, title: string): string {
  if (known === undefined) return title;
  return known.split(' / ').includes(title) ? known : `${known} / ${title}`;
}
