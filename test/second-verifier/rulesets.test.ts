import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativePrimitives } from '../../src/cli/native-primitives.ts';
import { verifyArchive } from '../../src/core/verify/verify-archive.ts';
import { memoryRandomAccess } from '../../src/core/zip/random-access.ts';
import type { Ruleset, RuleStep } from '../../src/core/model/ruleset.ts';
import { createBase } from '../mutation/base.ts';
import { SMALL_SETUP } from '../support/people.ts';
import { findPython, SecondVerifier, secondVerifierSuite } from './host/second-verifier.ts';

const WEIGHTED: RuleStep = { id: 'weighted', do: 'multiply', of: 'marks', by: { from: 'rubric' } };
const JUDGE: RuleStep = {
  id: 'judge-total',
  do: 'reduce',
  of: 'weighted',
  over: 'criterion',
  take: 'sum',
  short: 'none',
};
const MEAN: RuleStep = {
  id: 'total',
  do: 'reduce',
  of: 'judge-total',
  over: 'judge',
  take: 'mean',
};

/** Rules beside the plain mean, each with what it takes of the document. */
const RULES: readonly (readonly [string, readonly RuleStep[], Partial<Ruleset>])[] = [
  ['no rounding', [WEIGHTED, JUDGE, MEAN], {}],
  ['floor at two places', [WEIGHTED, JUDGE, { ...MEAN, round: { places: 2, mode: 'floor' } }], {}],
  ['the median', [WEIGHTED, JUDGE, { ...MEAN, take: 'median' }], {}],
  [
    'the majority, worst first',
    [WEIGHTED, JUDGE, { ...MEAN, take: 'majority' }],
    ranked('lower', '1234'),
  ],
  ['the best one', [WEIGHTED, JUDGE, { ...MEAN, best: 1 }], ranked('higher', '1223')],
  ['too few judges', [WEIGHTED, JUDGE, { ...MEAN, fewest: 2 }], {}],
  ['too few judges are none', [WEIGHTED, JUDGE, { ...MEAN, fewest: 2, short: 'none' }], {}],
  ['too few judges did not finish', [WEIGHTED, JUDGE, { ...MEAN, fewest: 2, short: 'dnf' }], {}],
  [
    'dropping, or none at all',
    [WEIGHTED, JUDGE, { ...MEAN, drop: { low: 1, high: 0, atLeast: 2, below: 'open' } }],
    {},
  ],
  [
    'dropping, or all',
    [WEIGHTED, JUDGE, { ...MEAN, drop: { low: 0, high: 1, atLeast: 2, below: 'keep-all' } }],
    {},
  ],
  [
    'roles with shares',
    [
      WEIGHTED,
      JUDGE,
      {
        id: 'roles',
        do: 'reduce',
        of: 'judge-total',
        over: 'judge',
        into: 'role',
        take: 'mean',
        short: 'none',
      },
      {
        id: 'shares',
        do: 'multiply',
        of: 'roles',
        by: { from: 'axis', axis: 'role', factors: { judge: '0.7', 'head-judge': '0.3' } },
      },
      { id: 'total', do: 'reduce', of: 'shares', over: 'role', take: 'sum' },
    ],
    {},
  ],
  [
    'groups with shares, and judges without a group',
    [
      WEIGHTED,
      JUDGE,
      {
        id: 'groups',
        do: 'reduce',
        of: 'judge-total',
        over: 'judge',
        into: 'group',
        take: 'mean',
      },
      { id: 'total', do: 'reduce', of: 'groups', over: 'group', take: 'sum' },
    ],
    {},
  ],
  [
    'panels made comparable',
    [WEIGHTED, JUDGE, MEAN, { id: 'even', do: 'normalise', of: 'total', method: 'second-average' }],
    { total: 'even' },
  ],
  [
    'judges made comparable',
    [
      WEIGHTED,
      JUDGE,
      { id: 'z', do: 'normalise', of: 'judge-total', method: 'z-score' },
      { ...MEAN, of: 'z', round: { places: 3, mode: 'half-even' } },
    ],
    {},
  ],
  [
    'counting positive marks',
    [
      { id: 'some', do: 'reduce', of: 'marks', over: 'criterion', take: 'count-positive' },
      { ...MEAN, of: 'some', take: 'sum' },
    ],
    { tieBreaks: [{ by: 'counts', of: 'marks' }] },
  ],
  [
    'sums of terms',
    [
      WEIGHTED,
      JUDGE,
      { ...MEAN, id: 'mean' },
      { id: 'total', do: 'add', terms: [{ of: 'mean', times: '-0.5' }, { attribute: 'bonus' }] },
    ],
    { attributes: [{ id: 'bonus', missing: '-3.25', magnitude: true }] },
  ],
  [
    'ties by majority',
    [WEIGHTED, JUDGE, { ...MEAN, take: 'count' }],
    { tieBreaks: [{ by: 'majority', of: 'judge-total' }, { by: 'vote' }] },
  ],
  [
    'a recusal is nought',
    [WEIGHTED, JUDGE, MEAN],
    { statuses: { missing: 'open', recused: 'zero', absent: 'leave', late: 'count', dnf: 'open' } },
  ],
];

function ranked(better: 'higher' | 'lower', style: '1223' | '1234'): Partial<Ruleset> {
  return { ranking: { better, by: 'exact', style, order: { by: 'entry' } } };
}

const found = findPython();
const name = secondVerifierSuite('rules of two verifiers', found);

describe.skipIf(found === null)(name, () => {
  let python: SecondVerifier;
  beforeAll(() => {
    python = new SecondVerifier(found ?? '');
  });
  afterAll(() => python.close());

  it.each(RULES)('the same figures: %s', async (_label, steps, more) => {
    const setup = structuredClone(SMALL_SETUP);
    const [stage] = setup.stages;
    if (!stage) throw new Error('no stage');
    stage.ruleset = { ...stage.ruleset, steps: [...steps], total: 'total', tieBreaks: [], ...more };
    const base = createBase(setup);
    const request = { source: memoryRandomAccess(base.bytes), root: base.root };
    const ours = await verifyArchive(request, { primitives: nativePrimitives });
    if (!ours.ok) throw new Error(ours.error.code);
    const theirs = await python.verify(base.bytes, base.root);
    expect(theirs.computed).toEqual(ours.value.recomputed?.output.computed);
    expect([theirs.verdict, ours.value.report.verdict]).toEqual(['valid', 'valid']);
  });
});
