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
      return {
        page,
        take: async (shot) => {
          await expect(page.locator('.mantine-Loader-root')).toHaveCount(0);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${shot}.png`), animations: 'disabled' });
        },
      };
    });
  },
});

export { expect };
