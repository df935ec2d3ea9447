import { describe, expect, test } from 'vitest';
import { contestSetupSchema, type ContestSetup } from '../../../../src/core/model/charter.ts';
import {
  SETUP_ERROR_CODES,
  SETUP_WARNING_CODES,
  validateSetup,
} from '../../../../src/core/rules/validate-setup.ts';
import { Append, editJson, type Edits } from './json-edit.ts';
import { readPreset } from './preset-files.ts';

/** A setup without any problem: the generic preset, taken for an official one. */
function cleanSetup(edits: Edits = {}): ContestSetup {
  const preset = readPreset('generic-trimmed-five.json');
  return contestSetupSchema.parse(editJson(preset, { 'rubrics.0.official': true, ...edits }));
}

const found = (setup: ContestSetup) =>
  validateSetup(setup).map(({ severity, code, at }) => `${severity} ${code} ${at}`);

const DIVISION = 'stages.0.divisions.0';
const RULESET = 'stages.0.ruleset';
const CRITERION = 'rubrics.0.criteria.0';

type Case = readonly [code: string, at: string, edits: Edits, alsoFound?: readonly string[]];

const ERRORS: readonly Case[] = [
  ['duplicate-id', 'divisions.1.id', { divisions: new Append('divisions.0') }],
  ['duplicate-id', 'tracks.1.id', { tracks: new Append('tracks.0') }],
  ['duplicate-id', 'rubrics.1.id', { rubrics: new Append('rubrics.0') }],
  [
    'duplicate-id',
    'stages.1.id',
    { stages: new Append('stages.0') },
    ['warning nobody-advances stages.0.divisions.0.recommend'],
  ],
  ['duplicate-id', 'stages.0.divisions.1.division', { 'stages.0.divisions': new Append(DIVISION) }],
  [
    'duplicate-id',
    `${DIVISION}.awards.3.id`,
    { [`${DIVISION}.awards`]: new Append(`${DIVISION}.awards.0`) },
  ],
  ['duplicate-id', 'rubrics.0.criteria.4.id', { 'rubrics.0.criteria': new Append(CRITERION) }],
  [
    'unknown-division',
    `${DIVISION}.division`,
    { [`${DIVISION}.division`]: 'nobody' },
    ['warning division-not-judged divisions.0'],
  ],
  [
    'unknown-rubric',
    `${DIVISION}.rubric`,
    { [`${DIVISION}.rubric`]: 'nothing' },
    ['warning rubric-unused rubrics.0'],
  ],
  ['award-id-reserved', `${DIVISION}.awards.0.id`, { [`${DIVISION}.awards.0.id`]: 'recommend' }],
  [
    'award-after-open-count',
    `${DIVISION}.awards.2.count`,
    { [`${DIVISION}.awards.1.count`]: 0 },
    [`warning award-count-open ${DIVISION}.awards.1.count`],
  ],
  ['min-above-max', `${CRITERION}.min`, { [`${CRITERION}.min`]: 105, [`${CRITERION}.bands`]: [] }],
  ['step-does-not-divide', `${CRITERION}.step`, { [`${CRITERION}.step`]: 30 }],
  // 5 to 100 in steps of 10 ends at 95: counted from the lowest mark, not from zero.
  [
    'step-does-not-divide',
    `${CRITERION}.step`,
    { [`${CRITERION}.min`]: 5, [`${CRITERION}.step`]: 10, [`${CRITERION}.bands`]: [] },
  ],
  ['weight-negative', `${CRITERION}.weight`, { [`${CRITERION}.weight`]: '-0.3' }],
  [
    'band-reversed',
    `${CRITERION}.bands.3`,
    { [`${CRITERION}.bands.3.from`]: 55, [`${CRITERION}.bands.3.to`]: 0 },
  ],
  ['band-outside-scale', `${CRITERION}.bands.0`, { [`${CRITERION}.bands.0.to`]: 105 }],
  ['band-outside-scale', `${CRITERION}.bands.3`, { [`${CRITERION}.bands.3.from`]: -5 }],
  // Both ends belong to a band: sharing one mark is an overlap.
  ['band-overlap', `${CRITERION}.bands.1`, { [`${CRITERION}.bands.1.to`]: 90 }],
  [
    'trimming-drops-everyone',
    `${RULESET}.steps.2.drop.atLeast`,
    { [`${RULESET}.steps.2.drop.atLeast`]: 2 },
  ],
  [
    'where-criterion-missing',
    `${RULESET}.steps.4.where.is.0`,
    { [`${RULESET}.steps.4.where.is`]: ['charm'] },
  ],
  // A step may only use what stands before it.
  [
    'rule-unknown',
    `${RULESET}.steps.1.of`,
    { [`${RULESET}.steps.1.of`]: 'total' },
    [`warning step-unused ${RULESET}.steps.0`],
  ],
  [
    'rule-axes',
    `${RULESET}.total`,
    { [`${RULESET}.total`]: 'judge-total' },
    [`warning step-unused ${RULESET}.steps.2`],
  ],
  ['rule-order-missing', `${RULESET}.ranking.order`, { [`${RULESET}.ranking.style`]: '1234' }],
  [
    'contest-axes',
    `${RULESET}.axes`,
    { [`${RULESET}.axes`]: [{ id: 'judge' }, { id: 'criterion' }, { id: 'run' }] },
    [
      `error rule-axes ${RULESET}.total`,
      `error rule-axes ${RULESET}.tieBreaks.0.of`,
      `error rule-axes ${RULESET}.tieBreaks.1.of`,
    ],
  ],
  [
    'earlier-stage-unknown',
    `${RULESET}.attributes.0.stage`,
    { [`${RULESET}.attributes`]: [{ id: 'before', missing: null, stage: 'first' }] },
  ],
];

const WARNINGS: readonly Case[] = [
  ['award-count-open', `${DIVISION}.awards.2.count`, { [`${DIVISION}.awards.2.count`]: 0 }],
  ['rubric-not-official', 'rubrics.0.official', { 'rubrics.0.official': false }],
  ['rubric-unused', 'rubrics.1', { rubrics: new Append('rubrics.0', { id: 'spare' }) }],
  ['division-not-judged', 'divisions.1', { divisions: new Append(null, { id: 'x', title: 'X' }) }],
  ['weight-zero', `${CRITERION}.weight`, { [`${CRITERION}.weight`]: '0.00' }],
  ['weight-zero', `${CRITERION}.weight`, { [`${CRITERION}.weight`]: '-0' }],
  [
    'single-mark-scale',
    `${CRITERION}.max`,
    { [`${CRITERION}.min`]: 100, [`${CRITERION}.bands`]: [] },
  ],
  [
    'trimming-drops-nobody',
    `${RULESET}.steps.2.drop`,
    { [`${RULESET}.steps.2.drop.low`]: 0, [`${RULESET}.steps.2.drop.high`]: 0 },
  ],
  ['sum-depends-on-panel-size', `${RULESET}.steps.2.take`, { [`${RULESET}.steps.2.take`]: 'sum' }],
  [
    'normalises',
    `${RULESET}.steps.6`,
    {
      [`${RULESET}.steps`]: new Append(null, {
        id: 'even',
        do: 'normalise',
        of: 'total',
        method: 'second-average',
      }),
      [`${RULESET}.total`]: 'even',
    },
  ],
  [
    'step-unused',
    `${RULESET}.steps.6`,
    { [`${RULESET}.steps`]: new Append(`${RULESET}.steps.2`, { id: 'spare' }) },
  ],
  [
    'tie-break-repeated',
    `${RULESET}.tieBreaks.2`,
    { [`${RULESET}.tieBreaks`]: new Append(`${RULESET}.tieBreaks.0`) },
  ],
  [
    'nobody-advances',
    `${DIVISION}.recommend`,
    { stages: new Append('stages.0', { id: 'second' }) },
  ],
];

const named = (cases: readonly Case[]) =>
  cases.map(([code, at, edits, alsoFound = []]) => ({ code, at, edits, alsoFound }));

describe('validateSetup', () => {
  test('finds nothing in the setup that the cases start from', () => {
    expect(validateSetup(cleanSetup())).toEqual([]);
  });

  test.each(named(ERRORS))('error $code at $at', ({ code, at, edits, alsoFound }) => {
    expect(found(cleanSetup(edits)).toSorted()).toEqual(
      [`error ${code} ${at}`, ...alsoFound].toSorted(),
    );
  });

  test.each(named(WARNINGS))('warning $code at $at', ({ code, at, edits }) => {
    expect(found(cleanSetup(edits))).toEqual([`warning ${code} ${at}`]);
  });

  test('every code has its case', () => {
    expect(new Set(ERRORS.map(([code]) => code))).toEqual(new Set(SETUP_ERROR_CODES));
    expect(new Set(WARNINGS.map(([code]) => code))).toEqual(new Set(SETUP_WARNING_CODES));
  });

  test('a tie-breaking criterion must be in every rubric of its stage', () => {
    const setup = readPreset('maker-china-2024.json');
    const [enterprise, maker] = setup.rubrics;
    if (enterprise === undefined || maker === undefined) throw new Error('two rubrics expected');
    const without = {
      ...setup,
      rubrics: [enterprise, { ...maker, criteria: maker.criteria.slice(1) }],
    };
    expect(found(without).filter((problem) => problem.startsWith('error'))).toEqual([
      'error where-criterion-missing stages.0.ruleset.steps.3.where.is.0',
      'error where-criterion-missing stages.1.ruleset.steps.4.where.is.0',
    ]);
    const [problem] = validateSetup(without).filter(({ severity }) => severity === 'error');
    expect(problem?.params).toEqual({ criterion: 'innovation', rubric: 'maker-template' });
  });

  test('a minimum panel of exactly one more than is dropped is enough', () => {
    expect(found(cleanSetup({ [`${RULESET}.steps.2.drop.atLeast`]: 3 }))).toEqual([]);
  });
});
