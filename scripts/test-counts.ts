import { existsSync, readFileSync } from 'node:fs';

export type Counts = {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that were not run. */
  readonly skipped: readonly string[];
  /** Names of the tests that passed at the second try. */
  readonly flaky: readonly string[];
};

/** What the two runners' JSON reports have in common: numbers under known names. */
function readNumber(report: unknown, name: string): number {
  if (typeof report !== 'object' || report === null || !(name in report)) return 0;
  const value: unknown = Reflect.get(report, name);
  return typeof value === 'number' ? value : 0;
}

function readText(holder: unknown, name: string): string {
  const value: unknown = typeof holder === 'object' && holder ? Reflect.get(holder, name) : null;
  return typeof value === 'string' ? value : '';
}

function readList(holder: unknown, name: string): readonly unknown[] {
  const value: unknown = typeof holder === 'object' && holder ? Reflect.get(holder, name) : null;
  return Array.isArray(value) ? value : [];
}

/** Playwright nests suites; each of its specs ran once for each project. */
function namesInSuite(suite: unknown, status: 'skipped' | 'flaky'): readonly string[] {
  const own = readList(suite, 'specs').flatMap((spec) =>
    readList(spec, 'tests')
      .filter((test) => readText(test, 'status') === status)
      .map((test) => `${readText(test, 'projectName')}: ${readText(spec, 'title')}`),
  );
  return [...own, ...readList(suite, 'suites').flatMap((inner) => namesInSuite(inner, status))];
}

function readReport(path: string): unknown {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : null;
}

/** A runner that fails without a failed test (a broken import, no report) counts as one failure. */
function atLeastOne(failed: number, exitCode: number): number {
  return failed === 0 && exitCode !== 0 ? 1 : failed;
}

export function countVitest(path: string, exitCode: number): Counts {
  const report = readReport(path);
  return {
    passed: readNumber(report, 'numPassedTests'),
    failed: atLeastOne(readNumber(report, 'numFailedTests'), exitCode),
    skipped: readList(report, 'testResults')
      .flatMap((file) => readList(file, 'assertionResults'))
      .filter((test) => ['pending', 'skipped', 'todo'].includes(readText(test, 'status')))
      .map((test) => readText(test, 'fullName')),
    flaky: [],
  };
}

export function countPlaywright(path: string, exitCode: number): Counts {
  const report = readReport(path);
  const stats: unknown =
    typeof report === 'object' && report !== null && 'stats' in report ? report.stats : null;
  return {
    passed: readNumber(stats, 'expected') + readNumber(stats, 'flaky'),
    failed: atLeastOne(readNumber(stats, 'unexpected'), exitCode),
    skipped: readList(report, 'suites').flatMap((suite) => namesInSuite(suite, 'skipped')),
    flaky: readList(report, 'suites').flatMap((suite) => namesInSuite(suite, 'flaky')),
  };
}
