import {
  PDFHexString,
  PDFString,
  type PDFDict,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { encodeGbk } from './gbk-encoding.ts';
import type { Typeface } from './typeface.ts';

/** A font that office software of Chinese users names without embedding it. */
export interface SystemFont {
  readonly name: string;
  /** A predefined CMap of ISO 32000-1, table 118. */
  readonly encoding: 'UniGB-UCS2-H' | 'GBK-EUC-H';
  readonly flags: number;
  readonly stemWidth: number;
}

const serif = 1 << 1;
const symbolic = 1 << 2;
const script = 1 << 3;

export const systemFonts = {
  song: { name: 'STSong-Light', encoding: 'UniGB-UCS2-H', flags: symbolic | serif, stemWidth: 93 },
  simsun: { name: 'SimSun', encoding: 'GBK-EUC-H', flags: symbolic | serif, stemWidth: 80 },
  hei: { name: 'SimHei', encoding: 'GBK-EUC-H', flags: symbolic, stemWidth: 140 },
  kai: { name: 'KaiTi', encoding: 'GBK-EUC-H', flags: symbolic | script, stemWidth: 90 },
} as const satisfies Record<string, SystemFont>;

// Adobe-GB1 places proportional Latin at CID 1, where UniGB-UCS2-H leads, and half-width Latin
// at CID 814, where GBK-EUC-H leads. These are the proportional advances of STSong-Light.
const proportional = [
  207, 270, 342, 467, 462, 797, 710, 239, 374, 374, 423, 605, 238, 375, 238, 334, 462, 462, 462,
  462, 462, 462, 462, 462, 462, 462, 238, 238, 605, 605, 605, 344, 748, 684, 560, 695, 739, 563,
  511, 729, 793, 318, 312, 666, 526, 896, 758, 772, 544, 772, 628, 465, 607, 753, 711, 972, 647,
  620, 607, 374, 333, 374, 606, 500, 239, 417, 503, 427, 529, 415, 264, 444, 518, 241, 230, 495,
  228, 793, 527, 524, 524, 504, 338, 336, 277, 517, 450, 652, 466, 452, 407, 370, 258, 370, 605,
]; // prettier-ignore
const halfWidth = 500;
// GBK-EUC-H sets the space apart from the other half-width characters.
const gbkSpace = 7716;
const fullWidth = 1000;

/** Adds a Type 0 font without a font program (ISO 32000-1, 9.7.5.2): the reader substitutes it. */
export function createSystemTypeface(document: PDFDocument, font: SystemFont): Typeface {
  return {
    ref: registerType0Font(document, font),
    boldStroke: 0.028,
    measure: (text, size) =>
      (Array.from(text).reduce((sum, char) => sum + advanceOf(font, char), 0) * size) / 1000,
    encode: (text) =>
      font.encoding === 'GBK-EUC-H'
        ? PDFHexString.of(Buffer.from(encodeGbk(text)).toString('hex'))
        : PDFHexString.of(Buffer.from(text, 'utf16le').swap16().toString('hex')),
  };
}

function advanceOf(font: SystemFont, char: string): number {
  const code = char.charCodeAt(0);
  if (code >= 0x7f) return fullWidth;
  return font.encoding === 'GBK-EUC-H' ? halfWidth : (proportional[code - 0x20] ?? fullWidth);
}

function registerType0Font({ context }: PDFDocument, font: SystemFont): PDFRef {
  const descendant = context.obj({
    Type: 'Font',
    Subtype: font.encoding === 'GBK-EUC-H' ? 'CIDFontType2' : 'CIDFontType0',
    BaseFont: font.name,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('GB1'),
      Supplement: 2,
    },
    FontDescriptor: context.register(createDescriptor(context.obj({}), font)),
    DW: fullWidth,
    W:
      font.encoding === 'GBK-EUC-H'
        ? [814, 907, halfWidth, gbkSpace, [halfWidth]]
        : [1, [...proportional]],
  });
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: font.name,
      Encoding: font.encoding,
      DescendantFonts: [context.register(descendant)],
    }),
  );
}

function createDescriptor(empty: PDFDict, font: SystemFont): PDFDict {
  return empty.context.obj({
    Type: 'FontDescriptor',
    FontName: font.name,
    Flags: font.flags,
    FontBBox: [-25, -254, 1000, 880],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 700,
    StemV: font.stemWidth,
  });
}
