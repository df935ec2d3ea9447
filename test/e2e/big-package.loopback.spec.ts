import { readFileSync, writeFileSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { driveChromium } from '../support/chromium.ts';
import { endProcess } from '../support/child-process.ts';
import { portFor } from '../support/free-port.ts';
import { startLoopbackProcess } from '../support/launch-loopback.ts';
import { prepareContest } from '../support/prepared-contest.ts';
import { expect, test } from './fixtures.ts';

const MIB = 1024 * 1024;
const PACKAGE_MIB = 100;
/**
 * What the backend may need on top of its idle memory, however big the package is: room for the
 * garbage of a busy machine (68 was seen), and less than the package, which must never be held whole.
 */
const ROOM_MIB = 80;

test('a package of 100 MB comes in with progress, and the memory stays flat', async ({
  tempFolder,
}) => {
  test.skip(process.platform !== 'linux', 'reads the peak memory from /proc');
  const files = join(tempFolder, 'files');
  await mkdir(files);
  const film = join(files, '演示视频.mp4');
  await writeNoise(film, PACKAGE_MIB);
  const entries = [{ id: 'B-1', title: '大项目', materials: [film] }];
  const contest = await prepareContest({ folder: tempFolder, entries, received: false });
  await contest.organizer.close();

  const userDataDir = join(tempFolder, 'browser');
  const backend = await startLoopbackProcess(contest.judgeFolder, await portFor(userDataDir));
  const browser = await driveChromium({ userDataDir });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(backend.address);
    const pid = backend.child.pid ?? 0;
    await page.getByTestId('unlock-secret').fill(contest.secret);
    await page.getByTestId('unlock-submit').click();
    await expect(page.getByTestId('first-steps')).toBeVisible();

    const progress = await watchProgress(page);
    const first = await measure(pid, async () => {
      await page.getByTestId('package-drop-input').setInputFiles(contest.packagePath);
      await expect(page.getByTestId('confirm-contest')).toBeVisible({ timeout: 60_000 });
    });
    const phases = await progress();
    expect(phases.filter((text) => text.includes('解密')).length).toBeGreaterThan(2);
    expect(phases.some((text) => text.includes('存入本机'))).toBe(true);

    // Once more: by now the memory that opening the vault took is given back, and hides nothing.
    await page.getByTestId('compared').check();
    await page.getByTestId('confirm-contest-submit').click();
    await page.getByTestId('hand-over').click();
    await page.getByTestId('import-package').click();
    const again = await measure(pid, async () => {
      await page.getByTestId('package-drop-input').setInputFiles(contest.packagePath);
      await expect(page.getByTestId('package-imported')).toBeVisible({ timeout: 60_000 });
    });
    console.log(`memory of the backend in MiB: ${JSON.stringify({ first, again })}`);
    for (const { before, peak } of [first, again]) expect(peak - before).toBeLessThan(ROOM_MIB);
  } finally {
    await browser.context.close();
    await endProcess(backend.child, 'SIGTERM');
  }
});

async function writeNoise(path: string, mebibytes: number): Promise<void> {
  const file = await open(path, 'w');
  // Noise, so that nothing can make it smaller on the way.
  const piece = Buffer.alloc(MIB);
  for (let count = 0; count < mebibytes; count += 1) await file.write(randomFillSync(piece));
  await file.close();
}

type Measured = { readonly before: number; readonly peak: number };

/** Resident memory before some work and the most that it needed meanwhile. */
async function measure(pid: number, work: () => Promise<void>): Promise<Measured> {
  // Opening the vault needs a lot of memory on purpose: the peak is counted from here on.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = readMebibytes(pid, 'VmRSS');
  await work();
  return { before, peak: readMebibytes(pid, 'VmHWM') };
}

function readMebibytes(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kibibytes = Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  return Math.round(kibibytes / 1024);
}

/** Collects what the progress bar says; gives the distinct texts. */
async function watchProgress(page: Page): Promise<() => Promise<readonly string[]>> {
  const handle = await page.evaluateHandle(() => {
    const texts = new Set<string>();
    new MutationObserver(() => {
      const bar = document.querySelector('[data-testid="progress"]');
      if (bar) texts.add(bar.textContent ?? '');
    }).observe(document, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return () => handle.evaluate((texts) => [...texts]);
}
