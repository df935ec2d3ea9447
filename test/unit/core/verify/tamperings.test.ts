import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_PATHS, chainPath } from '../../../../src/core/archive/archive-paths.ts';
import { sha256Hex } from '../../../../src/core/crypto/digest.ts';
import { parseEnvelope } from '../../../../src/core/envelope/dsse.ts';
import { demoFolder, DEMO_TIMEOUT_MS } from '../../../support/demo-folder.ts';
import { readDemoKeys, type DemoKeys } from './demo-keys.ts';
import {
  bytesAt,
  coverUp,
  forge,
  payloadAt,
  readFiles,
  verifyFiles,
  type Files,
} from './forgery.ts';
import { TAMPERINGS } from './tamper-table.ts';
import type { TamperContext } from './tamperings/tampering.ts';

/** The countersigned archive of the demo, and everything that its people hold. */
let original: Files;
let foreign: Files;
let keys: DemoKeys;
let root: string;

beforeAll(async () => {
  const demo = await demoFolder(1);
  original = await readFiles(demo.countersigned);
  keys = await readDemoKeys(demo);
  root = demo.rootFingerprint;
  foreign = await readFiles((await demoFolder(2)).archive);
}, DEMO_TIMEOUT_MS);

function newContext(): TamperContext {
  return { files: new Map(original), foreign, keys, root };
}

describe('the demo archive', () => {
  it('is valid before anyone touches it', async () => {
    const { report } = await verifyFiles(original, root);
    expect(report.verdict).toBe('valid');
    expect(report.resultStatus).toBe('complete');
  });

  it('is still valid after a cover-up with nothing to cover', async () => {
    const context = newContext();
    await coverUp(context, root);
    const { report } = await verifyFiles(context.files, root);
    expect(report.steps.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  it('knows every key that the forgers use', () => {
    const charter = payloadAt<'charter'>(original, ARCHIVE_PATHS.charter);
    expect(charter.rootKeys).toEqual([keys.root.publicKeyHex]);
    expect(charter.operationsKey).toBe(keys.operations.publicKeyHex);
    expect(charter.notary?.key).toBe(keys.notary.publicKeyHex);
    const roster = payloadAt<'roster'>(original, chainPath('rosters', 1));
    expect(roster.judges.map(({ devices }) => devices[0]?.ed25519)).toEqual(
      keys.judges.map(({ publicKeyHex }) => publicKeyHex),
    );
  });
});

describe('a tampering is found where it should be', () => {
  it.each(TAMPERINGS.map((tampering) => [labelOf(tampering), tampering] as const))(
    '%s',
    async (_label, { tamper, expect: expected, verdict = 'invalid' }) => {
      const context = newContext();
      await tamper(context);
      const { report } = await verifyFiles(context.files, root);
      const found = report.steps.flatMap(({ step, findings }) =>
        findings.map(({ code }) => [step, code]),
      );
      expect(found).toEqual(expect.arrayContaining([...expected]));
      expect(report.verdict).toBe(verdict);
    },
  );
});

describe('what an archive alone cannot show', () => {
  it('names every sheet that an assignment signed after the scoring takes out', async () => {
    // The operations key may assign anew at any time; only the log will date it. The report
    // must at least say which sheets no longer count.
    const context = newContext();
    const { files } = context;
    const opened = parseEnvelope(bytesAt(files, chainPath('assignments', 1)));
    if (!opened.ok) throw new Error(opened.error);
    const assignment = payloadAt<'assignment'>(files, chainPath('assignments', 1));
    const panels = assignment.panels.filter(({ judge }) => judge !== 'J-03');
    const previous = sha256Hex(opened.value.payload);
    const next = { ...assignment, assignmentVersion: 2, previous, panels };
    files.set(chainPath('assignments', 2), forge('assignment', next, [keys.operations]).bytes);
    await coverUp(context, root);
    const { report } = await verifyFiles(files, root);
    const named = report.steps[8]?.findings.filter(({ code }) => code === 'sheet-not-expected');
    expect(named).toHaveLength(36);
    expect(report.verdict).toBe('valid');
  });
});

function labelOf({ row, name }: (typeof TAMPERINGS)[number]): string {
  return row === null ? name : `row ${row}: ${name}`;
}
