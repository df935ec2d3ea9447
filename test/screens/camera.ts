import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '../e2e/fixtures.ts';
import type { LaunchedApp } from '../support/launched-app.ts';
import { PROJECT } from '../support/project.ts';
import { VARIANTS, type Variant } from './variant.ts';

/** `JURYBOX_SCREENSHOTS` names another folder. */
const FOLDER = process.env['JURYBOX_SCREENSHOTS'] ?? join(PROJECT, '.cache', 'screenshots');

export type Camera = {
  readonly page: LaunchedApp['page'];
  readonly take: (name: string) => Promise<void>;
};

type Fixtures = {
  variant: Variant;
  /** Opens a data folder in the look of the variant. */
  open: (dataFolder: string) => Promise<Camera>;
};

const [FIRST] = VARIANTS;
if (!FIRST) throw new Error('no variants');

export const test = base.extend<Fixtures>({
  variant: [FIRST, { option: true }],
  open: async ({ launch, variant }, use) => {
    const { name, language, scheme, textScale, viewport } = variant;
    const folder = join(FOLDER, name);
    await mkdir(folder, { recursive: true });
    await use(async (dataFolder) => {
      const { page } = await launch(dataFolder, { viewport, locale: language });
      const preferences = { state: { language, scheme, textScale }, version: 1 };
      await page.evaluate((text) => {
        localStorage.setItem('jurybox-preferences', text);
      }, JSON.stringify(preferences));
      await page.reload();
      const isQuiet = watchCalls(page);
      return {
        page,
        take: async (shot) => {
          await expect.poll(isQuiet).toBe(true);
          await expect(page.locator('.mantine-Loader-root')).toHaveCount(0);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${shot}.png`), animations: 'disabled' });
        },
      };
    });
  },
});

/** Whether every question to the backend has been answered. */
function watchCalls(page: LaunchedApp['page']): () => boolean {
  const open = new Set<unknown>();
  page.on('request', (request) => {
    if (request.url().includes('/rpc/')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size === 0;
}

export { expect };
