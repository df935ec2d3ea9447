import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodOutput } from '../../../src/contract/contract.ts';
import { PASSPHRASE } from '../../support/people.ts';
import { playTiedContest } from '../../support/tied-contest.ts';
import { callJurybox, runJson, runJurybox, type Refused } from './run-jurybox.ts';

/**
 * Decisions by command line, on the tied contest of `tied-contest.ts`: share rank 1, the
 * sheet of J-02 for A-3 is late. The tests stand in the order of the event, each resting on those before.
 */
const folder = mkdtempSync(join(tmpdir(), 'jurybox-cli-'));
const at = (...names: readonly string[]) => join(folder, ...names);
const env = { JURYBOX_SECRET: PASSPHRASE };
const grounds = ['--sign', '--reason', '按规则第四条', '--by', '评审组长', '--by', '监督'] as const;
const vote = ['--vote', 'A-2,A-1'] as const;
let root = '';

type Decided = {
  readonly signed: string | null;
  readonly effect: MethodOutput<'decisions.preview'>;
};
type Listed = {
  readonly decisions: MethodOutput<'decisions.list'>;
  readonly ties: MethodOutput<'result.compute'>['ties'];
};

function run<T>(command: string, ...args: readonly string[]) {
  return runJson<T>([command, '--data', at('data'), '--stage', 'final', ...args], { env });
}

/** The same without a process of its own, for the many ways to be refused. */
async function refuse(...args: readonly string[]) {
  const { code, stdout } = await callJurybox(
    ['decide', '--data', at('data'), '--stage', 'final', ...args, '--json'],
    env,
  );
  return { code, json: JSON.parse(stdout) as Refused };
}

async function ranking(): Promise<readonly string[]> {
  const { json } = await run<{ computed: MethodOutput<'result.compute'>['computed'] }>('rank');
  const [division] = json.computed.divisions;
  return (division?.ranking ?? []).map(({ rank, entry }) => `${rank ?? '-'} ${entry}`);
}

beforeAll(async () => {
  root = await playTiedContest(at('data'), { late: true });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a decision as it is typed', () => {
  it.each([
    ['no decision', [], 'source-ambiguous'],
    ['two decisions', [...vote, '--withdraw', 'A-1'], 'source-ambiguous'],
    ['a late sheet of no judge', ['--admit-late', 'A-3'], 'option-missing'],
    [
      'a late sheet of two judges',
      ['--admit-late', 'A-3', '--judge', 'J-01', '--judge', 'J-02'],
      'option-malformed',
    ],
    ['a judge who votes alone', [...vote, '--judge', 'J-01'], 'option-malformed'],
    ['an id that is none', ['--withdraw', 'A 1'], 'bad-input'],
    ['a vote about one entry', ['--vote', 'A-1'], 'bad-input'],
    ['a signature without a name', [...vote, '--sign', '--reason', '按规则'], 'option-missing'],
    ['a signature without a reason', [...vote, '--sign', '--by', '组长'], 'option-missing'],
  ])('is wrong usage with %s', async (_label, args, code) => {
    const ended = await refuse(...args);
    expect(ended).toMatchObject({ code: 2, json: { error: { code } } });
  });

  it.each([
    ['an entry of nobody', ['--withdraw', 'A-9'], 'entry-unknown'],
    ['a vote about nobody', ['--vote', 'A-9,A-1'], 'entry-unknown'],
    ['an entry that is not out', ['--reinstate', 'A-1'], 'decision-entry-not-out'],
    [
      'a sheet that was not late',
      ['--admit-late', 'A-1', '--judge', 'J-01'],
      'decision-nothing-late',
    ],
  ])('is refused with %s', async (_label, args, code) => {
    const ended = await refuse(...args, ...grounds);
    expect(ended).toMatchObject({ code: 1, json: { error: { code } } });
    expect((await run<Listed>('decisions')).json.decisions).toEqual([]);
  });

  it.each([
    ['judge,entry\nJ-01,A-1', 'row-column-missing', { line: 1 }],
    ['judge,entry,mark\nJ-01,A-1,9\nJ-01,,8', 'row-cell-empty', { line: 3, column: 'entry' }],
    ['judge,entry,mark\nJ-01,A-1,很好', 'row-not-a-number', { line: 2, column: 'mark' }],
    ['judge,entry,mark\nJ-01,A-1,9\nJ-01,A-1,8', 'row-row-repeated', { line: 3, before: 2 }],
    ['', 'row-empty', {}],
  ])('is refused with the playoff table %j', async (csv, code, params) => {
    writeFileSync(at('wrong.csv'), csv);
    const ended = await refuse('--playoff', at('wrong.csv'));
    expect(ended).toMatchObject({ code: 3, json: { error: { code, params } } });
  });

  it('is refused with marks of different panels', async () => {
    writeFileSync(at('wrong.csv'), 'judge,entry,mark\nJ-01,A-1,9\nJ-02,A-2,8');
    const ended = await refuse('--playoff', at('wrong.csv'));
    expect(ended).toMatchObject({ code: 1, json: { error: { code: 'decision-panels-differ' } } });
  });

  it('is not signed under a wrong secret', async () => {
    const args = ['decide', '--data', at('data'), '--stage', 'final', ...vote, ...grounds];
    const ended = await runJson<Refused>(args, { env: { JURYBOX_SECRET: 'not this one at all' } });
    expect(ended).toMatchObject({ code: 1, json: { error: { code: 'secret-wrong' } } });
    const without = await runJson<Refused>(args);
    expect(without).toMatchObject({ code: 2, json: { error: { code: 'secret-missing' } } });
  });
});

describe('decisions from the command line', () => {
  it('say what they would change, and change nothing until they are signed', async () => {
    const late = ['--admit-late', 'A-3', '--judge', 'J-02'] as const;
    const shown = await run<Decided>('decide', ...late);
    expect(shown).toMatchObject({
      code: 0,
      json: { signed: null, effect: { open: { before: 1, after: 0 } } },
    });
    expect((await run<object>('rank')).code).toBe(1);
    expect((await run<Listed>('decisions')).json.decisions).toEqual([]);
    const signed = await run<Decided>('decide', ...late, ...grounds);
    expect(signed.code).toBe(0);
    expect(signed.json.signed).toMatch(/^[0-9a-f]{64}$/);
    expect(await ranking()).toEqual(['1 A-1', '1 A-2', '3 A-3']);
  });

  it('part a tie by the panel’s vote, in words', async () => {
    const open = await run<Listed>('decisions');
    expect(open.json.ties).toMatchObject([{ rank: 1, entries: ['A-1', 'A-2'] }]);
    const args = ['decide', '--data', at('data'), '--stage', 'final', ...vote];
    const { stdout } = await runJurybox([...args, '--lang', 'en'], { env });
    expect(stdout).toContain('Vote of the panel, best first: A-2 > A-1');
    expect(stdout).toMatch(/A-2 .*: rank 1 80\.00 → rank 1 80\.00 first \*/);
    expect(stdout).toMatch(/A-1 .*: rank 1 80\.00 → rank 2 80\.00 second/);
    expect(stdout).toContain('Nothing is signed.');
    expect((await run<Decided>('decide', ...vote, ...grounds)).code).toBe(0);
    expect(await ranking()).toEqual(['1 A-2', '2 A-1', '3 A-3']);
    expect((await run<Listed>('decisions')).json.ties).toEqual([]);
  });

  it('take a playoff’s marks from a table that a spreadsheet wrote', async () => {
    writeFileSync(
      at('playoff.csv'),
      '\uFEFF评委;编号;分数\r\nJ-01;A-1;9.5\r\nJ-02;A-1;9\r\nJ-01;A-2;8\r\nJ-02;A-2;8\r\n',
    );
    const { code, json } = await run<{ body: object }>('decide', '--playoff', at('playoff.csv'));
    expect(code).toBe(0);
    expect(json.body).toEqual({
      kind: 'playoff',
      division: 'open',
      entries: [
        {
          entry: 'A-1',
          marks: [
            { judge: 'J-01', mark: '9.5' },
            { judge: 'J-02', mark: '9' },
          ],
        },
        {
          entry: 'A-2',
          marks: [
            { judge: 'J-01', mark: '8' },
            { judge: 'J-02', mark: '8' },
          ],
        },
      ],
    });
  });

  it('take entries out, the next move up, and back in', async () => {
    const decide = (...args: readonly string[]) => run<Decided>('decide', ...args, ...grounds);
    expect((await decide('--withdraw', 'A-1')).code).toBe(0);
    expect(await ranking()).toEqual(['1 A-2', '2 A-3', '- A-1']);
    expect(await run<Refused>('decide', '--withdraw', 'A-1')).toMatchObject({
      code: 1,
      json: { error: { code: 'decision-entry-out' } },
    });
    expect((await decide('--reinstate', 'A-1')).code).toBe(0);
    expect((await decide('--disqualify', 'A-2')).code).toBe(0);
    expect(await ranking()).toEqual(['1 A-1', '2 A-3', '- A-2']);
  });

  it('are listed with who decided, and why', async () => {
    const { json } = await run<Listed>('decisions');
    expect(json.decisions.map(({ decision }) => decision.body.kind)).toEqual([
      'admit-late',
      'vote',
      'withdrawal',
      'reinstatement',
      'disqualification',
    ]);
    const args = ['decisions', '--data', at('data'), '--stage', 'final', '--lang', 'zh'];
    const { stdout } = await runJurybox(args, { env });
    expect(stdout).toContain('2. 评审组表决,最好的在前:A-2 > A-1');
    expect(stdout).toContain('评审组长, 监督 决定:按规则第四条');
    expect(stdout).toContain('5. 项目 A-2 被取消资格');
  });

  it('are inputs of the signed result, which verifies', async () => {
    expect((await run<object>('rank', '--sign')).code).toBe(0);
    const out = await run<{ archive: string }>('archive', '--out', at('results'));
    const verified = await runJson<object>(['verify', out.json.archive, '--root', root]);
    expect(verified).toMatchObject({
      code: 0,
      json: { verdict: 'valid', resultStatus: 'complete' },
    });
  });
});
