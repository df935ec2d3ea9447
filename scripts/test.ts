import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../test/support/find-chromium.ts';
import { installedElectron } from './find-electron.ts';
import { PROJECT, runNode } from './project.ts';
import { ensureSystemTools } from './system-tools.ts';
import { countPlaywright, countVitest } from './test-counts.ts';

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

  const unitReport = join(REPORTS, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const unitCode = await runNode([VITEST, 'run', ...reporters], { env });
  const unit = countVitest(unitReport, unitCode);

  const e2eCode = await runNode([PLAYWRIGHT, 'test'], { env });
  const e2e = countPlaywright(join(REPORTS, 'playwright.json'), e2eCode);

  for (const line of listNotRun([...unit.skipped, ...e2e.skipped])) console.log(`not run: ${line}`);
  for (const line of e2e.flaky) console.log(`passed at the second try: ${line}`);
  const failed = unit.failed + e2e.failed;
  console.log(`${unit.passed + e2e.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
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
