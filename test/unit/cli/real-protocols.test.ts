import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from '../../support/project.ts';
import { runJson } from './run-jurybox.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-real-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Row = Readonly<Record<string, string>>;
type Ranking = { divisions: { ranking: { rank: number; entry: string; total: string }[] }[] };

/** Rows of a protocol by column name; the sources are named in its folder's README. */
function readProtocol(name: string): readonly Row[] {
  const text = readFileSync(join(import.meta.dirname, 'real-protocols', `${name}.csv`), 'utf8');
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) =>
    Object.fromEntries(head.map((column, index) => [column, row[index] ?? ''])),
  );
}

const cell = (row: Row, column: string): string => {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
};

/** A row for every judge of a row of the protocol: `entry, …, judge, mark`. */
function marksOf(rows: readonly Row[], entry: string, others: readonly string[]): string {
  const lines = rows.flatMap((row) =>
    Object.keys(row)
      .filter((column) => /^j\d$/.test(column))
      .map((judge) =>
        [
          cell(row, entry),
          ...others.map((other) => cell(row, other)),
          judge,
          cell(row, judge),
        ].join(','),
      ),
  );
  return [['entry', ...others, 'judge', 'mark'].join(','), ...lines].join('\n');
}

/** `rank entry total` of every line, as `jurybox tally --json` gives them. */
async function tally(rules: string, scores: string, entries?: string): Promise<readonly string[]> {
  const path = join(folder, 'scores.csv');
  await writeFile(path, scores);
  const more: string[] = [];
  if (entries !== undefined) {
    const other = join(folder, 'entries.csv');
    await writeFile(other, entries);
    more.push('--entries', other);
  }
  const ruleset = join(PROJECT, 'resources', 'rulesets', `${rules}.json`);
  const { json } = await runJson<Ranking>(['tally', '--rules', ruleset, '--scores', path, ...more]);
  return json.divisions
    .flatMap(({ ranking }) => ranking)
    .map(({ rank, entry, total }) => `${rank} ${entry} ${total}`);
}

test('10 m platform, Paris 2024: every dive’s published score and the published totals', async () => {
  const rows = readProtocol('platform-paris-2024');
  const single = rows.map((row) => ({
    ...row,
    one: `${cell(row, 'diver')} ${cell(row, 'round')}`,
  }));
  const ranked = await tally(
    'diving-sum-of-three',
    marksOf(single, 'one', ['round', 'difficulty']),
  );
  const scores = new Map(
    ranked.map((line) => /^\d+ (.+) (\S+)$/.exec(line)?.slice(1) as [string, string]),
  );
  expect(scores.size).toBe(72);
  for (const row of single) {
    expect(scores.get(row.one), row.one).toBe(Number(cell(row, 'score')).toFixed(2));
  }
  const totals = await tally(
    'diving-sum-of-three',
    marksOf(rows, 'diver', ['round', 'difficulty']),
  );
  expect(totals).toHaveLength(12);
  expect(totals.slice(0, 3)).toEqual([
    '1 Cao Yuan 547.50',
    '2 Tamai Rikuto 507.65',
    '3 Noah Williams 497.35',
  ]);
});

test('3 m springboard, Sydney 2000: semifinal carried over, the published totals of the medals', async () => {
  const rows = readProtocol('springboard-sydney-2000');
  const of = (stage: string) =>
    marksOf(
      rows.filter((row) => row['stage'] === stage),
      'diver',
      ['dive', 'difficulty'],
    );
  const earlier = (await tally('diving-sum-of-five', of('semifinal'))).map((line) =>
    line.replace(/^\d+ (.+) (\S+)$/, '$1,$2'),
  );
  expect(
    await tally('diving-sum-of-five', of('final'), ['entry,earlier', ...earlier].join('\n')),
  ).toEqual(['1 XIONG Ni 708.72', '2 PLATAS Fernando 708.42', '3 SAOUTINE Dmitri 703.20']);
});

test('snowboard halfpipe, Olympic final 2026: every run’s score, the best run and the places', async () => {
  const rows = readProtocol('halfpipe-milano-cortina-2026');
  const single = rows.map((row) => ({
    ...row,
    one: `${cell(row, 'competitor')} ${cell(row, 'run')}`,
  }));
  const runs = await tally('snowboard-halfpipe', marksOf(single, 'one', ['run']));
  expect(runs.map((line) => line.replace(/^\d+ /, '')).toSorted()).toEqual(
    single.map((row) => `${row.one} ${cell(row, 'score')}`).toSorted(),
  );
  const best = new Map<string, Row>();
  for (const row of rows) {
    const known = best.get(cell(row, 'competitor'));
    if (known === undefined || Number(known['score']) < Number(row['score'])) {
      best.set(cell(row, 'competitor'), row);
    }
  }
  expect(await tally('snowboard-halfpipe', marksOf(rows, 'competitor', ['run']))).toEqual(
    [...best.values()].map(
      (row) => `${cell(row, 'place')} ${cell(row, 'competitor')} ${cell(row, 'score')}`,
    ),
  );
});

test('an average-of-5 round of 2021: averages and ranks, one DNF dropped as the worst', async () => {
  // Published as minutes and seconds: 1:17.95 is 7795 centiseconds.
  const centiseconds = (time: string): string => {
    const [, minutes = '0', seconds = '', parts = ''] =
      /^(?:(\d+):)?(\d+)\.(\d\d)$/.exec(time) ?? [];
    return seconds === ''
      ? time
      : String((Number(minutes) * 60 + Number(seconds)) * 100 + Number(parts));
  };
  const rows = readProtocol('fto-pittsburgh-fall-2021');
  const lines = rows.flatMap((row) =>
    [1, 2, 3, 4, 5].map(
      (attempt) =>
        `${cell(row, 'name')},${attempt},${centiseconds(cell(row, `attempt${attempt}`))}`,
    ),
  );
  expect(await tally('wca-average-of-five', ['entry,attempt,time', ...lines].join('\n'))).toEqual(
    rows.map(
      (row) => `${cell(row, 'rank')} ${cell(row, 'name')} ${centiseconds(cell(row, 'average'))}`,
    ),
  );
});

test('Eurovision 1980: the published scoreboard of nineteen countries', async () => {
  const lines = readProtocol('eurovision-1980').flatMap(({ giver = '', ...points }) =>
    Object.entries(points).map(([entry, mark]) => `${giver},${entry},${mark}`),
  );
  expect(await tally('eurovision', ['giver,entry,points', ...lines].join('\n'))).toEqual(
    [
      ['ie', 143],
      ['de', 128],
      ['gb', 106],
      ['ch', 104],
      ['nl', 93],
      ['it', 87],
      ['pt', 71],
      ['at', 64],
      ['lu', 56],
      ['se', 47],
      ['fr', 45],
      ['es', 38],
      ['gr', 30],
      ['dk', 25],
      ['tr', 23],
      ['no', 15],
      ['be', 14],
      ['ma', 7],
      ['fi', 6],
    ].map(([entry, total], index) => `${index + 1} ${entry} ${total}`),
  );
});

test('figure skating 2018: the panel score of each component, one mark dropped at each end', async () => {
  // The published panel score stands before its factor, so the factor is 1 and there are no elements.
  const rows = readProtocol('components-pyeongchang-2018').map((row) => ({
    ...row,
    component: 'C',
    factor: '1',
  }));
  const entries = rows.map((row) => `${cell(row, 'aspect')},0`);
  const ranked = await tally(
    'isu-components-free',
    marksOf(rows, 'aspect', ['component', 'factor']),
    ['entry,elements', ...entries].join('\n'),
  );
  expect(ranked.map((line) => line.replace(/^\d+ /, '')).toSorted()).toEqual(
    rows.map((row) => `${cell(row, 'aspect')} ${cell(row, 'panel')}`).toSorted(),
  );
});
