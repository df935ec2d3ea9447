import type { Page } from '@playwright/test';
import { median } from './statistics.ts';

/** Distances of frames in milliseconds while the pane is scrolled by 60 px in each of them. */
export function frameGaps(page: Page, pane: string, frames: number): Promise<readonly number[]> {
  return page.evaluate(
    async ({ selector, count }) => {
      const element = document.querySelector(selector);
      const at: number[] = [];
      while (at.length <= count) {
        at.push(await new Promise(requestAnimationFrame));
        element?.scrollBy(0, 60);
      }
      return at.slice(1).map((time, index) => time - (at[index] ?? 0));
    },
    { selector: pane, count: frames },
  );
}

/** Median distance of frames while nothing happens. */
export async function measureFrame(page: Page): Promise<number> {
  return median(await frameGaps(page, 'nothing', 120));
}
