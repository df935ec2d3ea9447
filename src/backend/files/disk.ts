import { statfs } from 'node:fs/promises';

/** SQLITE_FULL of https://www.sqlite.org/rescode.html, as `node:sqlite` reports it. */
const SQLITE_FULL = 13;

/**
 * Whether the failure means that the disk, or this user's share of it, is full (threats.md row 46).
 * Looks through `cause`, because stream and database wrappers hide the original.
 */
export function isDiskFull(error: unknown): boolean {
  for (let current = error, depth = 0; depth < 8; depth += 1) {
    if (typeof current !== 'object' || current === null) return false;
    if ('code' in current && (current.code === 'ENOSPC' || current.code === 'EDQUOT')) return true;
    if ('errcode' in current && current.errcode === SQLITE_FULL) return true;
    if (!('cause' in current)) return false;
    current = current.cause;
  }
  return false;
}

/** Bytes that this user may still write on the volume that holds the path. */
export async function freeBytes(path: string): Promise<number> {
  const volume = await statfs(path);
  return volume.bavail * volume.bsize;
}
