import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countUnit, findSecondTries, readUnitFiles } from '../../../scripts/test-counts.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';

const folder = useTemporaryFolder();

type Test = readonly [name: string, status: string, fault?: string];

/** A report in the form of vitest's, with the fields that are read. */
function report(files: Readonly<Record<string, { status: string; tests: readonly Test[] }>>) {
  const testResults = Object.entries(files).map(([name, { status, tests }]) => ({
    name,
    status,
    message: 'SyntaxError: nothing here',
    assertionResults: tests.map(([fullName, state, fault]) => ({
      fullName,
      status: state,
      failureMessages: fault === undefined ? [] : [fault],
    })),
  }));
  writeFileSync(folder('report.json'), JSON.stringify({ testResults }));
  return readUnitFiles(folder('report.json'));
}

const GREEN: Test = ['green', 'passed'];

it('counts a second try as passed, and names it with its first error', () => {
  const first = report({
    '/a': { status: 'failed', tests: [GREEN, ['slow', 'failed', 'Error: late\n at x']] },
    '/b': { status: 'passed', tests: [GREEN, ['root only', 'skipped']] },
  });
  expect(findSecondTries(first)).toEqual(['/a']);
  const second = report({ '/a': { status: 'passed', tests: [GREEN, ['slow', 'passed']] } });
  expect(countUnit(first, second)).toEqual({
    passed: 3,
    failed: [],
    skipped: ['root only'],
    flaky: ['slow: Error: late'],
  });
});

it('fails what fails twice, and a file that cannot be read at all', () => {
  const failing = report({
    '/a': { status: 'failed', tests: [['wrong', 'failed', 'Error: 2 is not 3']] },
    '/c': { status: 'failed', tests: [] },
  });
  const { failed, flaky } = countUnit(failing, failing);
  expect(failed).toEqual(['wrong: Error: 2 is not 3', '/c: SyntaxError: nothing here']);
  expect(flaky).toEqual([]);
});

it('gives a counterexample no second try', () => {
  const files = report({
    '/a': { status: 'failed', tests: [['law', 'failed', 'Error: Property failed after 7 tests']] },
  });
  expect(findSecondTries(files)).toEqual([]);
  expect(countUnit(files, []).failed).toEqual(['law: Error: Property failed after 7 tests']);
});

it('a report that was never written counts nothing', () => {
  expect(readUnitFiles(folder('missing.json'))).toEqual([]);
});
