import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Opens a material of the current entry by a part of its name. */
export async function openMaterial(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

/** Waits until a page is drawn, text layer included, and gives the text without any spaces. */
export async function readPdfText(page: Page, number: number): Promise<string> {
  const layer = pageOf(page, number).locator('.textLayer');
  await expect(layer.locator('.endOfContent')).toBeAttached();
  return (await layer.innerText()).replaceAll(/\s/g, '');
}

export type PagePixels = {
  readonly width: number;
  readonly height: number;
  /** How many different colours, counted coarsely: blank paper has one. */
  readonly colors: number;
  /** Share of pixels that are clearly not paper. */
  readonly ink: number;
};

/** What is on the canvas of a drawn page. */
export async function readPdfPixels(page: Page, number: number): Promise<PagePixels> {
  const canvas = pageOf(page, number).locator('canvas').first();
  await expect(canvas).toBeVisible();
  await expect(pageOf(page, number)).toHaveAttribute('data-loaded', 'true');
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const copy = new OffscreenCanvas(width, height);
    const context = copy.getContext('2d');
    if (!context) throw new Error('no canvas context');
    context.drawImage(element, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const colors = new Set<number>();
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      colors.add(((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4));
      if (red + green + blue < 600) ink += 1;
    }
    return { width, height, colors: colors.size, ink: (4 * ink) / data.length };
  });
}

export function pageOf(page: Page, number: number) {
  return page.getByTestId('pdf').locator(`.page[data-page-number="${number}"]`);
}
