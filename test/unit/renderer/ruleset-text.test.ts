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

  it.each<[string, string]>([
    ['{\n  "type": oops\n}', '2:11'],
    ['{\n "a": 1,\n}', '3:1'],
    ['{"a" 1}', '1:6'],
    ['{"a": 01}', '1:7'],
    ['{"a": tru}', '1:7'],
    ['[1, 2', '1:6'],
    ['["a\nb"]', '1:2'],
    ['{"a": {"b": [true, {}]}} x', '1:26'],
    ['', '1:1'],
  ])('names the line and column where %j stops to be JSON', (text, at) => {
    const reading = readRulesetText(text, SMALL_SETUP, STAGE.id);
    expect(reading).toEqual({ ok: false, problems: [{ code: 'not-json', at }] });
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
