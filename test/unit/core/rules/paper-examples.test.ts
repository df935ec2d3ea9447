import { describe, expect, test } from 'vitest';
import { rulesFileSchema } from '../../../../src/core/model/rules-file.ts';
import { parseDecimal, type Rational } from '../../../../src/core/rules/rational.ts';
import type { RuleStep, Status } from '../../../../src/core/model/ruleset.ts';
import { tallyEntries, type TallyEntry } from '../../../../src/core/rules/tally.ts';

type Rules = {
  readonly axes?: readonly string[];
  readonly attributes?: readonly { readonly id: string; readonly missing: string | null }[];
  readonly steps: readonly RuleStep[];
  readonly ranking?: object;
  readonly tieBreaks?: readonly object[];
  readonly statuses?: object;
};

/** A table: by entry, its marks by place; a word for a mark is its status. */
type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Attributes = Readonly<Record<string, Readonly<Record<string, string>>>>;

function rank(fields: Rules, table: Table, attributes: Attributes = {}) {
  const rules = rulesFileSchema.parse({
    type: 'jurybox.rules',
    version: 2,
    title: 'On paper',
    rubric: null,
    awards: [],
    recommend: 0,
    ruleset: {
      type: 'jurybox.ruleset',
      version: 2,
      axes: (fields.axes ?? ['judge']).map((id) => ({ id })),
      attributes: fields.attributes ?? [],
      statuses: {
        missing: 'open',
        recused: 'leave',
        absent: 'leave',
        late: 'open',
        dnf: 'dnf',
        ...fields.statuses,
      },
      steps: fields.steps,
      total: fields.steps.at(-1)?.id,
      ranking: { better: 'higher', by: 'rounded', style: '1224', ...fields.ranking },
      tieBreaks: fields.tieBreaks ?? [],
    },
  });
  const entries = Object.entries(table).map(([id, row]): TallyEntry => ({
    out: null,
    input: {
      entry: id,
      attributes: new Map(
        Object.entries(attributes[id] ?? {}).map(([name, text]) => [name, number(text)]),
      ),
      rows: Object.entries(row).map(([at, mark]) => ({
        at: at.split(' '),
        status: /^[\d.]+$/.test(mark) ? 'scored' : (mark as Status),
        mark: /^[\d.]+$/.test(mark) ? number(mark) : null,
        tags: null,
      })),
    },
  }));
  return tallyEntries(entries, rules).lines.map(
    ({ rank: place, tied, entry, total, raw }) =>
      `${place ?? '-'}${tied ? '=' : ''} ${entry} ${total}${raw === null ? '' : ` raw ${raw}`}`,
  );
}

function number(text: string): Rational {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`not a decimal: ${text}`);
  return parsed.value;
}

const HALF_UP = { places: 2, mode: 'half-up' } as const;
const MEAN: RuleStep = {
  id: 'mean',
  do: 'reduce',
  of: 'marks',
  over: 'judge',
  take: 'mean',
  round: HALF_UP,
};

describe('what the arithmetic must get right', () => {
  const AXES = ['criterion', 'judge'];
  const halved = (round: RuleStep['round']): readonly RuleStep[] => [
    { id: 'mean', do: 'reduce', of: 'marks', over: 'judge', take: 'mean', round },
    { id: 'half', do: 'multiply', of: 'mean', by: { from: 'constant', value: '0.5' } },
    { id: 'total', do: 'reduce', of: 'half', over: 'criterion', take: 'sum', round: HALF_UP },
  ];

  test('rounding each criterion before it is weighted gives another winner than rounding once', () => {
    // E1: a (7 + 7 + 8)/3 = 7.333 and b the same. First: 7/2 + 7/2 = 7. Once: 7.333.
    // E2: a (6 + 7 + 7)/3 = 6.667, b (7 + 8 + 8)/3 = 7.667. First: 7/2 + 8/2 = 7.5. Once: 7.167.
    const table = {
      E1: { 'a A': '7', 'a B': '7', 'a C': '8', 'b A': '7', 'b B': '7', 'b C': '8' },
      E2: { 'a A': '6', 'a B': '7', 'a C': '7', 'b A': '7', 'b B': '8', 'b C': '8' },
    };
    const first = halved({ places: 0, mode: 'half-up' });
    expect(rank({ axes: AXES, steps: first }, table)).toEqual(['1 E2 7.50', '2 E1 7.00']);
    const once = halved(null);
    expect(rank({ axes: AXES, steps: once }, table)).toEqual(['1 E1 7.33', '2 E2 7.17']);
  });

  test('half-up and half-even part on an exact half: (84.12 + 84.13)/2 = 84.125', () => {
    const table = { E1: { A: '84.12', B: '84.13' } };
    expect(rank({ steps: [MEAN] }, table)).toEqual(['1 E1 84.13']);
    const even: RuleStep = { ...MEAN, round: { places: 2, mode: 'half-even' } };
    expect(rank({ steps: [even] }, table)).toEqual(['1 E1 84.12']);
  });

  test.each([
    // A and B gave 9 and 9. A zero is a mark: 18/3 = 6. Who left, left: 18/2 = 9. Else nothing is known.
    ['0', '1 E1 6.00'],
    ['recused', '1 E1 9.00'],
    ['absent', '1 E1 9.00'],
    ['missing', '- E1 null'],
    ['late', '- E1 null'],
  ])('five different things, the third mark being %s', (third, line) => {
    expect(rank({ steps: [MEAN] }, { E1: { A: '9', B: '9', C: third } })).toEqual([line]);
  });

  test('trimming drops one instance of tied extremes: 7, 7, 8, 9, 9 leaves 7 + 8 + 9 = 24/3', () => {
    const step: RuleStep = { ...MEAN, drop: { low: 1, high: 1, atLeast: 5, below: 'keep-all' } };
    const table = { E1: { A: '7', B: '7', C: '8', D: '9', E: '9' } };
    expect(rank({ steps: [step] }, table)).toEqual(['1 E1 8.00']);
  });

  test('ranking by rounded totals makes a tie that the exact ones do not have', () => {
    // E1: (84.12 + 84.12 + 84.13)/3 = 84.1233. E2: 84.12.
    const table = {
      E2: { A: '84.12', B: '84.12', C: '84.12' },
      E1: { A: '84.12', B: '84.12', C: '84.13' },
    };
    expect(rank({ steps: [MEAN] }, table)).toEqual(['1= E1 84.12', '1= E2 84.12']);
    const ranking = { by: 'exact' };
    expect(rank({ steps: [MEAN], ranking }, table)).toEqual(['1 E1 84.12', '2 E2 84.12']);
  });
});

describe('kinds of aggregation', () => {
  test('several marks of one judge: the best two of three tries, then the mean of the judges', () => {
    // A: 7, 9, 8 -> (9 + 8)/2 = 8.5. B: 6, 6, 10 -> (10 + 6)/2 = 8. (8.5 + 8)/2 = 8.25
    const steps: readonly RuleStep[] = [
      { id: 'own', do: 'reduce', of: 'marks', over: 'try', take: 'mean', best: 2 },
      { ...MEAN, of: 'own' },
    ];
    const row = { 'A 1': '7', 'A 2': '9', 'A 3': '8', 'B 1': '6', 'B 2': '6', 'B 3': '10' };
    expect(rank({ axes: ['judge', 'try'], steps }, { E1: row })).toEqual(['1 E1 8.25']);
  });

  test('the median: the middle one of 7, 9, 100; between the middle two of 7, 8, 9, 100', () => {
    const steps: readonly RuleStep[] = [{ ...MEAN, take: 'median' }];
    const table = {
      E1: { A: '100', B: '7', C: '9' },
      E2: { A: '100', B: '7', C: '9', D: '8' },
    };
    expect(rank({ steps }, table)).toEqual(['1 E1 9.00', '2 E2 8.50']);
  });

  test('two stages: 84.12 x 0.3 + 90.05 x 0.7 = 25.236 + 63.035 = 88.271', () => {
    const steps: readonly RuleStep[] = [
      MEAN,
      {
        id: 'total',
        do: 'add',
        terms: [
          { attribute: 'preliminary', times: '0.3' },
          { of: 'mean', times: '0.7' },
        ],
        round: HALF_UP,
      },
    ];
    const attributes = [{ id: 'preliminary', missing: null }];
    const table = { E1: { A: '90.05' } };
    expect(rank({ steps, attributes }, table, { E1: { preliminary: '84.12' } })).toEqual([
      '1 E1 88.27',
    ]);
  });
});

describe('normalisation, beside the raw total', () => {
  test('second average: two panels, one of them severe', () => {
    // Panel A: 90 and 80, mean 85. Panel B: 76 and 60, mean 68. Mean of the means 76.5.
    // A: x 76.5/85 = 0.9: 81 and 72. B: x 76.5/68 = 1.125: 85.5 and 67.5.
    const steps: readonly RuleStep[] = [
      { ...MEAN, round: null },
      { id: 'even', do: 'normalise', of: 'mean', method: 'second-average', round: HALF_UP },
    ];
    const table = { E1: { A: '90' }, E2: { A: '80' }, E3: { B: '76' }, E4: { B: '60' } };
    expect(rank({ steps }, table)).toEqual([
      '1 E3 85.50 raw 76.00',
      '2 E1 81.00 raw 90.00',
      '3 E2 72.00 raw 80.00',
      '4 E4 67.50 raw 60.00',
    ]);
  });

  test('standard scores: a judge who hardly differs and one who differs widely count alike', () => {
    // A: 79, 80, 81, mean 80, variance 2/3. B: 80, 87, 73, mean 80, variance 98/3. All: 100/6 = 50/3.
    // A: root of (50/3)/(2/3) = 5: 75, 80, 85. B: root of (50/3)/(98/3) = 5/7: 80, 85, 75.
    // E1 (75 + 80)/2 = 77.5, E2 (80 + 85)/2 = 82.5, E3 (85 + 75)/2 = 80; raw 79.5, 83.5, 77.
    const steps: readonly RuleStep[] = [
      { id: 'standard', do: 'normalise', of: 'marks', method: 'z-score' },
      { ...MEAN, of: 'standard' },
    ];
    const table = {
      E1: { A: '79', B: '80' },
      E2: { A: '80', B: '87' },
      E3: { A: '81', B: '73' },
    };
    expect(rank({ steps }, table)).toEqual([
      '1 E2 82.50 raw 83.50',
      '2 E3 80.00 raw 77.00',
      '3 E1 77.50 raw 79.50',
    ]);
  });
});

describe('ranks', () => {
  const table = { E1: { A: '7' }, E2: { A: '8' }, E3: { A: '9' }, E4: { A: '8' } };
  const attributes = [{ id: 'draw', missing: null }];
  const drawn = { E1: { draw: '1' }, E2: { draw: '4' }, E3: { draw: '2' }, E4: { draw: '3' } };

  test.each([
    ['1224', ['1 E3 9.00', '2= E2 8.00', '2= E4 8.00', '4 E1 7.00']],
    ['1223', ['1 E3 9.00', '2= E2 8.00', '2= E4 8.00', '3 E1 7.00']],
  ])('of style %s', (style, lines) => {
    expect(rank({ steps: [MEAN], ranking: { style } }, table)).toEqual(lines);
  });

  test('of style 1234 by a declared order: the number drawn, the lower first', () => {
    const order = { by: 'attribute', attribute: 'draw', better: 'lower' };
    const ranking = { style: '1234', order };
    expect(rank({ steps: [MEAN], ranking, attributes }, table, drawn)).toEqual([
      '1 E3 9.00',
      '2 E4 8.00',
      '3 E2 8.00',
      '4 E1 7.00',
    ]);
  });

  test('countback of best marks: 9 + 7 before 8 + 8, both 16', () => {
    const level = { E1: { A: '8', B: '8' }, E2: { A: '7', B: '9' } };
    const tieBreaks = [{ by: 'counts', of: 'marks' }];
    expect(rank({ steps: [MEAN], tieBreaks }, level)).toEqual(['1 E2 8.00', '2 E1 8.00']);
  });
});
