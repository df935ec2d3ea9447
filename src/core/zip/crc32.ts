/**
 * CRC-32 of ISO 3309, as ZIP uses it. `previous` continues an earlier result. The signature is that
 * of `zlib.crc32`, which is many times faster: hosts that have it pass it in.
 */
export type Crc32 = (bytes: Uint8Array, previous?: number) => number;

export const crc32: Crc32 = (bytes, previous = 0) => {
  let state = ~previous;
  for (const byte of bytes) state = (TABLE[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
  return ~state >>> 0;
};

const TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});
