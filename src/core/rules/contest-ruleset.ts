import type { StageId } from '../model/primitives.ts';
import type { Ruleset, RuleStep, TieBreak } from '../model/ruleset.ts';

const JUDGE_TOTAL = 'judge-total';

/**
 * A ruleset for plain tables as the ruleset of a contest's stage, where every judge marks the
 * criteria of a rubric: the weighted sum of a judge's sheet takes the place of the judge's one mark.
 * `earlier` is the stage whose totals an attribute without a stage stands for. Null where that
 * cannot be said: other axes, numbers that only a table has, or marks of which lower is better.
 */
export function toContestRuleset(ruleset: Ruleset, earlier: StageId | null): Ruleset | null {
  const axes = ruleset.axes.map(({ id }) => id).sort();
  if (ruleset.ranking.better === 'lower' || !isContestAxes(axes)) return null;
  if (ruleset.steps.some((step) => step.do === 'multiply' && step.by.from === 'column'))
    return null;
  const attributes = ruleset.attributes.flatMap((attribute) => {
    const { columns: _, ...rest } = attribute;
    const stage = attribute.stage ?? earlier;
    return stage === null ? [] : [{ ...rest, stage }];
  });
  if (attributes.length < ruleset.attributes.length) return null;
  const base: Ruleset = {
    ...ruleset,
    axes: [{ id: 'judge' }, { id: 'criterion' }],
    attributes,
  };
  if (axes.length === 2) return base;
  if (ruleset.steps.some(({ id }) => id === 'weighted' || id === JUDGE_TOTAL)) return null;
  return {
    ...base,
    steps: [
      { id: 'weighted', do: 'multiply', of: 'marks', by: { from: 'rubric' } },
      // A judge who recused themselves has no total, and that leaves the panel.
      {
        id: JUDGE_TOTAL,
        do: 'reduce',
        of: 'weighted',
        over: 'criterion',
        take: 'sum',
        short: 'none',
      },
      ...ruleset.steps.map(ofJudgeTotals),
    ],
    tieBreaks: ruleset.tieBreaks.map((rule): TieBreak =>
      'of' in rule && rule.of === 'marks' ? { ...rule, of: JUDGE_TOTAL } : rule,
    ),
  };
}

function isContestAxes(sorted: readonly string[]): boolean {
  return sorted.join() === 'judge' || sorted.join() === 'criterion,judge';
}

function ofJudgeTotals(step: RuleStep): RuleStep {
  if (step.do === 'add') {
    const terms = step.terms.map((term) =>
      'of' in term && term.of === 'marks' ? { ...term, of: JUDGE_TOTAL } : term,
    );
    return { ...step, terms };
  }
  return step.of === 'marks' ? { ...step, of: JUDGE_TOTAL } : step;
}
