/** A container that can be read anywhere: a file, a browser's Blob, bytes in memory. */
export type RandomAccess = {
  readonly size: number;
  /** The bytes at the offset; fewer than asked for only where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
};

export function memoryRandomAccess(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/**
 * Reads ahead: small parts that are asked for in order come out of one larger read. What it gives is
 * a view that others share, to be copied by whoever keeps it.
 */
export function readAheadAccess(source: RandomAccess, windowBytes = 1024 * 1024): RandomAccess {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  return {
    size: source.size,
    read: async (offset, length) => {
      if (length >= windowBytes) return source.read(offset, length);
      if (offset < start || offset + length > start + held.length) {
        const bytes = await source.read(offset, windowBytes);
        start = offset;
        held = bytes;
        return bytes.subarray(0, length);
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}
