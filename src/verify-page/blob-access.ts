import type { RandomAccess } from '../core/zip/random-access.ts';

/** A dropped file, read in slices: it may be larger than memory. */
export function blobAccess(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}
