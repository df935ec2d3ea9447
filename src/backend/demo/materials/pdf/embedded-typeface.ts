import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import { subsettingFontkit } from './subsetting-fontkit.ts';
import type { Typeface } from './typeface.ts';

/** Embeds the glyphs that the document comes to use; the subset is cut when it is saved. */
export async function createEmbeddedTypeface(
  document: PDFDocument,
  bytes: Uint8Array,
): Promise<Typeface> {
  document.registerFontkit(subsettingFontkit);
  const font = await document.embedFont(bytes, { subset: true });
  const advance = createAdvanceTable(font);
  return {
    ref: font.ref,
    boldStroke: 0.028,
    measure: (text, size) => Array.from(text).reduce((sum, char) => sum + advance(char), 0) * size,
    encode: (text) => font.encodeText(text),
  };
}

// Line breaking measures every prefix of a paragraph; shaping each anew would take minutes.
function createAdvanceTable(font: PDFFont): (char: string) => number {
  const known = new Map<string, number>();
  return (char) => {
    const found = known.get(char) ?? font.widthOfTextAtSize(char, 1);
    known.set(char, found);
    return found;
  };
}
