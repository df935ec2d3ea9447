import { PDFName, PDFNumber, PDFRawStream, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { compressPngRows, type RgbPicture } from '../picture/png-encoder.ts';

/** Adds a picture as an image object; the PNG predictor saves unpacking and packing it again. */
export function embedPicture({ context }: PDFDocument, picture: RgbPicture): PDFRef {
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: picture.width,
    Height: picture.height,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: picture.width },
  });
  const body = compressPngRows(picture);
  dict.set(PDFName.of('Length'), PDFNumber.of(body.length));
  return context.register(PDFRawStream.of(dict, body));
}
