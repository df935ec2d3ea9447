import { existsSync, readFileSync } from 'node:fs';

export type Counts = {
  readonly passed: number;
  /** Names of the tests that failed, each with the first line of its error. */
  readonly failed: readonly string[];
  /** Names of the tests that were not run. */
  readonly skipped: readonly string[];
  /** Names of the tests that passed at the second try, each with the first try's error. */
  readonly flaky: readonly string[];
};

type UnitTest = { readonly name: string; readonly status: string; readonly fault: string };

/** A test file and its tests, as vitest's JSON report has them. */
export type UnitFile = {
  readonly path: string;
  readonly passed: boolean;
  readonly fault: string;
  readonly tests: readonly UnitTest[];
};

/** The files of a report of vitest; empty when there is none. */
export function readUnitFiles(path: string): readonly UnitFile[] {
  return readList(readReport(path), 'testResults').map((file) => ({
    path: readText(file, 'name'),
    passed: readText(file, 'status') === 'passed',
    fault: readText(file, 'message'),
    tests: readList(file, 'assertionResults').map((test) => ({
      name: readText(test, 'fullName'),
      status: readText(test, 'status'),
      fault: readList(test, 'failureMessages').join('\n'),
    })),
  }));
}

/**
 * The files whose failures a busy machine may explain, to be tried once more alone. A counterexample
 * that a property test came upon is none of them: another draw would only hide it.
 */
export function findSecondTries(files: readonly UnitFile[]): readonly string[] {
  return files
    .filter(({ passed }) => !passed)
    .filter(({ tests }) => !tests.some(({ fault }) => fault.includes('Property failed')))
    .map(({ path }) => path);
}

/** Counts the first run, with the files that were tried again in their second state. */
export function countUnit(first: readonly UnitFile[], second: readonly UnitFile[]): Counts {
  const again = new Map(second.map((file) => [file.path, file]));
  const last = first.map((file) => again.get(file.path) ?? file);
  const tests = last.flatMap((file) => file.tests);
  const failed = tests.filter(({ status }) => status === 'failed');
  const stillFailing = new Set(failed.map(({ name }) => name));
  // A file that breaks outside its tests fails too.
  const broken = last.filter(
    (file) => !file.passed && file.tests.every(({ status }) => status !== 'failed'),
  );
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...failed.map(describeUnit),
      ...broken.map(({ path, fault }) => `${path}: ${firstLine(fault)}`),
    ],
    skipped: tests
      .filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status))
      .map(({ name }) => name),
    flaky: first
      .filter(({ path }) => again.has(path))
      .flatMap((file) => file.tests)
      .filter(({ name, status }) => status === 'failed' && !stillFailing.has(name))
      .map(describeUnit),
  };
}

/** Counts a report of Playwright. */
export function countPlaywright(path: string): Counts {
  const report = readReport(path);
  const stats: unknown =
    typeof report === 'object' && report !== null && 'stats' in report ? report.stats : null;
  const suites = readList(report, 'suites');
  const named = (status: string) => suites.flatMap((suite) => namesInSuite(suite, status));
  return {
    passed: readNumber(stats, 'expected') + readNumber(stats, 'flaky'),
    failed: named('unexpected'),
    skipped: named('skipped'),
    flaky: named('flaky'),
  };
}

/** Playwright nests suites; each of its specs ran once for each project. */
function namesInSuite(suite: unknown, status: string): readonly string[] {
  const own = readList(suite, 'specs').flatMap((spec) =>
    readList(spec, 'tests')
      .filter((test) => readText(test, 'status') === status)
      .map((test) => {
        const fault = readList(test, 'results')
          .flatMap((result) => readList(result, 'errors'))
          .map((error) => firstLine(readText(error, 'message')))
          .find((line) => line !== '');
        const name = `${readText(test, 'projectName')}: ${readText(spec, 'title')}`;
        return fault === undefined ? name : `${name}: ${fault}`;
      }),
  );
  return [...own, ...readList(suite, 'suites').flatMap((inner) => namesInSuite(inner, status))];
}

function describeUnit({ name, fault }: UnitTest): string {
  return `${name}: ${firstLine(fault)}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function readReport(path: string): unknown {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : null;
}

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
