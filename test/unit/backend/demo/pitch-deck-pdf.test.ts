import { describe, expect, it } from 'vitest';
import {
  countPitchDeckPages,
  createPitchDeckPdf,
} from '../../../../src/backend/demo/materials/pitch-deck-pdf.ts';
import { digestOf, embedded, notEmbedded, pickEntry } from './demo-fixtures.ts';
import { readFonts, readPdf } from './read-pdf.ts';

const variants = [
  ['embedded', embedded],
  ['not embedded', notEmbedded],
] as const;

describe.each(variants)('createPitchDeckPdf, fonts %s', (_, fonts) => {
  it('is a function of the entry', async () => {
    const first = digestOf(await createPitchDeckPdf(pickEntry(3), fonts));
    expect(digestOf(await createPitchDeckPdf(pickEntry(3), fonts))).toBe(first);
    expect(digestOf(await createPitchDeckPdf(pickEntry(3, 2), fonts))).not.toBe(first);
  });

  it.each([0, 5, 24])('has 8 to 10 pages of 16:9 for entry %i', async (index) => {
    const entry = pickEntry(index);
    const { pages, sizes } = await readPdf(await createPitchDeckPdf(entry, fonts));
    expect(pages).toHaveLength(countPitchDeckPages(entry));
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(pages.length).toBeLessThanOrEqual(10);
    expect(sizes.every(([width, height]) => width / height === 16 / 9)).toBe(true);
  });

  it('says what the entry says, on the right pages', async () => {
    const entry = pickEntry(8);
    const { pages } = await readPdf(await createPitchDeckPdf(entry, fonts));
    const [cover, problem, product, market, growth, architecture, team, financials] = pages;
    expect(cover).toContain(entry.title);
    expect(cover).toContain(entry.team);
    for (const pain of entry.pains) expect(problem).toContain(pain.detail);
    for (const module of entry.modules) expect(product).toContain(module.heading);
    expect(market).toContain('单位：亿元');
    expect(growth).toContain(String(entry.figures.growth.at(-1)?.value));
    for (const scene of entry.scenes) expect(architecture).toContain(scene);
    for (const member of entry.members) expect(team).toContain(member.name);
    expect(financials).toContain(String(entry.figures.financials.at(-1)?.profit));
  });
});

describe('fonts of a pitch deck', () => {
  it('embeds one font when asked to', async () => {
    const fonts = await readFonts(await createPitchDeckPdf(pickEntry(1), embedded));
    expect(fonts.programs).toBe(1);
    expect(fonts.encodings).toEqual(['Identity-H']);
  });

  it.each([0, 1, 2, 3, 4, 5])('carries no font program otherwise, entry %i', async (index) => {
    const bytes = await createPitchDeckPdf(pickEntry(index), notEmbedded);
    const fonts = await readFonts(bytes);
    expect(fonts.programs).toBe(0);
    expect(fonts.names).toContain('SimHei');
    expect(fonts.names.some((name) => name === 'STSong-Light' || name === 'SimSun')).toBe(true);
  });

  it('uses both kinds of predefined encoding across the contest', async () => {
    const decks = [0, 1, 2, 3, 4, 5].map((index) =>
      createPitchDeckPdf(pickEntry(index), notEmbedded),
    );
    const fonts = await Promise.all((await Promise.all(decks)).map(readFonts));
    expect(new Set(fonts.flatMap(({ encodings }) => encodings))).toEqual(
      new Set(['GBK-EUC-H', 'UniGB-UCS2-H']),
    );
  });
});
