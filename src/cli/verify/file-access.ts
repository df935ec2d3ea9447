import type { FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../../core/zip/random-access.ts';

/** A file as the verifier reads it; every answer is a copy of its own. */
export function createFileAccess(file: FileHandle, size: number): RandomAccess {
  return {
    size,
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(bytes, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
  };
}
