import type { PDFDocument } from '@cantoo/pdf-lib';
import fontkit, { type Font, type Subset } from '@pdf-lib/fontkit';

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];

/**
 * fontkit 1 has an internal `encode(stream)` on its subsets, which the PDF library takes for
 * version 2's `encode()` and calls without a stream. Showing it `encodeStream` alone settles it.
 */
export const subsettingFontkit: Fontkit = {
  create(bytes, postscriptName) {
    const font = fontkit.create(Buffer.from(bytes), postscriptName);
    const createSubset = font.createSubset.bind(font);
    return Object.assign(font, { createSubset: () => hideEncode(createSubset()) }) satisfies Font;
  },
};

function hideEncode(subset: Subset): Subset {
  return {
    includeGlyph: (glyph) => subset.includeGlyph(glyph),
    encodeStream: () => subset.encodeStream(),
  };
}
