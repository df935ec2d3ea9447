import { createBusinessPlanPdf } from './business-plan-pdf.ts';
import { createDemoEntries } from './demo-entries.ts';
import type { DemoEntry } from './demo-entry.ts';
import { readDemoResources, type DemoResources } from './demo-resources.ts';
import type { FontChoice } from './pdf/typeface.ts';
import { encodePng } from './picture/png-encoder.ts';
import { paintProductPicture } from './picture/product-picture.ts';
import { createPitchDeckPdf } from './pitch-deck-pdf.ts';

export interface DemoMaterial {
  /** The entry's number, for example E-001. */
  readonly entry: string;
  /** The file name, for example `E-001-路演PPT.pdf`. */
  readonly name: string;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg' | 'video/mp4';
  readonly bytes: Uint8Array;
}

const everyNth = { systemFonts: 3, businessPlan: 4, picture: 6, photo: 12 } as const;
const entriesWithVideo: ReadonlySet<string> = new Set(['E-001', 'M-001']);
const businessPlanPages = 12;

/**
 * Yields the materials of all 36 entries in entry order. `resourcesDir` is the folder that
 * holds the committed font, video and photograph, `resources/demo` in a checkout.
 */
export async function* createDemoMaterials(
  seed: number,
  { resourcesDir }: { readonly resourcesDir: string },
): AsyncGenerator<DemoMaterial, void, undefined> {
  const resources = await readDemoResources(resourcesDir);
  for (const [index, entry] of createDemoEntries(seed).entries()) {
    yield* createEntryMaterials(entry, index + 1, resources);
  }
}

async function* createEntryMaterials(
  entry: DemoEntry,
  ordinal: number,
  resources: DemoResources,
): AsyncGenerator<DemoMaterial, void, undefined> {
  const isEvery = (nth: number): boolean => ordinal % nth === 0;
  const fonts: FontChoice = isEvery(everyNth.systemFonts)
    ? { embedFont: false }
    : { embedFont: true, font: resources.font };
  const pdf = (kind: string, bytes: Uint8Array): DemoMaterial => ({
    entry: entry.id,
    name: `${entry.id}-${kind}.pdf`,
    mediaType: 'application/pdf',
    bytes,
  });
  yield pdf('路演PPT', await createPitchDeckPdf(entry, fonts));
  if (isEvery(everyNth.businessPlan)) {
    const plan = await createBusinessPlanPdf(entry, { ...fonts, pages: businessPlanPages });
    yield pdf('商业计划书', plan);
  }
  if (isEvery(everyNth.picture)) yield createPicture(entry, isEvery(everyNth.photo), resources);
  if (entriesWithVideo.has(entry.id)) {
    const name = `${entry.id}-演示视频.mp4`;
    yield { entry: entry.id, name, mediaType: 'video/mp4', bytes: resources.video.slice() };
  }
}

function createPicture(entry: DemoEntry, isPhoto: boolean, resources: DemoResources): DemoMaterial {
  const name = `${entry.id}-产品图片`;
  if (isPhoto) {
    const bytes = resources.photo.slice();
    return { entry: entry.id, name: `${name}.jpg`, mediaType: 'image/jpeg', bytes };
  }
  const bytes = encodePng(paintProductPicture(entry, 1200, 750));
  return { entry: entry.id, name: `${name}.png`, mediaType: 'image/png', bytes };
}
