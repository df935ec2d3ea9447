import { crc32, deflateSync } from 'node:zlib';

/** Interleaved 8-bit RGB rows without padding. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const channels = 3;
const subFilter = 1;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The compressed scan lines of a PNG's IDAT chunk. A PDF image takes the same bytes with
 * FlateDecode and the PNG predictor (ISO 32000-1, 7.4.4.4), hence its own function.
 */
export function compressPngRows({ width, height, pixels }: RgbPicture): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(height * (stride + 1));
  for (let y = 0; y < height; y += 1) {
    const target = y * (stride + 1);
    rows[target] = subFilter;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (pixels[y * stride + x - channels] ?? 0);
      rows[target + 1 + x] = (pixels[y * stride + x] ?? 0) - left;
    }
  }
  return deflateSync(rows, { level: 4 });
}

/** Encodes a PNG file (ISO/IEC 15948) without any ancillary chunk. */
export function encodePng(picture: RgbPicture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(signature),
      createChunk('IHDR', header),
      createChunk('IDAT', compressPngRows(picture)),
      createChunk('IEND', new Uint8Array()),
    ]),
  );
}

function createChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
