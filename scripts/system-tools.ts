import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../test/support/find-chromium.ts';
import { PROJECT, run, runNode } from './project.ts';

const APT_PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];
/** For the second verifier and the decimal vectors; without them those tests are listed as not run. */
const OPTIONAL_PACKAGES = ['python3', 'python3-cryptography', 'libpython3.11-testsuite'];
const DOWNLOAD_MS = 5 * 60_000;

/** Finds or installs what the tests need of the system; says what is missing and cannot be had. */
export async function ensureSystemTools(): Promise<readonly string[]> {
  if (findChromium() === null) await installChromium();
  if (findChromium() === null) await installPackages(APT_PACKAGES);
  const extras: string[] = [];
  if (!(await hasChineseFont())) extras.push('fonts-noto-cjk');
  if ((await run('pdftoppm', ['-v'], { quiet: true })) !== 0) extras.push('poppler-utils');
  if (extras.length > 0) await installPackages(extras);
  if (!(await hasPython())) {
    // One by one: another Debian has another number in the last name.
    for (const name of OPTIONAL_PACKAGES) await installPackages([name]);
  }
  return findMissing();
}

async function findMissing(): Promise<readonly string[]> {
  const missing: string[] = [];
  if (findChromium() === null) {
    missing.push('Chromium (`npx playwright install chromium`, or set JURYBOX_CHROMIUM)');
  }
  if (!(await hasChineseFont())) missing.push('a CJK font (Debian: `fonts-noto-cjk`)');
  if ((await run('pdftoppm', ['-v'], { quiet: true })) !== 0) {
    missing.push('pdftoppm (Debian: `poppler-utils`)');
  }
  return missing;
}

async function installChromium(): Promise<void> {
  console.log('test: no Chromium found, asking Playwright for one ...');
  const cli = join(PROJECT, 'node_modules', '@playwright', 'test', 'cli.js');
  await runNode([cli, 'install', 'chromium'], { timeoutMs: DOWNLOAD_MS });
}

/** Only as root on Debian, where this is what a person would do; elsewhere it is theirs to do. */
async function installPackages(names: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`test: installing ${names.join(', ')} ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, timeoutMs: DOWNLOAD_MS });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
    timeoutMs: DOWNLOAD_MS,
  });
}

async function hasPython(): Promise<boolean> {
  return (await run('python3', ['-c', 'import json'], { quiet: true })) === 0;
}

/** Windows and macOS bring one. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const probe = 'fc-list :lang=zh-cn family | grep -q .';
  return (await run('sh', ['-c', probe], { quiet: true })) === 0;
}
