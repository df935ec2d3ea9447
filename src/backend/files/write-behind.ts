import type { FileHandle } from 'node:fs/promises';

/**
 * Writes chunks in order while the caller prepares the next one. At most one write is under way, so
 * a source may use two buffers in turn. A failed write rejects the next call, or `finish`.
 */
export type WriteBehind = {
  write(chunk: Uint8Array): Promise<void>;
  /** Waits for the last write. To be called before the handle is synced or closed. */
  finish(): Promise<void>;
};

export function createWriteBehind(handle: FileHandle): WriteBehind {
  let pending: Promise<void> = Promise.resolve();
  return {
    write: async (chunk) => {
      await pending;
      pending = writeAll(handle, chunk);
      // Its failure is reported by whoever awaits it next, not as an unhandled rejection.
      pending.catch(() => undefined);
    },
    finish: () => pending,
  };
}

/** Writes every byte: one `write` call may take fewer. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
    offset += bytesWritten;
  }
}
