import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../support/project.ts';
import { runJson, runJurybox } from './run-jurybox.ts';

const RULESETS = join(PROJECT, 'resources', 'rulesets');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jurybox-tally-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Ranking = {
  divisions: { ranking: { rank: number; entry: string; total: string; tied: boolean }[] }[];
};

async function rankSample(name: string) {
  const sample = join(RULESETS, 'samples', name);
  const entries = join(sample, 'entries.csv');
  const { code, json } = await runJson<Ranking>([
    'tally',
    '--rules',
    join(RULESETS, `${name}.json`),
    '--scores',
    join(sample, 'scores.csv'),
    ...(existsSync(entries) ? ['--entries', entries] : []),
  ]);
  const lines = json.divisions.flatMap(({ ranking }) => ranking);
  return {
    code,
    lines: lines.map((line) => `${line.rank}${line.tied ? '=' : ''} ${line.entry} ${line.total}`),
  };
}

describe('the shipped rulesets on their samples, each worked on paper', () => {
  it.each([
    // E-01 without 78.25 and 92.50: 434.25 / 5. E-02 without an 86 and an 88: 435 / 5.
    ['trimmed-seven', '1 E-02 87.00', '2 E-01 86.85', '3 E-03 80.00'],
    // 423 / 5; 422.5 / 5; 360.01 / 5 = 72.002
    ['mean-five', '1 E-01 84.60', '2 E-02 84.50', '3 E-03 72.00'],
    // 0.7 x 82 + 0.3 x 92.5 = 57.4 + 27.75; 0.7 x 253/3 + 0.3 x 72.5 = 59.0333... + 21.75
    ['expert-public-70-30', '1 E-02 85.15', '2 E-01 80.78'],
    // 0.3 x 90 + 0.7 x 84.33 = 27 + 59.031; 0.3 x 88.5 + 0.7 x 84 = 26.55 + 58.8
    ['two-stages-30-70', '1 E-01 86.03', '2 E-02 85.35'],
    // S-1: 59.75 / 7 -> 8.54 x 1.67 -> 14.26; 60.25 / 7 -> 8.61 -> 14.38; 61 / 7 -> 8.71 -> 14.55;
    // 43.19 + 52.15. S-2 (8 marks): 53.75 / 6 -> 8.96 -> 14.96 twice, 54.5 / 6 -> 9.08 -> 15.16;
    // 45.08 + 48.90 - 1, the deduction printed with its minus.
    ['isu-components-short', '1 S-1 95.34', '2 S-2 92.98'],
    ['isu-components-free', '1 S-2 184.94', '2 S-1 181.51'],
    // H-1: 91 + 90 + 91 + 90 = 362, / 4 = 90.50. H-2's second run was not started.
    ['snowboard-halfpipe', '1 H-1 90.50', '2 H-2 88.25', '3 H-3 70.25', 'null H-4 null'],
    // D-1: (7.5 + 7.5 + 8) x 3.2 + (6.5 + 6.5 + 7) x 3 = 73.6 + 60
    ['diving-sum-of-three', '1 D-2 140.00', '2 D-1 133.60'],
    // D-1: 38.5 x 3.2 x 0.6 + 33.5 x 3 x 0.6 = 73.92 + 60.30, and 100.00 from before
    ['diving-sum-of-five', '1 D-2 238.83', '2 D-1 234.22'],
    // 812 + 905 + 850 = 2567, / 3 = 855.67 -> 856: the DNF and the 799 went. 2580 / 3 twice, both
    // with a single of 700. Two DNF make a DNF, ranked by the single.
    [
      'wca-average-of-five',
      '1 2015AAAA01 856',
      '2= 2016BBBB01 860',
      '2= 2019EEEE01 860',
      '4 2017CCCC01 null',
      '5 2018DDDD01 null',
    ],
    // Three with 12 + 10 + 8 from three givers stay level; then 19 from three before 19 from two.
    [
      'eurovision',
      '1= Alpha 30',
      '1= Beta 30',
      '1= Gamma 30',
      '4 Epsilon 19',
      '5 Delta 19',
      '6 Zeta 0',
    ],
    // 53 (3,3,3,5,4) and 54 (2,4,5,4,3): three judges of five say 3 or better of 53, only two of 54.
    ['majority-placement', '1 51 1', '2 52 2', '3 53 3', '4 54 4', '5 55 5', '6 56 6'],
  ])('%s', async (name, ...expected) => {
    const { code, lines } = await rankSample(name);
    expect(lines).toEqual(expected);
    expect(code).toBe(0);
  });
});

describe('tables', () => {
  const rules = join(RULESETS, 'trimmed-seven.json');
  const row = (entry: string, marks: readonly string[]) =>
    marks.map((mark, index) => `${entry},J${index + 1},${mark}`);
  const full = ['80', '81', '82', '83', '84', '85', '86'];
  const tally = async (lines: readonly string[] | Uint8Array, ...more: readonly string[]) => {
    const path = join(folder, 'scores.csv');
    await writeFile(path, lines instanceof Uint8Array ? lines : lines.join('\n'));
    return runJurybox(['tally', '--rules', rules, '--scores', path, '--lang', 'en', ...more]);
  };
  const HEAD = 'entry,judge,mark';

  it('reads full-width digits', async () => {
    const { code, stdout } = await tally([
      HEAD,
      ...row('E1', ['８０', '８１．５', ...full.slice(2)]),
    ]);
    expect(stdout).toContain('83.10');
    expect(code).toBe(0);
  });

  it('reads GB18030 with Chinese headers', async () => {
    // 项目编号,评委,分数 in GB18030.
    const head = Buffer.from('cfeec4bfb1e0bac52cc6c0ceaf2cb7d6cafd0a', 'hex');
    const body = Buffer.from(row('E1', full).join('\n'));
    const { code, stdout } = await tally(Buffer.concat([head, body]));
    expect(stdout).toContain('83.00');
    expect(code).toBe(0);
  });

  it.each([
    ['a mark that is no number', [HEAD, 'E1,J1,8o'], 'line 2, column mark: 8o is not a number'],
    ['a decimal comma', [HEAD, 'E1,J1,"8,5"'], '8,5 is not a number'],
    ['a mark off the scale', [HEAD, 'E1,J1,101'], 'line 2, column mark: 101 is not on the scale'],
    [
      'the same place twice',
      [HEAD, 'E1,J1,80', 'E1,J1,81'],
      'line 3: repeats line 2 (entry E1, judge J1)',
    ],
    ['an unknown status', [`${HEAD},status`, 'E1,J1,80,ill'], 'unknown status ill'],
    ['a mark beside a recusal', [`${HEAD},status`, 'E1,J1,80,recused'], 'there is no mark, yet 80'],
    ['no judge', [HEAD, 'E1,,80'], 'line 2, column judge: the cell is empty'],
    ['a missing column', ['entry,mark', 'E1,80'], 'lacks a column'],
    ['a cell too many', [HEAD, 'E1,J1,80,90'], 'line 2, column 4: a cell beyond the header: 90'],
    ['a header without rows', [HEAD], 'has a header in line 1 and no rows'],
    ['an open quote', [HEAD, 'E1,J1,"80'], 'no valid CSV'],
  ])('refuse %s with its place', async (_, lines, message) => {
    const { code, stderr } = await tally(lines);
    expect(stderr).toContain(message);
    expect(stderr).toContain('scores.csv');
    expect(code).toBe(3);
  });

  it('never average while something expected is missing', async () => {
    const { code, stdout } = await tally([
      HEAD,
      ...row('E1', full.slice(1)),
      ...row('E2', full),
      ...row('E3', ['', ...full.slice(1)]),
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).toMatch(/entry E1: .*not there.*, 1 of 7 have no row in the table$/m);
    expect(stdout).toMatch(/entry E3: .*not there.*, J1 \(missing\)$/m);
    expect(stdout).toMatch(/ - {2}E2 +83\.00/);
  });

  it('escape what would rewrite the terminal or turn its reading', async () => {
    const odd = 'E\u202e1\u001b[2J';
    const { stdout } = await tally([HEAD, ...row(odd, full)]);
    expect(stdout).toContain('E\\u202e1\\u001b[2J');
    const { stderr } = await tally([HEAD, `${odd},J1,8o\u001b]0;x`]);
    expect(stderr).toContain('8o\\u001b]0;x is not a number');
  });

  it('let a recused judge leave, and say which marks were dropped', async () => {
    // Without J1's recusal: 81 to 86, less one 81 and one 86: (82 + 83 + 84 + 85) / 4 = 83.50
    const lines = [HEAD, ...row('E1', ['回避', ...full.slice(1)])];
    const { code, stdout } = await tally(lines, '--explain', 'E1');
    expect(code).toBe(0);
    expect(stdout).toContain('Lowest dropped: 81 (J2)');
    expect(stdout).toContain('334 ÷ 4 = 83.5');
    expect(stdout).toContain('J1: recused');
    expect(stdout).not.toMatch(/\{\{|derivation\./);
  });

  it('rank divisions apart, move up past whoever is out, and write neutralised CSV', async () => {
    const entries = join(folder, 'entries.csv');
    const out = join(folder, 'ranking.csv');
    await writeFile(
      entries,
      'entry,division,status,title\nE1,A,,=1+1\nE2,A,disqualified,B\nE3,A,,C\nE4,B,,D\n',
    );
    const all = ['E2', 'E1', 'E3', 'E4'].flatMap((entry, index) =>
      row(
        entry,
        full.map((mark) => String(Number(mark) - index)),
      ),
    );
    const { code } = await tally([HEAD, ...all], '--entries', entries, '--out', out);
    expect(code).toBe(0);
    const lines = (await readFile(out, 'utf8')).trim().split('\r\n');
    expect(lines[0]).toBe(
      'division,rank,entry,title,total,standing,tied,award,recommended,untrimmed',
    );
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 6).join(' '))).toEqual([
      "A 1 E1 '=1+1 82.00 scored",
      'A 2 E3 C 81.00 scored',
      'A  E2 B  disqualified',
      'B 1 E4 D 80.00 scored',
    ]);
  });

  it('say how firm the lines are, in both languages and as JSON', async () => {
    // Marks in steps of 0.01. E1 80.00 and E2 80.01 in every mark that counts: an untrimmed mark of
    // E1 raised by 5 steps, a fifth of it in the mean, makes them level; the untrimmed mean parts them.
    const lines = [
      HEAD,
      ...row(
        'E1',
        Array.from({ length: 7 }, () => '80'),
      ),
      ...row(
        'E2',
        Array.from({ length: 7 }, () => '80.01'),
      ),
    ];
    for (const lang of ['zh', 'en']) {
      const { code, stdout } = await tally(lines, '--sensitivity', '--lang', lang);
      expect(code).toBe(0);
      expect(stdout).toMatch(/first.*1/);
      expect(stdout).not.toMatch(/\{\{|sensitivity\./);
    }
    const { stdout } = await tally(lines, '--sensitivity', '--json');
    const [only] = JSON.parse(stdout).sensitivity;
    const [first, second] = only.lines;
    expect(first).toMatchObject({ line: 'first', place: 1, found: expect.any(Number) });
    expect(second).toMatchObject({ line: 'second', steps: null, untried: 'room' });
    expect(only.judges.judges[0]).toMatchObject({ judge: 'J1', deviation: { exact: '0' } });
    expect(only.influences).toHaveLength(7);
    expect(only.influences[0]).toEqual({ judge: 'J1', changes: [], unranked: [] });
  });

  it('refuse rules that are wrong, and say where', async () => {
    const path = join(folder, 'rules.json');
    const good = await readFile(rules, 'utf8');
    const read = (text: string) =>
      writeFile(path, text).then(() =>
        runJurybox(['tally', '--rules', path, '--scores', path, '--lang', 'en']),
      );
    expect(await read(good.replace('"over": "judge"', '"over": "jury"'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('ruleset.steps.0.over'),
    });
    expect(await read(good.replace('"half-up"', '"nearest"'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('ruleset.steps.0.round.mode'),
    });
    expect((await read('{')).code).toBe(3);
  });

  it('ask for a table of entries where the rules need one', async () => {
    const path = join(folder, 'scores.csv');
    const { code, stderr } = await runJurybox(
      ...([
        ['tally', '--rules', join(RULESETS, 'two-stages-30-70.json'), '--scores', path],
      ] as const),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('preliminary');
  });
});
