import { PDFDocument, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cMapUrl } from './demo-fixtures.ts';

export interface PdfContent {
  readonly pages: readonly string[];
  readonly outline: readonly string[];
  readonly sizes: readonly (readonly [width: number, height: number])[];
}

/** Reads a PDF the way the app's own viewer does, as evidence independent of the writer. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const task = getDocument({ data: bytes.slice(), cMapUrl, cMapPacked: true, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: (readonly [number, number])[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([width, height]);
  }
  const outline = (await document.getOutline()) ?? [];
  await task.destroy();
  return { pages, sizes, outline: outline.map(({ title }) => title) };
}

/** The names of all fonts, and how many font programs the file carries. */
export async function readFonts(bytes: Uint8Array): Promise<{
  readonly names: readonly string[];
  readonly encodings: readonly string[];
  readonly programs: number;
}> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const dicts = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((object) => object instanceof PDFDict);
  const type0 = dicts.filter((dict) => nameIn(dict, 'Subtype') === 'Type0');
  const programs = dicts.filter((dict) =>
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dict.has(PDFName.of(key))),
  );
  return {
    names: type0.map((dict) => nameIn(dict, 'BaseFont')),
    encodings: type0.map((dict) => nameIn(dict, 'Encoding')),
    programs: programs.length,
  };
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}
