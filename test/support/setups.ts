import type { ContestSetup } from '../../src/core/model/charter.ts';
import type { Ruleset, RuleStep } from '../../src/core/model/ruleset.ts';
import { createStandardRuleset, readStandardForm } from '../../src/core/rules/standard-form.ts';
import { SMALL_SETUP } from './people.ts';

/** The small contest in which experts count for 70 %, the public for 30 %. */
export const SETUP_WITH_GROUPS: ContestSetup = withRules((ruleset) => {
  const form = readStandardForm(ruleset);
  if (form === null) throw new Error('the small contest has the common form');
  const groups = [
    { group: '专家', share: '0.7' },
    { group: '大众', share: '0.3' },
  ];
  return createStandardRuleset({ ...form, groups });
});

/** The small contest in which judges' totals are made comparable before their mean. */
export const SETUP_WITH_Z_SCORE: ContestSetup = withRules((ruleset) => ({
  ...ruleset,
  steps: ruleset.steps.flatMap((step): RuleStep[] =>
    step.id === ruleset.total && step.do === 'reduce'
      ? [
          { id: 'comparable', do: 'normalise', of: step.of, method: 'z-score' },
          { ...step, of: 'comparable' },
        ]
      : [step],
  ),
}));

function withRules(change: (ruleset: Ruleset) => Ruleset): ContestSetup {
  const stages = SMALL_SETUP.stages.map((stage) => ({ ...stage, ruleset: change(stage.ruleset) }));
  return { ...SMALL_SETUP, stages };
}
