import type { Page } from '@playwright/test';

/**
 * Makes the browser as slow to store drafts as a busy disk: whatever is written from now on waits behind
 * a transaction that does not end. Gives what ends it.
 */
export async function holdDrafts(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(
    () =>
      new Promise<{ over: boolean }>((resolve, reject) => {
        const state = { over: false };
        const opening = indexedDB.open('jurybox');
        opening.addEventListener('error', () => reject(new Error('no drafts')));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts');
          const goOn = () => {
            if (state.over) database.close();
            else drafts.count().addEventListener('success', goOn);
          };
          drafts.count().addEventListener('success', () => {
            goOn();
            resolve(state);
          });
        });
      }),
  );
  return () =>
    hold.evaluate((state) => {
      state.over = true;
    });
}
