import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import { demoFolder, DEMO_TIMEOUT_MS } from '../support/demo-folder.ts';
import { createBase } from '../mutation/base.ts';
import { readDemoKeys, type DemoKeys } from '../unit/core/verify/demo-keys.ts';
import { readFiles, verifyFiles, zipFiles, type Files } from '../unit/core/verify/forgery.ts';
import { TAMPERINGS } from '../unit/core/verify/tamper-table.ts';
import type { TamperContext } from '../unit/core/verify/tamperings/tampering.ts';
import { comparable, findingsOf } from './agreement.ts';
import { findPython, SecondVerifier } from './host/second-verifier.ts';

const found = findPython();
const name = found === null ? 'two verifiers (not run: no python3)' : 'two verifiers';

describe.skipIf(found === null)(name, () => {
  let python: SecondVerifier;
  let original: Files;
  let foreign: Files;
  let keys: DemoKeys;
  let root: string;

  beforeAll(async () => {
    python = new SecondVerifier(found ?? '');
    const demo = await demoFolder(1);
    original = await readFiles(demo.countersigned);
    keys = await readDemoKeys(demo);
    root = demo.rootFingerprint;
    foreign = await readFiles((await demoFolder(2)).archive);
  }, 3 * DEMO_TIMEOUT_MS);
  afterAll(() => python.close());

  async function expectAgreement(files: Files, typed: string) {
    const ours = await verifyFiles(files, typed);
    const theirs = await python.verify(zipFiles(files), typed);
    const [second, first] = comparable(theirs, findingsOf(ours));
    expect(second).toEqual(first);
    return { ours, theirs };
  }

  it('agree on the archive of the demo, figures included', async () => {
    const { ours, theirs } = await expectAgreement(original, root);
    expect(ours.report.verdict).toBe('valid');
    const computed = ours.recomputed?.output.computed;
    expect(canonicalBytes(theirs.computed)).toEqual(canonicalBytes(computed));
  });

  it('agree on a contest of three root keys with everything in its log', async () => {
    const base = createBase();
    const { ours, theirs } = await expectAgreement(base.files, base.root);
    expect(ours.report.verdict).toBe('valid');
    expect(theirs.steps.every(({ status }) => status === 'passed')).toBe(true);
  });

  it('agree that another paper is another contest', async () => {
    const { ours } = await expectAgreement(original, '0'.repeat(64));
    expect(findingsOf(ours).failed).toEqual([1]);
  });

  it.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))(
    'agree on: %s',
    async (_label, { tamper }) => {
      const context: TamperContext = { files: new Map(original), foreign, keys, root };
      await tamper(context);
      await expectAgreement(context.files, root);
    },
  );
});
