import { existsSync, readFileSync } from 'node:fs';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** What the two runners' JSON reports have in common: numbers under known names. */
function readNumber(report: unknown, name: string): number {
  if (typeof report !== 'object' || report === null || !(name in report)) return 0;
  const value: unknown = Reflect.get(report, name);
  return typeof value === 'number' ? value : 0;
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
    skipped: readNumber(report, 'numPendingTests') + readNumber(report, 'numTodoTests'),
  };
}

export function countPlaywright(path: string, exitCode: number): Counts {
  const report = readReport(path);
  const stats: unknown =
    typeof report === 'object' && report !== null && 'stats' in report ? report.stats : null;
  return {
    passed: readNumber(stats, 'expected') + readNumber(stats, 'flaky'),
    failed: atLeastOne(readNumber(stats, 'unexpected'), exitCode),
    skipped: readNumber(stats, 'skipped'),
  };
}
