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
