import { describe, expect, it } from 'vitest';
import { createBusinessPlanPdf } from '../../../../src/backend/demo/materials/business-plan-pdf.ts';
import { digestOf, embedded, notEmbedded, pickEntry } from './demo-fixtures.ts';
import { readFonts, readPdf } from './read-pdf.ts';

const entry = pickEntry(4);

describe('createBusinessPlanPdf', () => {
  it('writes 60 pages in several fonts that it does not embed', async () => {
    const bytes = await createBusinessPlanPdf(entry, { ...notEmbedded, pages: 60 });
    const { pages, outline, sizes } = await readPdf(bytes);
    expect(pages).toHaveLength(60);
    expect(outline).toHaveLength(10);
    expect(sizes.every(([width, height]) => width < height)).toBe(true);
    pages.slice(1).forEach((page, index) => expect(page).toContain(`第 ${index + 2} 页 共 60 页`));
    const fonts = await readFonts(bytes);
    expect(fonts.programs).toBe(0);
    expect(new Set(fonts.names)).toEqual(new Set(['STSong-Light', 'SimHei', 'KaiTi']));
  });

  it.each([
    ['embedded', embedded],
    ['not embedded', notEmbedded],
  ] as const)('can be read as Chinese, fonts %s', async (_, fonts) => {
    const { pages } = await readPdf(await createBusinessPlanPdf(entry, { ...fonts, pages: 12 }));
    const text = pages.join('');
    expect(text).toContain(entry.team);
    expect(text).toContain('财务预测（单位：万元）');
    expect(text).toContain(entry.modules[0]?.detail);
    // A wrong encoding would show as letters, boxes or private-use characters.
    expect(text.match(/\p{Script=Han}/gu)?.length ?? 0).toBeGreaterThan(4000);
    expect(text).not.toMatch(/[\ufffd\ue000-\uf8ff]/);
    expect(text).not.toMatch(/undefined|NaN|\{|\}/);
  });

  it.each([3, 12, 13, 75])('writes exactly %i pages', async (count) => {
    const bytes = await createBusinessPlanPdf(entry, { ...notEmbedded, pages: count });
    const { pages } = await readPdf(bytes);
    expect(pages).toHaveLength(count);
    // Prose fills every page: a page that the layout gave up on would be nearly empty.
    for (const page of pages.slice(2)) expect(page.length).toBeGreaterThan(300);
  });

  it.each([2, 0, 3.5])('refuses %d pages', async (count) => {
    await expect(createBusinessPlanPdf(entry, { ...notEmbedded, pages: count })).rejects.toThrow(
      RangeError,
    );
  });

  it('is a function of the entry', async () => {
    const digest = async (seed: number): Promise<string> =>
      digestOf(await createBusinessPlanPdf(pickEntry(4, seed), { ...embedded, pages: 12 }));
    expect(await digest(1)).toBe(await digest(1));
    expect(await digest(1)).not.toBe(await digest(2));
  });
});
