/** Numbers of PKWARE's APPNOTE.TXT 6.3.10 that the profile of `docs/zip-profile.md` uses. */
export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const ZIP64_END_SIGNATURE = 0x06064b50;
export const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;

export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_BYTES = 22;
export const ZIP64_END_BYTES = 56;
export const ZIP64_LOCATOR_BYTES = 20;

export const VERSION_STORED = 20;
export const VERSION_ZIP64 = 45;
/** Bit 11: the name is UTF-8. */
export const FLAG_UTF8 = 0x0800;
export const FLAG_ENCRYPTED = 0x0001;
export const FLAG_DATA_DESCRIPTOR = 0x0008;
/** Bit 6 strong encryption, bit 13 masked headers. */
export const FLAGS_STRONG_ENCRYPTION = 0x2040;
/** 1980-01-01, the first day that the format can say: contents, not clocks, decide the bytes. */
export const DOS_DATE = 0x0021;
export const DOS_TIME = 0x0000;
export const ZIP64_EXTRA_ID = 0x0001;

export const MAX_UINT16 = 0xffff;
export const MAX_UINT32 = 0xffffffff;

/** One file of a container, at its place. */
export type ZipEntry = {
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
  /** Where its local header starts, and where its bytes do. */
  readonly offset: number;
  readonly dataOffset: number;
};

/** Everything that the headers of one file depend on. */
export type ZipFileFacts = {
  readonly path: string;
  readonly size: number;
  readonly crc32: number;
};

/** Writes little-endian fields one after another. */
export function createFieldWriter(length: number) {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const writer = {
    bytes,
    uint16(value: number) {
      view.setUint16(at, value, true);
      at += 2;
      return writer;
    },
    uint32(value: number) {
      view.setUint32(at, value, true);
      at += 4;
      return writer;
    },
    uint64(value: number) {
      view.setBigUint64(at, BigInt(value), true);
      at += 8;
      return writer;
    },
    raw(value: Uint8Array) {
      bytes.set(value, at);
      at += value.length;
      return writer;
    },
  };
  return writer;
}
