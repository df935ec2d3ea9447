import { beforeAll, describe, expect, it } from 'vitest';
import {
  createDemoMaterials,
  type DemoMaterial,
} from '../../../../src/backend/demo/materials/create-demo-materials.ts';
import { createDemoEntries } from '../../../../src/backend/demo/materials/demo-entries.ts';
import { digestOf, resourcesDir } from './demo-fixtures.ts';
import { readFonts } from './read-pdf.ts';

async function createSome(seed: number, count: number): Promise<readonly DemoMaterial[]> {
  const materials: DemoMaterial[] = [];
  for await (const material of createDemoMaterials(seed, { resourcesDir })) {
    if (materials.length === count) break;
    materials.push(material);
  }
  return materials;
}

const magic: Readonly<Record<DemoMaterial['mediaType'], (bytes: Buffer) => boolean>> = {
  'application/pdf': (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-',
  'image/png': (bytes) => bytes.toString('latin1', 1, 4) === 'PNG',
  'image/jpeg': (bytes) => bytes.readUInt16BE(0) === 0xffd8,
  'video/mp4': (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
};

describe('createDemoMaterials', () => {
  let materials: readonly DemoMaterial[] = [];
  beforeAll(async () => {
    materials = await createSome(1, Number.POSITIVE_INFINITY);
  }, 60_000);

  it('gives every entry its set', () => {
    const count = (part: string): number =>
      materials.filter(({ name }) => name.includes(part)).length;
    expect(new Set(materials.map(({ entry }) => entry))).toEqual(
      new Set(createDemoEntries(1).map(({ id }) => id)),
    );
    expect(count('-路演PPT.pdf')).toBe(36);
    expect(count('-商业计划书.pdf')).toBe(9);
    expect(count('-产品图片.')).toBe(6);
    const videos = materials.filter(({ mediaType }) => mediaType === 'video/mp4');
    expect(videos.map(({ name }) => name)).toEqual(['E-001-演示视频.mp4', 'M-001-演示视频.mp4']);
  });

  it('names no two files alike and types each by its content', () => {
    expect(new Set(materials.map(({ name }) => name)).size).toBe(materials.length);
    for (const { name, entry, mediaType, bytes } of materials) {
      expect(name.startsWith(`${entry}-`)).toBe(true);
      expect(magic[mediaType](Buffer.from(bytes)), name).toBe(true);
    }
  });

  it('leaves the fonts out of every third deck', async () => {
    const decks = materials.filter(({ name }) => name.endsWith('-路演PPT.pdf'));
    const programs = await Promise.all(
      decks.map(async ({ bytes }) => (await readFonts(bytes)).programs),
    );
    expect(programs).toEqual(decks.map((_, index) => ((index + 1) % 3 === 0 ? 0 : 1)));
  });

  it('stays under 25 MB', () => {
    const total = materials.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(total).toBeGreaterThan(5_000_000);
    expect(total).toBeLessThan(25_000_000);
  });

  it('gives the same bytes again, and others for another seed', async () => {
    const sample = 12;
    const digests = (list: readonly DemoMaterial[]): readonly string[] =>
      list
        .slice(0, sample)
        .filter(({ mediaType }) => mediaType === 'application/pdf')
        .map(({ bytes }) => digestOf(bytes));
    expect(digests(await createSome(1, sample))).toEqual(digests(materials));
    const others = new Set(digests(await createSome(2, sample)));
    expect(digests(materials).filter((digest) => others.has(digest))).toEqual([]);
  }, 30_000);
});
