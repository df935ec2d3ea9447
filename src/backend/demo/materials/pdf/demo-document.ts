import { PDFDocument } from '@cantoo/pdf-lib';
import type { DemoEntry } from '../demo-entry.ts';
import { createEmbeddedTypeface } from './embedded-typeface.ts';
import { createSystemTypeface, systemFonts, type SystemFont } from './system-typeface.ts';
import type { FontChoice, TypefaceSet } from './typeface.ts';

// The day the invented teams handed in; a clock here would make every run differ.
const handedIn = new Date(Date.UTC(2024, 8, 1, 8, 0, 0));

/** An empty document with fixed metadata: the same input always gives the same bytes. */
export async function createDemoDocument(entry: DemoEntry, kind: string): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(`${entry.title}（${kind}）`);
  document.setAuthor(entry.team);
  document.setSubject(`${entry.id} ${entry.trackName}`);
  document.setCreator('Jurybox demo');
  document.setProducer('Jurybox demo');
  document.setCreationDate(handedIn);
  document.setModificationDate(handedIn);
  return document;
}

/** One embedded face for every voice, or a different system font for each. */
export async function createTypefaces(
  document: PDFDocument,
  choice: FontChoice,
  systemBody: SystemFont = systemFonts.song,
): Promise<TypefaceSet> {
  if (choice.embedFont) {
    const face = await createEmbeddedTypeface(document, choice.font);
    return { heading: face, body: face, quote: face };
  }
  return {
    heading: createSystemTypeface(document, systemFonts.hei),
    body: createSystemTypeface(document, systemBody),
    quote: createSystemTypeface(document, systemFonts.kai),
  };
}
