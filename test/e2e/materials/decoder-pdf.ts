import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

const SIDE = 64;
/** A black bar on white, 64 x 64, as `opj_compress` writes it (JPEG 2000, grey). */
const JPEG_2000 = Buffer.from(
  [
    'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAQAAAAEAAAQcHAAAAAAAP',
    'Y29scgEAAAAAABEAAAE4anAyY/9P/1EAKQAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAAAQcBAf9S',
    'AAwAAAABAAUEBAAB/1wAE0BASEhQSEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9u',
    'IDIuNS4w/5AACgAAAAAAtwAB/5PfgDACOPQISm/PwBQM9E/pJ8faHgAUDoWIsLLoQtKHlSNn2h/PwFwX1gtBxP7z',
    'FA9zAAbjJ8QhXjyQvNP8n8/ApCIZEPxe22P8G43+XAWA/EILgAmWzBK/aOuUvKbzuZS8peU20dyl5S8nz8DwNp7H',
    'P9UCFzRQGyPsf93C8Ikwxa3XzfORhIGw2Gw2Gw2BcEDYbDYbDYa+pwBsNhsNhsNfEYg2Gw2Gw2Gv/9k=',
  ].join(''),
  'base64',
);

/**
 * Page 1 is one JPEG 2000 picture, page 2 one JBIG2 picture: a black bar over the middle half of
 * the width, on white. pdf.js decodes neither without its own modules.
 */
export async function createDecoderPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  addPicture(document, 'JPXDecode', JPEG_2000, 8);
  addPicture(document, 'JBIG2Decode', createJbig2(), 1);
  return document.save();
}

function addPicture(document: PDFDocument, filter: string, bytes: Uint8Array, bits: number): void {
  const page = document.addPage([SIDE * 4, SIDE * 4]);
  const picture = document.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: SIDE,
    Height: SIDE,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: bits,
    Filter: filter,
  });
  const resources = { XObject: { P: document.context.register(picture) } };
  page.node.set(PDFName.of('Resources'), document.context.obj(resources));
  const content = document.context.stream(`q ${SIDE * 4} 0 0 ${SIDE * 4} 0 0 cm /P Do Q`);
  page.node.set(PDFName.of('Contents'), document.context.register(content));
}

/** ITU-T T.88 without a file header, as PDF embeds it: page information, one generic region. */
function createJbig2(): Uint8Array {
  const size = [...int32(SIDE), ...int32(SIDE)];
  const page = [...size, ...int32(0), ...int32(0), 0, 0, 0];
  // Where it lies, how it is combined, and "coded as T.6" (clause 7.4.6).
  const region = [...size, ...int32(0), ...int32(0), 0, 1, ...createT6()];
  return Uint8Array.from([...segment(0, 48, page), ...segment(1, 38, region)]);
}

function segment(number: number, type: number, data: readonly number[]): readonly number[] {
  return [...int32(number), type, 0, 1, ...int32(data.length), ...data];
}

/** Rows of 16 white, 32 black, 16 white (ITU-T T.6): the first one spelled out, the rest alike. */
function createT6(): readonly number[] {
  const first = ['001', '101010', '000001101010', '1'];
  const endOfBlock = '000000000001'.repeat(2);
  const bits = [...first, '111'.repeat(SIDE - 1), endOfBlock].join('');
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    bytes.push(Number.parseInt(bits.slice(at, at + 8).padEnd(8, '0'), 2));
  }
  return bytes;
}

function int32(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
