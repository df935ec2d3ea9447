import type { PDFHexString, PDFRef } from '@cantoo/pdf-lib';

/** A font of the document, embedded or not, as the drawing code sees it. */
export interface Typeface {
  readonly ref: PDFRef;
  /** Neither kind of font comes with a bold cut; a thin outline stands in for it. */
  readonly boldStroke: number;
  measure(text: string, size: number): number;
  encode(text: string): PDFHexString;
}

/** The three voices of a Chinese office document. */
export interface TypefaceSet {
  readonly heading: Typeface;
  readonly body: Typeface;
  readonly quote: Typeface;
}

/** Either the bytes of a TrueType font to embed, or the wish to rely on the reader's own fonts. */
export type FontChoice =
  | { readonly embedFont: true; readonly font: Uint8Array }
  | { readonly embedFont: false };
