import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFolder, DEMO_TIMEOUT_MS, type DemoFolder } from '../../support/demo-folder.ts';
import {
  createPerson,
  draftOf,
  exportBundle,
  PASSPHRASE,
  receive,
  seal,
  SMALL_SETUP,
  type Person,
} from '../../support/people.ts';
import { runJson, runJurybox, type Refused } from './run-jurybox.ts';

/**
 * A contest run by scripts from its setup to its archive, with two judges who seal in person.
 * The tests stand in the order of the event, and each rests on the ones before.
 */
const folder = mkdtempSync(join(tmpdir(), 'jurybox-cli-'));
const at = (...names: readonly string[]) => join(folder, ...names);
const env = { JURYBOX_SECRET: PASSPHRASE };
const stage = ['--stage', 'final'] as const;

let demo: DemoFolder;
let judges: readonly Person[] = [];
let cards: readonly { path: string; digits: string }[] = [];
let root = '';

/** Runs an organizer's command over the data folder. */
function run<T>(command: string, ...args: readonly string[]) {
  return runJson<T>([command, '--data', at('data'), ...args], { env });
}

beforeAll(async () => {
  demo = await demoFolder();
  judges = [await createPerson('judge', '钱评委'), await createPerson('judge', '孙评委')];
  cards = await Promise.all(
    judges.map(async ({ client, out }) => {
      const { path } = await client.demand('identity.exportKeyCard', { destinationId: out });
      const identity = await client.demand('identity.status', {});
      return { path, digits: identity?.fingerprint.digits ?? '' };
    }),
  );
  writeFileSync(at('setup.json'), JSON.stringify(SMALL_SETUP));
  writeFileSync(at('secret.txt'), `${PASSPHRASE}\r\n`);
  mkdirSync(at('materials'));
  for (const id of ['A-1', 'A-2']) writeFileSync(at('materials', `${id}.txt`), `材料 ${id}`);
  const rows = ['A-1', 'A-2'].map((id) => `${id},公开组,人工智能,${id} 项目,${id} 队,${id}.txt`);
  writeFileSync(at('entries.csv'), ['编号,组别,领域,项目名称,团队,材料', ...rows].join('\n'));
}, DEMO_TIMEOUT_MS);

afterAll(async () => {
  for (const judge of judges) await judge.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('setting up', () => {
  it('has nothing to say of a folder without an organizer', async () => {
    const { code, json } = await run<Refused>('status');
    expect(code).toBe(1);
    expect(json.error.code).toBe('organizer-missing');
  });

  it('refuses a weak secret, and can be run again', async () => {
    const args = ['setup', '--data', at('data'), '--file', at('setup.json'), '--name', '组委会'];
    const weak = await runJson<Refused>(args, { env: { JURYBOX_SECRET: '123456' } });
    expect(weak.code).toBe(1);
    expect(weak.json.error.code).toBe('secret-too-weak');
    const strong = await runJson<{ title: string }>([...args, '--secret-file', at('secret.txt')]);
    expect(strong.code).toBe(0);
    expect(strong.json.title).toBe(SMALL_SETUP.title);
  });

  it('makes no second organizer in the same folder', async () => {
    const again = await run<Refused>('setup', '--preset', 'maker-china-2024', '--name', '另一个');
    expect(again.code).toBe(1);
    expect(again.json.error.code).toBe('organizer-exists');
  });

  it('demands the secret from a file or the environment', async () => {
    const without = await runJson<Refused>(['freeze', '--data', at('data')]);
    expect(without).toMatchObject({ code: 2, json: { error: { code: 'secret-missing' } } });
    const absent = ['freeze', '--data', at('data'), '--secret-file', at('nowhere')];
    expect((await runJson<Refused>(absent)).code).toBe(3);
  });

  it('refuses a table with a mistake whole, by line and column', async () => {
    writeFileSync(at('wrong.csv'), '编号,组别,领域,项目名称,团队\nA-1,没有的组,人工智能,甲,甲队');
    const { code, json } = await run<{ problems: object[] }>('entries', '--csv', at('wrong.csv'));
    expect(code).toBe(1);
    expect(json.problems).toMatchObject([
      { line: 2, column: 'division', code: 'division-unknown' },
    ]);
  });

  it('names files that belong to no entry', async () => {
    writeFileSync(at('materials', 'stray.txt'), 'nobody’s');
    const args = ['--csv', at('entries.csv'), '--materials', at('materials')];
    const { code, json } = await run<{ unmatched: object[] }>('entries', ...args);
    expect(code).toBe(1);
    expect(json).toMatchObject({ count: 2, unmatched: [{ name: 'stray.txt', code: 'no-entry' }] });
    rmSync(at('materials', 'stray.txt'));
  });

  it('imports entries with their materials', async () => {
    const args = ['--csv', at('entries.csv'), '--materials', at('materials')];
    const { code, json } = await run<object>('entries', ...args);
    expect(code).toBe(0);
    expect(json).toMatchObject({ count: 2, unmatched: [], missing: [] });
  });

  it('freezes, and prints the root for the paper', async () => {
    const { code, json } = await run<{ rootFingerprint: string }>('freeze');
    expect(code).toBe(0);
    root = json.rootFingerprint;
    expect(root).toMatch(/^(\d{5} ){9}\d{5}$/);
    expect(await run<Refused>('freeze')).toMatchObject({
      code: 1,
      json: { error: { code: 'contest-frozen' } },
    });
  });
});

describe('judges and packages', () => {
  it('refuses a key card whose fingerprint is not the compared one', async () => {
    const args = ['--card', cards[0]?.path ?? '', '--fingerprint', cards[1]?.digits ?? ''];
    const { code, json } = await run<Refused>('enrol', ...args);
    expect(code).toBe(1);
    expect(json.error.code).toBe('fingerprint-mismatch');
    expect((await run<{ judges: object[] }>('sign-roster')).code).toBe(1);
  });

  it('enrols judges under their compared fingerprints, and signs the roster', async () => {
    for (const [index, { path, digits }] of cards.entries()) {
      const head = index === 0 ? ['--head'] : [];
      const args = ['--card', path, '--fingerprint', digits, ...head];
      const { code, json } = await run<{ judge: string }>('enrol', ...args);
      expect(code).toBe(0);
      expect(json.judge).toBe(`J-0${index + 1}`);
    }
    const signed = await run<object>('sign-roster');
    expect(signed.json).toMatchObject({
      rosterVersion: 1,
      judges: [{ role: 'head-judge' }, { role: 'judge' }],
    });
  });

  it('refuses packages before the assignment is signed', async () => {
    const { code, json } = await run<Refused>('pack', ...stage, '--out', at('packages'));
    expect(code).toBe(1);
    expect(json.error.code).toBe('assignment-missing');
  });

  it.each([
    { csv: 'judge,entry\nJ-01', reason: 'csv-malformed' },
    { csv: 'judge,entry\nJ-01,A-1\nJ-01,A-1', reason: 'pair-repeated' },
    { csv: 'judge,project\nJ-01,A-1', reason: 'cell-empty' },
    { csv: 'judge,entry\n', reason: 'empty' },
  ])('refuses an assignment table: $reason', async ({ csv, reason }) => {
    writeFileSync(at('table.csv'), csv);
    const { code, json } = await run<Refused>('assign', ...stage, '--table', at('table.csv'));
    expect(code).toBe(1);
    expect(json.error).toMatchObject({ code: 'table-malformed', params: { reason } });
  });

  it('refuses an assignment of judges or entries that are not there', async () => {
    writeFileSync(at('table.csv'), 'judge,entry\nJ-09,A-1');
    const { code, json } = await run<Refused>('assign', ...stage, '--table', at('table.csv'));
    expect(code).toBe(1);
    expect(json.error.code).toBe('judge-unknown');
  });

  it('signs an assignment by table, and one of everything to everyone', async () => {
    writeFileSync(at('table.csv'), '\uFEFFJudge,Entry\r\nJ-01,A-1\r\nJ-02,A-1\r\n');
    const table = await run<object>('assign', ...stage, '--table', at('table.csv'));
    expect(table.json).toMatchObject({ assignmentVersion: 1, judges: 2, sheets: 2 });
    const all = await run<object>('assign', ...stage, '--all');
    expect(all).toMatchObject({ code: 0, json: { assignmentVersion: 2, judges: 2, sheets: 4 } });
  });

  it('packs, with progress on standard error alone', async () => {
    const packed = await run<{ packages: { name: string; path: string }[] }>(
      ...(['pack', ...stage, '--out', at('packages')] as const),
    );
    expect(packed.code).toBe(0);
    expect(packed.json.packages).toHaveLength(2);
    expect(packed.stderr).toMatch(/\d+%/);
    expect(readdirSync(at('packages')).toSorted()).toEqual(
      packed.json.packages.map(({ name }) => name).toSorted(),
    );
  });

  it('packs again for one judge, who is named', async () => {
    const args = [...stage, '--out', at('again'), '--judge', 'J-02'];
    expect((await run<object>('pack', ...args)).code).toBe(0);
    expect(readdirSync(at('again'))).toEqual([expect.stringMatching(/^J-02-.*-v2\.jbpkg$/)]);
    const unknown = await run<Refused>('pack', ...stage, '--out', at('again'), '--judge', 'J-07');
    expect(unknown).toMatchObject({ code: 1, json: { error: { code: 'judge-unknown' } } });
  });
});

describe('collecting and ranking', () => {
  let bundle = '';

  it('ranks as INCOMPLETE, and names every sheet that is missing', async () => {
    const [first] = judges;
    if (!first) throw new Error('no judge');
    await receive(first, firstIn('packages', 'J-01'));
    await seal(first, 'A-1', draftOf(500, 300));
    await seal(first, 'A-2', draftOf(400, 300));
    bundle = await exportBundle(first);
    const merged = await run<object>('merge', '--out', at('receipts'), bundle);
    expect(merged).toMatchObject({
      code: 0,
      json: { bundles: [{ judge: 'J-01', accepted: 2, known: 0, rejected: [] }] },
    });
    const ranked = await run<{ computed: { open: object[] } }>('rank', ...stage);
    expect(ranked.code).toBe(1);
    expect(ranked.json.computed).toMatchObject({
      status: 'incomplete',
      open: [
        { judge: 'J-02', entry: 'A-1', state: 'missing' },
        { judge: 'J-02', entry: 'A-2', state: 'missing' },
      ],
    });
    const words = await runJurybox(['rank', '--data', at('data'), ...stage, '--lang', 'zh'], {
      env,
    });
    expect(words.stdout).toContain('缺少评委 J-02 对项目 A-2 的评分单');
  });

  it('proves an incomplete result as valid, and says so plainly', async () => {
    const open = await run<Refused>('rank', ...stage, '--sign');
    expect(open).toMatchObject({ code: 1, json: { error: { code: 'stage-open' } } });
    expect((await run<object>('close', ...stage)).code).toBe(0);
    expect((await run<object>('rank', ...stage, '--sign')).code).toBe(1);
    const exported = await run<{ archive: string }>('archive', ...stage, '--out', at('results'));
    expect(exported.code).toBe(0);
    const args = ['verify', exported.json.archive, '--root', root];
    const verified = await runJson<object>(args);
    expect(verified).toMatchObject({
      code: 0,
      json: { verdict: 'valid', resultStatus: 'incomplete' },
    });
    const words = await runJurybox([...args, '--lang', 'en']);
    expect(words.stdout).toContain('VALID');
    expect(words.stdout).toContain('INCOMPLETE');
  });

  it('takes nothing in when one of the files is not there', async () => {
    const args = ['--out', at('receipts'), bundle, at('nowhere.jbbundle')];
    expect((await run<Refused>('merge', ...args)).code).toBe(3);
  });

  it('opens scoring again, once', async () => {
    expect((await run<object>('reopen', ...stage)).code).toBe(0);
    const again = await run<Refused>('reopen', ...stage);
    expect(again).toMatchObject({ code: 1, json: { error: { code: 'stage-not-closed' } } });
  });

  it('names a bundle of another contest, and still takes the others in', async () => {
    const [, second] = judges;
    if (!second) throw new Error('no judge');
    await receive(second, firstIn('again', 'J-02'));
    await seal(second, 'A-1', draftOf(450, 350));
    await seal(second, 'A-2', draftOf(450, 300));
    const foreign = join(
      demo.folder,
      'bundles',
      readdirSync(join(demo.folder, 'bundles'))[0] ?? '',
    );
    const own = await exportBundle(second);
    const args = ['--out', at('receipts'), foreign, at('setup.json'), own, bundle];
    const merged = await run<{ bundles: object[] }>('merge', ...args);
    expect(merged.code).toBe(1);
    expect(merged.json.bundles).toMatchObject([
      { file: foreign, refused: { code: 'bundle-rehearsal' } },
      { file: at('setup.json'), refused: { code: 'wrong-file-kind' } },
      { file: own, judge: 'J-02', accepted: 2, rejected: [] },
      { file: bundle, judge: 'J-01', accepted: 0, known: 2, rejected: [] },
    ]);
  });

  it('ranks, signs, explains and writes tables', async () => {
    expect((await run<object>('close', ...stage)).code).toBe(0);
    const args = [...stage, '--sign', '--csv', '--xlsx', '--out', at('results')];
    const ranked = await run<{ tables: string[]; derivation: { lines: object[] } }>(
      ...(['rank', ...args, '--explain', 'A-1'] as const),
    );
    expect(ranked).toMatchObject({
      code: 0,
      json: { computed: { status: 'complete' }, signed: { status: 'complete' } },
    });
    expect(ranked.json.tables).toEqual([
      expect.stringMatching(/\.csv$/),
      expect.stringMatching(/\.xlsx$/),
    ]);
    expect(ranked.json.derivation.lines.at(-1)).toMatchObject({ step: 'total', rounded: '80.00' });
    const words = await runJurybox(
      ['rank', '--data', at('data'), ...stage, '--explain', 'A-1', '--lang', 'en'],
      { env },
    );
    expect(words.stdout).toContain('80.00');
    expect(words.stdout).toMatch(/50 × 1 \[\S+\] \+ 30 × 1 \[\S+\] = 80/);
    expect(words.stdout).not.toMatch(/derivation\.|\{\{/);
  });

  it('archives what the verifier finds valid and complete', async () => {
    const exported = await run<{ archive: string; rootFingerprint: string }>(
      ...(['archive', ...stage, '--out', at('final')] as const),
    );
    expect(exported.json.rootFingerprint).toBe(root);
    const verified = await runJson<object>(['verify', exported.json.archive, '--root', root]);
    expect(verified).toMatchObject({
      code: 0,
      json: { verdict: 'valid', resultStatus: 'complete', contest: { rehearsal: false } },
    });
  });

  it('says where the contest stands', async () => {
    const { code, json } = await run<{ stages: { steps: { step: string; state: string }[] }[] }>(
      'status',
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({ title: SMALL_SETUP.title, rootFingerprint: root });
    const done = json.stages[0]?.steps.filter(({ state }) => state === 'done');
    expect(done?.map(({ step }) => step)).toContain('result');
  });

  it('refuses unknown stages and entries', async () => {
    const entry = await run<Refused>('rank', ...stage, '--explain', 'A-9');
    expect(entry).toMatchObject({ code: 1, json: { error: { code: 'entry-unknown' } } });
    const malformed = await run<Refused>('rank', '--stage', 'no stage');
    expect(malformed).toMatchObject({ code: 2, json: { error: { code: 'bad-input' } } });
  });
});

describe('the data folder', () => {
  it('is not shared with another running Jurybox', async () => {
    const [judge] = judges;
    const { code, json } = await runJson<Refused>(['status', '--data', judge?.folder ?? '']);
    expect(code).toBe(1);
    expect(json.error.code).toBe('data-folder-in-use');
  });

  it('keeps no secret in the clear', () => {
    const files = readdirSync(at('data'), { recursive: true, withFileTypes: true });
    for (const item of files.filter((found) => found.isFile())) {
      const content = readFileSync(join(item.parentPath, item.name));
      expect(content.includes(PASSPHRASE), item.name).toBe(false);
    }
  });
});

function firstIn(name: string, judge: string): string {
  const found = readdirSync(at(name)).find((file) => file.startsWith(judge));
  if (!found) throw new Error(`no package of ${judge}`);
  return at(name, found);
}
