import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createDemo, type Demo } from '../src/backend/demo/create-demo.ts';
import { launchLoopback } from '../test/support/launch-loopback.ts';
import { PROJECT } from './project.ts';

/** `npm run pictures`: the pictures of the documents, taken of the built application on a demo. */
const SIZE = { width: 1366, height: 768 };
const folder = mkdtempSync(join(tmpdir(), 'jurybox-pictures-'));
const resourcesFolder = join(PROJECT, 'resources');
const demo = await createDemo({ folder: join(folder, 'demo'), seed: 1, resourcesFolder });
const app = await launchLoopback({ dataFolder: demo.dataFolder, locale: 'zh-CN' });
try {
  await app.page.setViewportSize(SIZE);
  await takeJudge(app.page, demo);
  await takeOrganizer(app.page, demo);
  await takeNotary(app.page, demo);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function openRole(page: Page, role: string, { secret }: Demo): Promise<void> {
  await page.locator(`[data-testid^="profile-"][data-role="${role}"]`).last().click();
  await page.getByTestId('unlock-secret').fill(secret);
  await page.getByTestId('unlock-submit').click();
}

async function leaveRole(page: Page): Promise<void> {
  await page.getByTestId('profile-menu').click();
  await page.getByTestId('switch-profile').click();
}

async function takeJudge(page: Page, made: Demo): Promise<void> {
  await openRole(page, 'judge', made);
  await page.getByTestId('pdf').locator('canvas').first().waitFor();
  // The page is drawn in pieces; the text layer comes last.
  await page.locator('.textLayer span').first().waitFor();
  await shoot(page, 'judge-desk');
  await page.getByTestId('review-seal').click();
  await page.getByTestId('confirm-seal').waitFor();
  await shoot(page, 'judge-seal');
  await page.keyboard.press('Escape');
  await leaveRole(page);
}

async function takeOrganizer(page: Page, made: Demo): Promise<void> {
  await openRole(page, 'organizer', made);
  await page.getByTestId('step-collect').click();
  await page.getByTestId('matrix-table').waitFor();
  await shoot(page, 'organizer-collect');
  await page.getByTestId('step-result').click();
  const [row] = await page.locator('[data-testid^="rank-"]').all();
  await row?.getByRole('button').first().click();
  await page.getByTestId('derivation').waitFor();
  await shoot(page, 'organizer-result');
  await page.keyboard.press('Escape');
  await leaveRole(page);
}

async function takeNotary(page: Page, made: Demo): Promise<void> {
  await openRole(page, 'notary', made);
  await page.getByTestId('archive-drop-input').setInputFiles({
    name: 'archive.jbarchive',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(made.countersigned),
  });
  await page.getByTestId('archive-opened').waitFor();
  for (const [index, group] of made.rootFingerprint.split(' ').entries()) {
    await page.getByTestId(`root-${index + 1}`).fill(group);
  }
  await page.getByTestId('verify').click();
  await page.getByTestId('verdict').scrollIntoViewIfNeeded();
  await shoot(page, 'notary-report');
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(PROJECT, 'docs', 'pictures', `${name}.png`),
    animations: 'disabled',
  });
}
