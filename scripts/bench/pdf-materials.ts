import { PDFDocument } from '@cantoo/pdf-lib';
import { createBusinessPlanPdf } from '../../src/backend/demo/materials/business-plan-pdf.ts';
import { createDemoEntries } from '../../src/backend/demo/materials/demo-entries.ts';
import { readDemoResources } from '../../src/backend/demo/materials/demo-resources.ts';
import { encodePng } from '../../src/backend/demo/materials/picture/png-encoder.ts';
import { createPitchDeckPdf } from '../../src/backend/demo/materials/pitch-deck-pdf.ts';
import { createSeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { join } from 'node:path';
import { RESOURCES } from './bench-contest.ts';

export type PdfMaterial = {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
};

/** The kinds of document that judges open: a deck, a plan, a very long one, a very large file. */
export async function createPdfMaterials(quick: boolean): Promise<readonly PdfMaterial[]> {
  const [entry] = createDemoEntries(1);
  if (!entry) throw new Error('the demo has no entries');
  const { font } = await readDemoResources(join(RESOURCES, 'demo'));
  const deck = await createPitchDeckPdf(entry, { embedFont: true, font });
  const plan = await createBusinessPlanPdf(entry, { embedFont: false, pages: 60 });
  const long = await createBusinessPlanPdf(entry, { embedFont: false, pages: quick ? 100 : 500 });
  const large = await createPicturePdf(quick ? 2 : 14);
  const size = (bytes: Uint8Array) => `${(bytes.length / 1e6).toFixed(1)} MB`;
  return [
    { what: `deck, embedded font, ${size(deck)}`, name: 'deck.pdf', bytes: deck },
    { what: `plan, 60 pages, fonts not embedded, ${size(plan)}`, name: 'plan.pdf', bytes: plan },
    { what: `manual, 500 pages, ${size(long)}`, name: 'long.pdf', bytes: long },
    { what: `picture book, ${size(large)}`, name: 'large.pdf', bytes: large },
  ];
}

/** Pages that are one photograph-sized picture of noise each, which nothing compresses. */
async function createPicturePdf(pages: number): Promise<Uint8Array> {
  const [width, height] = [1280, 960];
  const document = await PDFDocument.create();
  const random = createSeededRandom(50);
  for (let page = 0; page < pages; page += 1) {
    const pixels = random.bytes(3 * width * height);
    const picture = await document.embedPng(encodePng({ width, height, pixels }));
    document.addPage([800, 600]).drawImage(picture, { x: 0, y: 0, width: 800, height: 600 });
  }
  return document.save();
}
