import type { Award, ContestSetup, Stage, StageDivision } from '../model/charter.ts';
import type { CriterionId } from '../model/primitives.ts';
import type { Criterion, Rubric } from '../model/rubric.ts';
import type { Aggregation, Rounding, Ruleset, TieBreak } from '../model/ruleset.ts';
import { assertNever } from '../result.ts';
import { formatScaled } from './mark-text.ts';

/** Every code below; the catalogs must hold a sentence for each. */
export const RULE_SENTENCE_CODES = [
  'stage',
  'deadline',
  'no-deadline',
  'rubric',
  'rubric-template',
  'criterion',
  'criterion-description',
  'band',
  'comment-required',
  'comment-optional',
  'judge-total',
  'round-judge-total',
  'keep-judge-total',
  'aggregate-mean',
  'aggregate-sum',
  'aggregate-trimmed',
  'trim-below-mean',
  'trim-below-incomplete',
  'round-entry-total',
  'keep-entry-total',
  'minimum-panel',
  'missing-blocks',
  'recusal-excluded',
  'zero-counts',
  'rank-by-rounded',
  'rank-by-exact',
  'tie-break-untrimmed-mean',
  'tie-break-criterion',
  'tie-break-head-judge',
  'no-tie-break',
  'rank-style-1224',
  'award',
  'award-prize',
  'award-open',
  'recommend',
  'no-recommend',
  'cut-tie-undecided',
  'ruleset-version',
] as const;
export type RuleSentenceCode = (typeof RULE_SENTENCE_CODES)[number];

/** One sentence of the rules, for the interface to say in the reader's language. */
export type RuleSentence = {
  readonly code: RuleSentenceCode;
  readonly params: Readonly<Record<string, string | number>>;
};

type Params = RuleSentence['params'];
const say = (code: RuleSentenceCode, params: Params = {}): RuleSentence => ({ code, params });

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

/** The arithmetic alone. `titles` gives tie-breaking criteria a name; their id stands in for it. */
export function describeRuleset(
  ruleset: Ruleset,
  titles: ReadonlyMap<CriterionId, string> = new Map(),
): readonly RuleSentence[] {
  return [
    say('ruleset-version', { type: ruleset.type, version: ruleset.version }),
    say('judge-total'),
    describeRounding('round-judge-total', 'keep-judge-total', ruleset.roundJudgeTotal),
    ...describeAggregation(ruleset.aggregation),
    describeRounding('round-entry-total', 'keep-entry-total', ruleset.roundEntryTotal),
    say('minimum-panel', { count: ruleset.minimumPanel }),
    say('missing-blocks'),
    say('recusal-excluded'),
    say('zero-counts'),
    say(ruleset.rankBy === 'rounded' ? 'rank-by-rounded' : 'rank-by-exact'),
    ...(ruleset.tieBreaks.length === 0
      ? [say('no-tie-break')]
      : ruleset.tieBreaks.map((rule, index) => describeTieBreak(rule, index + 1, titles))),
    say(`rank-style-${ruleset.rankStyle}`),
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

function describeRounding(
  rounded: 'round-judge-total' | 'round-entry-total',
  kept: 'keep-judge-total' | 'keep-entry-total',
  rounding: Rounding | null,
): RuleSentence {
  return rounding === null
    ? say(kept)
    : say(rounded, { places: rounding.places, mode: rounding.mode });
}

function describeAggregation(aggregation: Aggregation): readonly RuleSentence[] {
  switch (aggregation.method) {
    case 'mean':
      return [say('aggregate-mean')];
    case 'sum':
      return [say('aggregate-sum')];
    case 'trimmed-mean': {
      const { dropLow, dropHigh, minimumPanel, belowMinimum } = aggregation;
      const below = belowMinimum === 'mean' ? 'trim-below-mean' : 'trim-below-incomplete';
      return [say('aggregate-trimmed', { dropLow, dropHigh }), say(below, { minimumPanel })];
    }
    default:
      return assertNever(aggregation);
  }
}

function describeTieBreak(
  rule: TieBreak,
  order: number,
  titles: ReadonlyMap<CriterionId, string>,
): RuleSentence {
  switch (rule.by) {
    case 'untrimmed-mean':
      return say('tie-break-untrimmed-mean', { order });
    case 'criterion':
      return say('tie-break-criterion', {
        order,
        criterion: titles.get(rule.criterion) ?? rule.criterion,
      });
    case 'head-judge':
      return say('tie-break-head-judge', { order });
    default:
      return assertNever(rule);
  }
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
function criterionTitles(setup: ContestSetup, stage: Stage): ReadonlyMap<CriterionId, string> {
  const titles = new Map<CriterionId, string>();
  const used = new Set(stage.divisions.map(({ rubric }) => rubric));
  for (const rubric of setup.rubrics.filter(({ id }) => used.has(id))) {
    for (const { id, title } of rubric.criteria) {
      const known = titles.get(id);
      if (known === undefined) titles.set(id, title);
      else if (!known.split(' / ').includes(title)) titles.set(id, `${known} / ${title}`);
    }
  }
  return titles;
}
