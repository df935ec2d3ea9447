import type { Page } from '@playwright/test';

const NAME = 'test-canary';

/** A database of the test's own beside the application's: all of an origin share one LevelDB. */
export function releaseCanary(page: Page): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, 1);
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('sign'));
        opening.addEventListener('error', () => reject(new Error('no canary')));
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve();
        });
      }),
    NAME,
  );
}

/** Whether the browser still knows the test's database; if not, it has lost the application's, too. */
export async function isCanaryAlive(page: Page): Promise<boolean> {
  const databases = await page.evaluate(() => indexedDB.databases());
  return databases.some(({ name }) => name === NAME);
}
