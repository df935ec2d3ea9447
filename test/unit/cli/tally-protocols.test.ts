import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../support/project.ts';
import { runJson } from './run-jurybox.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-protocols-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Line = { rank: number | null; entry: string; total: string | null; tied: boolean };
type Ranking = { divisions: { ranking: Line[] }[] };

async function rank(ruleset: string, scores: string | Uint8Array, entries?: string) {
  const path = join(folder, `${ruleset}.csv`);
  await writeFile(path, scores);
  const more: string[] = [];
  if (entries !== undefined) {
    const other = join(folder, `${ruleset}-entries.csv`);
    await writeFile(other, entries);
    more.push('--entries', other);
  }
  const rules = join(PROJECT, 'resources', 'rulesets', `${ruleset}.json`);
  const { json } = await runJson<Ranking>(['tally', '--rules', rules, '--scores', path, ...more]);
  return json.divisions
    .flatMap(({ ranking }) => ranking)
    .map((line) => `${line.rank}${line.tied ? '=' : ''} ${line.entry} ${line.total}`);
}

const table = (head: string, rows: readonly (readonly (string | number)[])[], newline = '\n') =>
  [head, ...rows.map((row) => row.join(','))].join(newline);

describe('protocols as people write them', () => {
  it('five dives, other headers in another order, BOM, CRLF, quotes and a column of remarks', async () => {
    // 27.5 x 3.0 + 30 x 3.2 + 29 x 3.3 + 30 x 3.2 + 30 x 3.2 = 82.5 + 96 + 95.7 + 96 + 96
    const dives = [
      [3.0, [9, 9, 9.5, 9.5, 9, 9, 9.5]],
      [3.2, [10, 10, 10, 10, 10, 10, 10]],
      [3.3, [9.5, 9.5, 9.5, 10, 10, 9.5, 10]],
      [3.2, [10, 10, 10, 10, 10, 10, 10]],
      [3.2, [10, 10, 10, 10, 10, 10, 9.5]],
    ] as const;
    const rows = dives.flatMap(([difficulty, marks], dive) =>
      marks.map((mark, judge) => [
        mark,
        `"J${judge + 1}"`,
        '"A, B"',
        dive + 1,
        difficulty,
        '"x, y"',
      ]),
    );
    const text = table('mark,judge,entry,round,difficulty,remark', rows, '\r\n');
    expect(await rank('diving-sum-of-three', `\uFEFF${text}`)).toEqual(['1 A, B 466.20']);
  });

  it('attempts as criterion, with the judge beside them', async () => {
    // 5 of 7: 8 + 8 + 8 + 8 + 8.5 = 40.5 x 2 x 0.6 = 48.60; the earlier stage adds 100.
    const marks = [7.5, 8, 8, 8, 8, 8.5, 9];
    const rows = marks.map((mark, judge) => ['D', `J${judge}`, mark, '101A', '2.0']);
    expect(
      await rank(
        'diving-sum-of-five',
        table('entry,judge,mark,criterion,factor', rows),
        'entry,earlier\nD,100.00\n',
      ),
    ).toEqual(['1 D 148.60']);
  });

  it('an average of five with semicolons, DNF in place of a time, and two DNF', async () => {
    // 691, 641 and 631 are left: 1963 / 3 = 654.33. B: 900 + 850 + 905 = 2655 / 3 = 885.
    const solves = {
      Z: ['691', '641', '625', '730', '631'],
      B: ['DNF', '900', '800', '850', '905'],
      C: ['DNF', 'DNS', '500', '600', '700'],
    };
    const rows = Object.entries(solves).flatMap(([entry, times]) =>
      times.map((time, index) => `${entry};x;${index + 1};${time}`),
    );
    const text = ['entry;judge;attempt;mark', ...rows].join('\n');
    expect(await rank('wca-average-of-five', text)).toEqual(['1 Z 654', '2 B 885', '3 C null']);
  });

  it('two runs of a halfpipe final, the second one better; no row for a run not started', async () => {
    // 97 + 98 + 98 + 98 = 391 / 4 = 97.75
    const runs = { 1: [94, 95, 96, 95, 93, 94], 2: [97, 98, 98, 98, 98, 97] };
    const rows = Object.entries(runs).flatMap(([run, marks]) =>
      marks.map((mark, judge) => ['W', run, `J${judge}`, mark]),
    );
    const other = [80, 81, 82, 83, 84, 85].map((mark, judge) => ['X', '1', `J${judge}`, mark]);
    expect(
      await rank('snowboard-halfpipe', table('entry,run,judge,mark', [...rows, ...other])),
    ).toEqual(['1 W 97.75', '2 X 82.50']);
  });

  it('Eurovision: more givers, then more twelves; what stays level stays level', async () => {
    // F and S have 32; F from four, S from three. G and H: 12 + 6 against 10 + 8. I and J: alike.
    const points = [
      ['S', 'a', 12],
      ['S', 'b', 10],
      ['S', 'c', 10],
      ['F', 'a', 10],
      ['F', 'b', 12],
      ['F', 'c', 8],
      ['F', 'd', 2],
      ['G', 'd', 12],
      ['G', 'e', 6],
      ['H', 'd', 10],
      ['H', 'f', 8],
      ['I', 'e', 5],
      ['J', 'f', 5],
      ['N', 'a', 0],
    ];
    expect(await rank('eurovision', table('entry,judge,mark', points))).toEqual([
      '1 F 32',
      '2 S 32',
      '3 G 18',
      '4 H 18',
      '5= I 5',
      '5= J 5',
      '7 N 0',
    ]);
  });

  it('ISU components: of the marks present, one highest and one lowest dropped, twice rounded', async () => {
    // 8.25 + 8.5 x 3 + 8.75 + 8.5 x 2 = 59.5 / 7 = 8.50 x 1.33 = 11.305 -> 11.31 half-up. One judge
    // is absent in the second: 8.00 + 8.25 x 4 + 8.5 = 49.5 / 6 = 8.25 x 1.33 = 10.9725 -> 10.97.
    // 50.00 + 11.31 + 10.97 - 1.00 = 71.28
    const rows = [
      ...[8, 8.25, 8.5, 8.5, 8.5, 8.75, 8.5, 8.5, 9].map((mark, judge) => [
        'CO',
        `J${judge}`,
        mark,
      ]),
      ...[7.75, 8, 8.25, 8.25, 8.25, 8.25, 8.5, 8.75, ''].map((mark, judge) => [
        'PR',
        `J${judge}`,
        mark,
      ]),
    ].map(([criterion, judge, mark]) => ['S', judge ?? '', mark ?? '', criterion ?? '', '1.33']);
    expect(
      await rank(
        'isu-components-short',
        table('entry,judge,mark,criterion,factor', rows),
        'entry,tes,deduction\nS,50.00,-1.00\n',
      ),
    ).toEqual(['1 S 71.28']);
  });

  it('UTF-16 with tabs, as spreadsheets write “Unicode text”', async () => {
    const rows = [80, 81, 82, 83, 84].map((mark, judge) => `E1\tJ${judge}\t${mark}`);
    const text = Buffer.from(`\uFEFF${['项目编号\t评委\t分数', ...rows].join('\r\n')}`, 'utf16le');
    expect(await rank('mean-five', text)).toEqual(['1 E1 82.00']);
  });
});
