import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemoEntry } from '../../../../src/backend/demo/materials/demo-entry.ts';
import { createDemoEntries } from '../../../../src/backend/demo/materials/demo-entries.ts';
import type { FontChoice } from '../../../../src/backend/demo/materials/pdf/typeface.ts';

const root = new URL('../../../../', import.meta.url);

export const resourcesDir = fileURLToPath(new URL('resources/demo', root));
export const generatorDir = fileURLToPath(new URL('src/backend/demo', root));
export const cMapUrl = fileURLToPath(new URL('node_modules/pdfjs-dist/cmaps/', root));

export const embedded: FontChoice = {
  embedFont: true,
  font: new Uint8Array(readFileSync(new URL('resources/demo/jurybox-demo-sans.ttf', root))),
};
export const notEmbedded: FontChoice = { embedFont: false };

export function pickEntry(index: number, seed = 1): DemoEntry {
  const entry = createDemoEntries(seed)[index];
  if (entry === undefined) throw new RangeError(`no entry ${index}`);
  return entry;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
