import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT } from '../../support/project.ts';
import { runJurybox } from './run-jurybox.ts';

const ENTRIES = 10_000;
const PLACES = Array.from({ length: 7 }, (_, judge) =>
  Array.from({ length: 8 }, (__, criterion) => ({ judge, criterion })),
);

/** In hundredths, from 0 to 10.00: more different rows than the reader keeps in mind. */
const markOf = (entry: number, { judge, criterion }: { judge: number; criterion: number }) =>
  (entry * 37 + judge * 211 + criterion * 7) % 1001;

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jurybox-tally-'));
  const shipped = join(PROJECT, 'resources', 'rulesets', 'trimmed-seven.json');
  const rules = JSON.parse(readFileSync(shipped, 'utf8')) as {
    ruleset: { axes: object[]; steps: object[] };
  };
  const { axes, steps } = rules.ruleset;
  axes.push({ id: 'criterion' });
  rules.ruleset.steps = [
    { id: 'sheet', do: 'reduce', of: 'marks', over: 'criterion', take: 'sum' },
    ...steps.map((step) => ({ ...step, of: 'sheet' })),
  ];
  writeFileSync(at('rules.json'), JSON.stringify(rules));
  const lines = ['entry,judge,criterion,mark'];
  for (let entry = 0; entry < ENTRIES; entry += 1) {
    for (const place of PLACES.flat()) {
      const mark = (markOf(entry, place) / 100).toFixed(2);
      lines.push(`E-${entry},J${place.judge},c${place.criterion},${mark}`);
    }
  }
  writeFileSync(at('scores.csv'), lines.join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('half a million rows are ranked in a heap that could not hold them all', async () => {
  const args = ['--rules', at('rules.json'), '--scores', at('scores.csv'), '--out', at('out.json')];
  const env = { NODE_OPTIONS: '--max-old-space-size=200' };
  const { code, stderr } = await runJurybox(['tally', ...args], { env });
  expect(code, stderr).toBe(0);
  const { divisions } = JSON.parse(readFileSync(at('out.json'), 'utf8')) as {
    divisions: { ranking: { entry: string; total: string }[] }[];
  };
  const totals = new Map(divisions[0]?.ranking.map(({ entry, total }) => [entry, total]));
  expect(totals.size).toBe(ENTRIES);
  for (const entry of [0, 1, 5000, ENTRIES - 1]) {
    expect(totals.get(`E-${entry}`)).toBe(trimmedMean(entry));
  }
});

/** Without the highest and the lowest of the seven sheets, in whole hundredths. */
function trimmedMean(entry: number): string {
  const sheets = PLACES.map((own) => own.reduce((sum, place) => sum + markOf(entry, place), 0));
  const [, ...rest] = sheets.toSorted((a, b) => a - b);
  const five = rest.slice(0, -1).reduce((sum, sheet) => sum + sheet, 0);
  // A fifth is never half of a hundredth.
  return (Math.round(five / 5) / 100).toFixed(2);
}
