import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesFileSchema } from '../../../../src/core/model/rules-file.ts';
import { rulesetSchema, type Ruleset } from '../../../../src/core/model/ruleset.ts';
import type { StageId } from '../../../../src/core/model/primitives.ts';
import { computeResult } from '../../../../src/core/rules/compute-result.ts';
import { toContestRuleset } from '../../../../src/core/rules/contest-ruleset.ts';
import { judgeGroupsOf } from '../../../../src/core/rules/judge-groups.ts';
import { validateSetup } from '../../../../src/core/rules/validate-setup.ts';
import { SMALL_SETUP } from '../../../support/people.ts';
import { PROJECT } from '../../../support/project.ts';
import { makeContest } from './contest-builder.ts';

const FOLDER = join(PROJECT, 'resources', 'rulesets');
const shipped = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, Ruleset] => [
      name.slice(0, -'.json'.length),
      rulesFileSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).ruleset,
    ]),
);

function inContest(name: string, earlier: string | null = null): Ruleset | null {
  const ruleset = shipped.get(name);
  if (ruleset === undefined) throw new Error(`no ruleset ${name}`);
  return toContestRuleset(ruleset, earlier as StageId | null);
}

describe('shipped rulesets in a contest', () => {
  test('those that a judge and a rubric can serve are taken over, the others are not', () => {
    const usable = [...shipped.keys()].filter((name) => inContest(name) !== null);
    expect(usable.toSorted()).toEqual([
      'eurovision',
      'expert-public-70-30',
      'mean-five',
      'trimmed-seven',
    ]);
  });

  test.each(['eurovision', 'expert-public-70-30', 'mean-five', 'trimmed-seven'])(
    '%s is a valid ruleset of a stage',
    (name) => {
      const ruleset = rulesetSchema.parse(inContest(name));
      const stages = SMALL_SETUP.stages.map((stage) => ({ ...stage, ruleset }));
      const problems = validateSetup({ ...SMALL_SETUP, stages });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('an earlier stage stands for the attribute of a table', () => {
    expect(inContest('two-stages-30-70')).toBeNull();
    expect(inContest('two-stages-30-70', 'preliminary')?.attributes).toMatchObject([
      { id: 'preliminary', stage: 'preliminary' },
    ]);
  });

  /** Paper: 80, 85, 84, 84, 90; without 80 and 90 253 / 3 = 84.33. Two of seven are recused. */
  test('the total is that of the table, with the sheets’ sums for marks', () => {
    const contest = makeContest({
      E1: { A: 8000, B: 8500, C: 8400, D: 8400, E: 9000, F: 'recused', G: 'recused' },
    } as never);
    const ruleset = inContest('trimmed-seven');
    if (ruleset === null) throw new Error('usable');
    const { charter } = contest;
    const stages = charter.setup.stages.map((stage) => ({ ...stage, ruleset }));
    const outcome = computeResult({
      ...contest,
      charter: { ...charter, setup: { ...charter.setup, stages } },
    });
    expect(outcome.computed.divisions[0]?.ranking[0]?.total).toBe('84.33');
  });

  test('groups of judges are those that the rules name', () => {
    expect(judgeGroupsOf(shipped.get('expert-public-70-30') as Ruleset)).toEqual([
      'expert',
      '专家',
      'public',
      '大众',
    ]);
    expect(judgeGroupsOf(shipped.get('trimmed-seven') as Ruleset)).toBeNull();
  });
});
