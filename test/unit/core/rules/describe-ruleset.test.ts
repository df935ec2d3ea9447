import { describe, expect, test } from 'vitest';
import type { ContestSetup } from '../../../../src/core/model/charter.ts';
import { contestSetupSchema } from '../../../../src/core/model/charter.ts';
import {
  describeRuleset,
  describeStage,
  RULE_SENTENCE_CODES,
} from '../../../../src/core/rules/describe-ruleset.ts';
import type { Ruleset } from '../../../../src/core/model/ruleset.ts';
import { ruleStepSchema } from '../../../../src/core/model/ruleset-step.ts';
import { makeRuleset, trimmed } from './contest-builder.ts';
import { presetNames, readPreset, readPresetText } from './preset-files.ts';

function describeFinal(setup: ContestSetup) {
  const stage = setup.stages.at(-1);
  if (stage === undefined) throw new Error('no stage');
  return describeStage(setup, stage);
}

describe('describeRuleset', () => {
  test('reads a trimmed ruleset in the order of the calculation', () => {
    const ruleset = makeRuleset({ aggregation: trimmed(), minimumPanel: 3 });
    expect(describeRuleset(ruleset).map(({ code }) => code)).toEqual([
      'ruleset-version',
      'step-multiply-rubric',
      'step-keep',
      'step-sum',
      'short-none',
      'step-keep',
      'step-mean',
      'reduce-drop',
      'drop-below-keep-all',
      'short-open',
      'step-round',
      'total-is',
      'status-open',
      'status-leave',
      'status-leave',
      'status-open',
      'status-open',
      'zero-counts',
      'rank-by-rounded-higher',
      'no-tie-break',
      'rank-style-1224',
    ]);
    const at = (code: string) => describeRuleset(ruleset).filter((said) => said.code === code);
    expect(at('reduce-drop')[0]?.params).toMatchObject({ dropLow: 1, dropHigh: 1 });
    expect(at('drop-below-keep-all')[0]?.params).toMatchObject({ minimumPanel: 5 });
    expect(at('short-open')[0]?.params).toMatchObject({ count: 3, name: [{ ref: 'total' }] });
    expect(at('step-round')[0]?.params).toMatchObject({ places: 2, mode: 'half-up' });
  });
});

test('no two steps are read aloud under one name', () => {
  const ruleset = makeRuleset({
    aggregation: trimmed(),
    tieBreaks: [{ by: 'criterion', criterion: 'score' }, { by: 'untrimmed-mean' }],
  });
  const names = describeRuleset(ruleset)
    .filter(({ code }) => code === 'step-keep' || code === 'step-round')
    .map(({ params }) => JSON.stringify(params['name']));
  expect(names).toHaveLength(ruleset.steps.length);
  expect(new Set(names).size).toBe(names.length);
});

describe('describeStage', () => {
  test('calls a template a template and an unannounced award unannounced', () => {
    const sentences = describeFinal(readPreset('maker-china-2024.json'));
    const codes = sentences.map(({ code }) => code);
    expect(codes.filter((code) => code === 'rubric-template')).toHaveLength(2);
    expect(codes).not.toContain('rubric');
    expect(sentences).toContainEqual({
      code: 'award-open',
      params: expect.objectContaining({ division: '创客组', award: '优胜奖' }),
    });
    expect(sentences).toContainEqual({
      code: 'recommend',
      params: {
        division: '企业组',
        divisionEn: 'Enterprise division',
        title: '推荐参加全国总决赛',
        count: 11,
      },
    });
  });

  test('names the criterion of a tie-break by its title', () => {
    expect(describeFinal(readPreset('maker-china-2024.json'))).toContainEqual({
      code: 'tie-break-value-higher',
      params: {
        order: 2,
        name: [
          { ref: 'criterion-mean' },
          ' ',
          { title: '技术创新', titleEn: 'Technical innovation' },
        ],
      },
    });
  });

  test('marks are read with their decimals, not as scaled integers', () => {
    expect(describeFinal(readPreset('generic-plain-mean.json'))).toContainEqual({
      code: 'criterion',
      params: expect.objectContaining({ min: '0.0', max: '10.0', step: '0.5', weight: '0.3' }),
    });
  });
});

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Every path to a value that is not a container. */
function leafPaths(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, [...path, key]));
}

/** Another value of the same kind that the schema is likely to accept. */
function alternatives(value: unknown): readonly Json[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  const words = [
    'half-even',
    'exact',
    'lower',
    'open',
    'leave',
    'changed',
    'judge-total',
    '0.7',
    '2024-09-01T00:00:00Z',
  ];
  return words.filter((word) => word !== value);
}

function changeAt(root: unknown, path: readonly string[], value: Json): ContestSetup | null {
  const copy: unknown = structuredClone(root);
  let at = copy;
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key);
  Reflect.set(Object(at), path.at(-1) ?? '', value);
  const parsed = contestSetupSchema.safeParse(copy);
  return parsed.success ? parsed.data : null;
}

/** Fields that no sentence needs: ids only link one part to another and never reach a listener. */
const LINKING = /\.(?:id|division|rubric)$/;

test('changing any field of a stage or its rubrics changes what is read aloud', () => {
  for (const name of presetNames()) {
    const json: Json = JSON.parse(readPresetText(name));
    const before = JSON.stringify(describeFinal(readPreset(name)));
    const last = readPreset(name).stages.length - 1;
    const relevant = new RegExp(`^(?:stages\\.${last}|rubrics|divisions)\\.`);
    const paths = leafPaths(json).filter((path) => relevant.test(path.join('.')));
    let changed = 0;
    for (const path of paths.filter((of) => !LINKING.test(of.join('.')))) {
      const value = path.reduce<unknown>((at, key) => Reflect.get(Object(at), key), json);
      for (const other of alternatives(value)) {
        const setup = changeAt(json, path, other);
        if (setup === null) continue;
        changed += 1;
        expect(JSON.stringify(describeFinal(setup)), `${name} ${path.join('.')}`).not.toBe(before);
      }
    }
    expect(changed).toBeGreaterThan(100);
  }
});

/** Together they use everything that a ruleset can say. */
const BASE = makeRuleset();
const TOTAL = BASE.steps.slice(-1);
const step = (fields: object) => ruleStepSchema.parse({ id: 'x', ...fields });
const reduce = (fields: object) => step({ do: 'reduce', of: 'marks', over: 'judge', ...fields });
const EVERY_RULE: readonly Ruleset[] = [
  makeRuleset({ aggregation: trimmed(5, 'open'), roundEntryTotal: null, rankStyle: '1223' }),
  makeRuleset({
    earlier: { stage: 'preliminary', share: '0.3', ownShare: '0.7' },
    tieBreaks: [{ by: 'vote' }, { by: 'playoff' }],
  }),
  {
    ...BASE,
    attributes: [
      { id: 'deductions', missing: '0' },
      { id: 'elements', missing: null },
    ],
    statuses: { missing: 'zero', recused: 'leave', absent: 'dnf', late: 'count', dnf: 'dnf' },
    steps: [
      ...(['sum', 'mean', 'median', 'majority', 'best', 'count', 'count-positive'] as const).map(
        (take) => reduce({ take }),
      ),
      reduce({ take: 'sum', best: 2, expected: 7, into: 'group', short: 'zero' }),
      reduce({ take: 'sum', where: { column: 'group', is: ['a'] }, short: 'none' }),
      reduce({ take: 'sum', short: 'dnf' }),
      step({ do: 'multiply', of: 'marks', by: { from: 'constant', value: '3' } }),
      step({
        do: 'multiply',
        of: 'marks',
        by: { from: 'axis', axis: 'judge', factors: { a: '1' } },
      }),
      step({
        do: 'multiply',
        of: 'marks',
        by: { from: 'column', column: 'factor', otherwise: '1' },
      }),
      step({ do: 'multiply', of: 'marks', by: { from: 'attribute', attribute: 'elements' } }),
      step({ do: 'add', terms: [{ of: 'x' }, { attribute: 'deductions', times: '-1' }] }),
      step({ do: 'normalise', of: 'x', method: 'second-average' }),
      step({ do: 'normalise', of: 'x', method: 'z-score' }),
      ...TOTAL,
    ],
    ranking: { better: 'lower', by: 'rounded', style: '1234', order: { by: 'entry' } },
    tieBreaks: [
      { by: 'value', of: 'x' },
      { by: 'attribute', attribute: 'elements' },
      { by: 'attribute', attribute: 'elements', better: 'higher' },
      { by: 'counts', of: 'marks', values: ['12'] },
      { by: 'counts', of: 'marks' },
      { by: 'majority', of: 'marks' },
    ],
  },
  {
    ...BASE,
    attributes: [{ id: 'draw', missing: '0' }],
    tieBreaks: [{ by: 'majority', of: 'marks' }],
    ranking: {
      better: 'higher',
      by: 'exact',
      style: '1234',
      order: { by: 'attribute', attribute: 'draw', better: 'lower' },
    },
  },
  { ...BASE, ranking: { better: 'lower', by: 'exact', style: '1224' } },
];

test('every code of the list can occur, so that catalogs carry no dead sentence', () => {
  const setup = readPreset('maker-china-2024.json');
  const [stage] = setup.stages.slice(-1);
  const [rubric] = setup.rubrics;
  const [of] = stage?.divisions ?? [];
  if (stage === undefined || rubric === undefined || of === undefined) {
    throw new Error('preset without a stage');
  }
  const official = { ...rubric, official: true, commentRequired: true };
  const division = { ...of, rubric: official.id, awards: [], recommend: 0 };
  const variants = [
    ...setup.stages.map((each) => describeStage(setup, each)),
    describeStage(
      { ...setup, rubrics: [official] },
      {
        ...stage,
        deadline: '2024-09-01T00:00:00Z',
        divisions: [division],
      },
    ),
    describeRuleset(makeRuleset()),
    ...EVERY_RULE.map((ruleset) => describeRuleset(ruleset)),
  ];
  const seen = new Set(variants.flat().map(({ code }) => code));
  expect(RULE_SENTENCE_CODES.filter((code) => !seen.has(code))).toEqual([]);
});
