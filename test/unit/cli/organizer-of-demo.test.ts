import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoFolder, DEMO_TIMEOUT_MS, type DemoFolder } from '../../support/demo-folder.ts';
import { runJson, type Refused } from './run-jurybox.ts';

/** The demo's organizer alone, copied: 18 MB of materials make packing long enough to stop it. */
const folder = mkdtempSync(join(tmpdir(), 'jurybox-cli-'));
const data = join(folder, 'data');
let demo: DemoFolder;
let env: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  demo = await demoFolder(1);
  const profiles = join(demo.dataFolder, 'profiles');
  const organizer = readdirSync(profiles).find((id) => id.startsWith('organizer-')) ?? '';
  cpSync(join(profiles, organizer), join(data, 'profiles', organizer), { recursive: true });
  env = { JURYBOX_SECRET: demo.secret };
}, DEMO_TIMEOUT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pack = (out: string, onStderr?: Parameters<typeof runJson>[1]) =>
  runJson<Refused>(['pack', '--data', data, '--stage', 'final', '--out', out], {
    env,
    ...onStderr,
  });

describe('Ctrl-C while packing', () => {
  it('stops cleanly: a verdict, no half-written file, a data folder that opens again', async () => {
    const out = join(folder, 'cancelled');
    let stopped = false;
    const { code, json, stderr } = await pack(out, {
      onStderr: (child, text) => {
        if (stopped || !/\d%/.test(text)) return;
        stopped = true;
        child.kill('SIGINT');
      },
    });
    expect(stopped).toBe(true);
    expect(code).toBe(1);
    expect(json.error.code).toBe('cancelled');
    expect(stderr).toContain('Stopping');
    const left = readdirSync(out);
    expect(left.filter((name) => !name.endsWith('.jbpkg'))).toEqual([]);
    expect(left.length).toBeLessThan(demo.judges);
    const status = await runJson<object>(['status', '--data', data]);
    expect(status.code).toBe(0);
  });
});

describe('merging into the demo contest', () => {
  const merge = (...files: readonly string[]) =>
    runJson<{ bundles: object[] }>(
      ['merge', '--data', data, '--out', join(folder, 'receipts'), ...files],
      { env },
    );
  const bundleOf = (of: DemoFolder, judge: string) => {
    const names = readdirSync(join(of.folder, 'bundles')).toSorted();
    return join(of.folder, 'bundles', names.findLast((name) => name.startsWith(judge)) ?? '');
  };

  it('refuses a bundle of another contest by name', { timeout: DEMO_TIMEOUT_MS }, async () => {
    const foreign = bundleOf(await demoFolder(2), 'J-01');
    const { code, json } = await merge(foreign);
    expect(code).toBe(1);
    expect(json.bundles).toMatchObject([
      { file: foreign, refused: { code: 'bundle-other-contest' } },
    ]);
  });

  it('counts nothing twice, and takes in what is new', async () => {
    const { code, json } = await merge(bundleOf(demo, 'J-01'), bundleOf(demo, 'J-07'));
    expect(code).toBe(0);
    expect(json.bundles).toMatchObject([
      { judge: 'J-01', accepted: 0, known: 36 },
      // Its last three entries were left open for whoever plays the demo.
      { judge: 'J-07', accepted: 3, known: 33 },
    ]);
    const ranked = await runJson<object>(['rank', '--data', data, '--stage', 'final'], { env });
    expect(ranked).toMatchObject({ code: 0, json: { computed: { status: 'complete' } } });
  });
});
