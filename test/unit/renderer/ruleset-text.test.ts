import { describe, expect, it } from 'vitest';
import { readRulesetText } from '../../../src/renderer/features/organizer/setup/ruleset-text.ts';
import { SMALL_SETUP } from '../../support/people.ts';

const [STAGE] = SMALL_SETUP.stages;
if (STAGE === undefined) throw new Error('a stage');
const RULESET = STAGE.ruleset;

function read(change: (ruleset: Record<string, unknown>) => void) {
  const ruleset = JSON.parse(JSON.stringify(RULESET)) as Record<string, unknown>;
  change(ruleset);
  return readRulesetText(JSON.stringify(ruleset, null, 2), SMALL_SETUP, STAGE?.id ?? '');
}

describe('a ruleset edited as text', () => {
  it('is the ruleset if nothing was changed', () => {
    expect(read(() => undefined)).toEqual({ ok: true, ruleset: RULESET, problems: [] });
  });

  it('names the line and column where it stops to be JSON', () => {
    const reading = readRulesetText('{\n  "type": oops\n}', SMALL_SETUP, STAGE.id);
    expect(reading).toEqual({ ok: false, problems: [{ code: 'not-json', at: '2:11' }] });
  });

  it.each<[string, (ruleset: Record<string, unknown>) => void, string, string]>([
    ['missing', (ruleset) => delete ruleset['total'], 'field-missing', 'total'],
    ['not known', (ruleset) => (ruleset['totals'] = 1), 'field-unknown', 'totals'],
    [
      'of another kind',
      (ruleset) => (ruleset['ranking'] = { better: 'most', by: 'exact', style: '1224' }),
      'field-wrong',
      'ranking.better',
    ],
  ])('names a field that is %s by its path', (_, change, code, at) => {
    expect(read(change)).toEqual({ ok: false, problems: [{ code, at }] });
  });

  it('names a step that uses what is not there, as the freeze would', () => {
    const reading = read((ruleset) => {
      (ruleset['steps'] as Record<string, unknown>[])[1] = {
        id: 'judge-total',
        do: 'reduce',
        of: 'nothing',
        over: 'criterion',
        take: 'sum',
      };
    });
    expect(reading.ok && reading.problems.map(({ code, at }) => [code, at])).toContainEqual([
      'rule-unknown',
      'steps.1.of',
    ]);
  });
});
