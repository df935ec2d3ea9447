import type { Page } from '@playwright/test';
import { launchLoopback } from '../../test/support/launch-loopback.ts';
import type { LaunchedApp } from '../../test/support/launched-app.ts';
import { SECRET } from './bench-contest.ts';

export type DeskTimes = {
  /** From the profile to the screen that asks for the PIN. */
  readonly profile: number;
  /** From the PIN to the desk with its entries. */
  readonly desk: number;
};

/** Opens a profile as a judge would: picks it, types the PIN, waits for the entries. */
export async function openDesk(page: Page, profileId: string): Promise<DeskTimes> {
  const start = performance.now();
  await page.getByTestId(`profile-${profileId}`).click();
  const field = page.getByTestId('unlock-secret');
  await field.waitFor();
  const asked = performance.now();
  await field.fill(SECRET);
  await page.getByTestId('unlock-submit').click();
  await page.locator('[data-testid="desk"] [data-entry]').first().waitFor();
  return { profile: asked - start, desk: performance.now() - asked };
}

export function launchDesk(
  dataFolder: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<LaunchedApp> {
  return launchLoopback({ dataFolder, viewport });
}

export type FirstPage = { readonly milliseconds: number; readonly width: number };

/**
 * Clicks an entry and waits until page 1 of its document is on its canvas, complete: pdf.js marks a
 * page that it still draws. Measured inside the page, up to the frame that shows it.
 */
export function openFirstPage(page: Page, entry: string): Promise<FirstPage> {
  return page.evaluate(watchPage, { number: 1, press: `[data-entry="${entry}"]` });
}

/** Sends the form of a field and waits in the same way for the page that it leads to; gives milliseconds. */
export async function waitForPage(page: Page, number: number, field: string): Promise<number> {
  return (await page.evaluate(watchPage, { number, press: field })).milliseconds;
}

/** Runs in the page. */
function watchPage({ number, press }: { number: number; press: string }): Promise<FirstPage> {
  return new Promise((resolve, reject) => {
    const element = document.querySelector<HTMLElement>(press);
    if (!element) throw new Error(`nothing is ${press}`);
    const start = performance.now();
    if (element instanceof HTMLInputElement) element.form?.requestSubmit();
    else element.click();
    const look = () => {
      const drawn = document.querySelector(`.pdfViewer .page[data-page-number="${number}"]`);
      const canvas = drawn?.querySelector('canvas');
      const isDrawn =
        drawn?.getAttribute('data-loaded') === 'true' && !drawn.classList.contains('loadingIcon');
      if (canvas && canvas.width > 0 && isDrawn) {
        const { width } = canvas;
        requestAnimationFrame(() => resolve({ milliseconds: performance.now() - start, width }));
      } else if (performance.now() - start > 20_000) reject(new Error('no page was drawn'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Opens an entry without a document, so that the next one starts from nothing. */
export async function leaveDocument(page: Page, entry: string): Promise<void> {
  await page.locator(`[data-entry="${entry}"]`).click();
  await page.locator('.pdfViewer').waitFor({ state: 'detached' });
}
