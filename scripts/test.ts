import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../test/support/find-chromium.ts';
import { installedElectron } from './find-electron.ts';
import { PROJECT, runNode } from './project.ts';
import { ensureSystemTools } from './system-tools.ts';
import {
  countPlaywright,
  countUnit,
  findSecondTries,
  readUnitFiles,
  type Counts,
} from './test-counts.ts';

/** `npm test`: build, unit and contract tests, then both shells end to end; one line sums it up. */
const REPORTS = join(PROJECT, '.cache', 'test');
const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join('node_modules', '@playwright', 'test', 'cli.js');

process.exitCode = await main();

async function main(): Promise<number> {
  if ((await runNode([join('scripts', 'build.ts')])) !== 0) {
    console.error('test: the build failed');
    return 1;
  }
  const missing = await ensureSystemTools();
  if (missing.length > 0) {
    console.error(`test: please install ${missing.join(', and ')}; then run \`npm test\` again`);
    return 1;
  }
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const env = { JURYBOX_CHROMIUM: findChromium() ?? '' };

  const unit = await runUnit(env);
  const e2eCode = await runNode([PLAYWRIGHT, 'test'], { env });
  const e2e = countPlaywright(join(REPORTS, 'playwright.json'));

  for (const line of listNotRun([...unit.skipped, ...e2e.skipped])) console.log(`not run: ${line}`);
  for (const line of [...unit.flaky, ...e2e.flaky]) {
    console.log(`passed at the second try: ${line}`);
  }
  const failed = [...unit.failed, ...e2e.failed];
  // A runner that fails without a failed test, or leaves no report, is a failure too.
  if (e2eCode !== 0 && e2e.failed.length === 0) failed.push(`playwright ended with ${e2eCode}`);
  for (const line of failed) console.log(`failed: ${line}`);
  console.log(`${unit.passed + e2e.passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * Unit and contract tests; what failed is tried once more with nothing beside it, which tells a busy
 * machine from a fault, and is named at the end.
 */
async function runUnit(env: Readonly<Record<string, string>>): Promise<Counts> {
  const runVitest = async (report: string, files: readonly string[]) => {
    const path = join(REPORTS, report);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
    const code = await runNode([VITEST, 'run', ...reporters, ...files], { env });
    return { code, files: readUnitFiles(path) };
  };
  const first = await runVitest('vitest.json', []);
  const again = findSecondTries(first.files);
  const second =
    again.length === 0 ? null : await runVitest('vitest-again.json', ['--maxWorkers=1', ...again]);
  const counts = countUnit(first.files, second?.files ?? []);
  const { code } = second ?? first;
  return code !== 0 && counts.failed.length === 0
    ? { ...counts, failed: [`vitest ended with ${code}`] }
    : counts;
}

function listNotRun(skipped: readonly string[]): readonly string[] {
  const lines: string[] = [];
  if (process.env['JURYBOX_ELECTRON'] !== '1') {
    lines.push(
      installedElectron() === null
        ? 'real Electron (its binary is absent; the built bundles ran against a stand-in)'
        : 'real Electron (`npm run test:electron`)',
    );
  }
  return [...lines, ...skipped];
}
