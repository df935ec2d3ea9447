import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { vectorsPresent } from '../support/vectors.ts';
import { findPython, SECOND_VERIFIER, secondVerifierSuite } from './host/second-verifier.ts';

const python = findPython();
const name = secondVerifierSuite('second verifier', python);

describe.skipIf(python === null)(name, () => {
  it('passes its own tests', { timeout: 120_000 }, () => {
    const run = runPython(['-m', 'unittest', 'discover', '-s', '.', '-t', '.']);
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/Ran \d{2,} tests/);
    if (vectorsPresent) expect(run.stderr).not.toMatch(/skipped/);
  });

  it('gives the same answers without python3-cryptography', { timeout: 120_000 }, () => {
    const hidden = "import sys; sys.modules['cryptography'] = None; import unittest; ";
    const run = runPython(['-c', `${hidden}unittest.main('self_tests.test_ed25519')`]);
    expect(run.status, run.stderr).toBe(0);
  });

  it('refuses a root that is none, and a file that is no archive', () => {
    const call = (root: string) =>
      runPython(['-m', 'second_verifier', 'second_verifier/verify.py', '--json', '--root', root]);
    expect(JSON.parse(call('12345').stdout)).toMatchObject({ refused: 'root-form' });
    expect(JSON.parse(call('0'.repeat(64)).stdout)).toMatchObject({ verdict: 'invalid' });
    expect(call('0'.repeat(64)).status).toBe(1);
  });
});

function runPython(args: readonly string[]) {
  return spawnSync(python ?? '', args, { cwd: SECOND_VERIFIER, encoding: 'utf8' });
}
