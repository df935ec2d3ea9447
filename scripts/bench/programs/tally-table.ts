import { rubricSchema } from '../../../src/core/model/rubric.ts';
import { PackedEntry } from '../../../src/core/rules/engine/packed-entry.ts';
import { createStandardRuleset } from '../../../src/core/rules/standard-form.ts';
import { explainTally, tallyEntries, type TallyEntry } from '../../../src/core/rules/tally.ts';

export type TallyRun = {
  /** Milliseconds: tally, one explanation, and adding the table up in floating point. */
  readonly tally: number;
  readonly explain: number;
  readonly floats: number;
  readonly rssBefore: number;
  readonly maxRss: number;
};

const JUDGES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const CRITERIA = 8;
const WIDTH = JUDGES.length * CRITERIA;

/** Ranks a parsed table of `<entries>` by seven judges and eight criteria, trimmed 1 + 1. */
const entries = Number(process.argv[2] ?? '1000');
const rubric = rubricSchema.parse({
  id: 'bench',
  title: 'Bench',
  official: true,
  decimals: 1,
  commentRequired: false,
  criteria: Array.from({ length: CRITERIA }, (_, index) => ({
    id: `c${index}`,
    title: `c${index}`,
    min: 0,
    max: 1000,
    step: 1,
    weight: `0.${index + 1}`,
    bands: [],
  })),
});
const ruleset = createStandardRuleset({
  aggregation: {
    method: 'trimmed-mean',
    drop: { low: 1, high: 1, atLeast: 5, below: 'keep-all' },
  },
  roundJudgeTotal: null,
  roundEntryTotal: { places: 2, mode: 'half-up' },
  minimumPanel: 3,
  groups: [],
  earlier: null,
  late: 'open',
  rankBy: 'rounded',
  rankStyle: '1224',
  tieBreaks: [{ by: 'untrimmed-mean' }],
});
const table = randomTable(entries * WIDTH);
const places = JUDGES.flatMap((judge) => rubric.criteria.map(({ id }) => [judge, id] as const));
const NO_ATTRIBUTES = new Map<string, never>();
const given = Array.from({ length: entries }, (_, index) => entryOf(index));

const rssBefore = process.memoryUsage.rss();
const { outcome: sum, time: floats } = timed(() => addFloats());
const { outcome: tally, time } = timed(() =>
  tallyEntries(given, { ruleset, rubric, awards: [], recommend: 0 }),
);
const { outcome: derivation, time: explain } = timed(() =>
  explainTally(tally, entryOf(entries - 1).input),
);
if (tally.status !== 'complete' || derivation.lines.length !== JUDGES.length + 1 || !(sum > 0)) {
  throw new Error('tally came out wrong');
}
const maxRss = process.resourceUsage().maxRSS * 1024;
const run: TallyRun = { tally: time, explain, floats, rssBefore, maxRss };
console.log(JSON.stringify(run));

/** The plain way: weights and marks as doubles, one sum per judge, a mean per entry. */
function addFloats(): number {
  let all = 0;
  for (let at = 0; at < table.length; at += WIDTH) {
    let entry = 0;
    for (let cell = 0; cell < WIDTH; cell += 1) {
      entry += ((table[at + cell] ?? 0) / 10) * (((cell % CRITERIA) + 1) / 10);
    }
    all += entry / JUDGES.length;
  }
  return all;
}

/** Rows are made from the table when the engine asks: both sides read the same parsed numbers. */
function entryOf(index: number): TallyEntry {
  const numerators = table.subarray(index * WIDTH, (index + 1) * WIDTH);
  const packed = { places, numerators, denominator: 10 };
  return { input: new PackedEntry(`E${index}`, NO_ATTRIBUTES, packed), out: null };
}

function randomTable(size: number): Int32Array {
  const marks = new Int32Array(size);
  let state = 1;
  for (let index = 0; index < size; index += 1) {
    // A linear congruential generator in integers that doubles hold exactly.
    state = (state * 16_807) % 2_147_483_647;
    marks[index] = state % 1001;
  }
  return marks;
}

function timed<T>(work: () => T): { readonly outcome: T; readonly time: number } {
  const start = performance.now();
  const outcome = work();
  return { outcome, time: performance.now() - start };
}
