import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_PATHS, chainPath } from '../../../../src/core/archive/archive-paths.ts';
import { sha256Hex } from '../../../../src/core/crypto/digest.ts';
import { parseEnvelope } from '../../../../src/core/envelope/dsse.ts';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';
import { demoFolder, DEMO_TIMEOUT_MS } from '../../../support/demo-folder.ts';
import { readDemoKeys, type DemoKeys } from './demo-keys.ts';
import {
  bytesAt,
  coverUp,
  forge,
  pathsOf,
  payloadAt,
  readFiles,
  verifyFiles,
  type Files,
} from './forgery.ts';
import { leafAt, leavesOf, relog } from './relog.ts';
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

describe('what others hold against an archive', () => {
  /** Takes everything of one judge out and signs the log anew, as an insider would. */
  async function withoutJudge(judge: string): Promise<Files> {
    const context = newContext();
    const { files } = context;
    const gone = new Set<string>();
    for (const folder of ['sheets', 'bundles', 'receipts']) {
      for (const path of pathsOf(files, folder)) {
        if (payloadAt<'bundle'>(files, path).judge !== judge) continue;
        gone.add(path.split('/')[1]?.slice(0, 64) ?? '');
        files.delete(path);
      }
    }
    await coverUp(context, root);
    relog(
      context,
      leavesOf(files).leaves.filter(({ object }) => !gone.has(object)),
    );
    return files;
  }

  const receiptOf = (judge: string) => {
    const path = pathsOf(original, 'receipts').find(
      (one) => payloadAt<'receipt'>(original, one).judge === judge,
    );
    return JSON.parse(new TextDecoder().decode(bytesAt(original, path ?? ''))) as unknown;
  };

  it('threats.md row 24: a judge’s receipt names the bundle and sheets that were withheld', async () => {
    const files = await withoutJudge('J-03');
    const bytes = canonicalBytes({ receipt: receiptOf('J-03'), sheets: [] });
    const { report } = await verifyFiles(files, root, [{ name: 'J-03.jbreceipt', bytes }]);
    const against = report.steps[6]?.findings.filter(({ code }) => code.startsWith('given-'));
    const codes = new Set(against?.map(({ code }) => code));
    expect(codes).toContain('given-bundle-missing');
    expect(codes).toContain('given-sheet-missing');
    expect(against?.every(({ params }) => params?.['judge'] === 'J-03')).toBe(true);
    expect(report.steps[6]?.status).toBe('failed');
  });

  it('threats.md row 25: a checkpoint of another history proves that two were signed', async () => {
    const context = newContext();
    const { leaves } = leavesOf(original);
    relog(context, [...leaves.slice(0, 20), ...leaves.slice(21)]);
    const seen = [...original].findLast(([path]) => path.startsWith('log/checkpoints/'));
    const bytes = seen?.[1] ?? new Uint8Array();
    const { report } = await verifyFiles(context.files, root, [{ name: 'head.jbwitness', bytes }]);
    const codes = report.steps[6]?.findings.map(({ code }) => code) ?? [];
    expect(codes.some((code) => /^given-head-(?:other-root|beyond-log)$/.test(code))).toBe(true);
  });

  it('a true receipt agrees; one that the organizer did not sign proves nothing', async () => {
    const receipt = receiptOf('J-03') as { signatures: { sig: string }[] };
    const forged = { ...receipt, signatures: [] };
    const { report } = await verifyFiles(original, root, [
      { name: 'true', bytes: canonicalBytes({ receipt, sheets: [] }) },
      { name: 'forged', bytes: canonicalBytes({ receipt: forged, sheets: [] }) },
      { name: 'noise', bytes: new Uint8Array([1, 2, 3]) },
    ]);
    const given = report.steps[6]?.findings.filter(({ code }) => code.startsWith('given-'));
    expect(given).toEqual([
      { severity: 'ok', code: 'given-holds', params: { file: 'true' } },
      { severity: 'note', code: 'given-proves-nothing', params: { file: 'forged' } },
      { severity: 'note', code: 'given-proves-nothing', params: { file: 'noise' } },
    ]);
    expect(report.verdict).toBe('valid');
  });
});

describe('what an archive alone cannot show', () => {
  it('names every sheet that an assignment signed after the scoring takes out', async () => {
    // The operations key may assign anew at any time; its place in the log dates it. The report
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
    const path = chainPath('assignments', 2);
    const leaf = leafAt(files, 'assignment', path, keys.operations.publicKeyHex);
    relog(context, [...leavesOf(files).leaves, leaf]);
    const { report } = await verifyFiles(files, root);
    const named = report.steps[8]?.findings.filter(({ code }) => code === 'sheet-not-expected');
    expect(named).toHaveLength(36);
    expect(report.verdict).toBe('valid');
  });
});

function labelOf({ row, name }: (typeof TAMPERINGS)[number]): string {
  return row === null ? name : `threats.md row ${row}: ${name}`;
}
