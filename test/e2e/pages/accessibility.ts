import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds on the page at WCAG 2.2 AA, a line each. Movement is reduced, as a person may have it
 * set: half of a transition is no colour that anybody reads.
 */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(page.locator('.mantine-Loader-root')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().length), { message: 'animations' })
    .toBe(0);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id} ${html.slice(0, 160)}`),
  );
}
