import { statfs } from 'node:fs/promises';

/** Of https://www.sqlite.org/rescode.html, as `node:sqlite` reports them. */
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/**
 * Whether the failure means that the disk, or this user's share of it, is full (threats.md row 46).
 * Looks through `cause`, because stream and database wrappers hide the original.
 */
export function isDiskFull(error: unknown): boolean {
  return isCausedBy(error, ['ENOSPC', 'EDQUOT'], [SQLITE_FULL]);
}

/**
 * Whether the failure means that the data folder cannot be written any more. SQLite says "I/O error"
 * where the system takes the right to write away from a file that is open (a disk remounted read-only
 * after a fault, a drive pulled out); it names a full disk apart from that.
 */
export function isReadOnly(error: unknown): boolean {
  const resultCodes = [SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN];
  return isCausedBy(error, ['EROFS', 'EACCES', 'EPERM', 'EIO'], resultCodes);
}

function isCausedBy(
  error: unknown,
  codes: readonly string[],
  resultCodes: readonly number[],
): boolean {
  for (let current = error, depth = 0; depth < 8; depth += 1) {
    if (typeof current !== 'object' || current === null) return false;
    if ('code' in current && codes.includes(String(current.code))) return true;
    // The low byte is the primary code; the rest says more about it.
    if ('errcode' in current && resultCodes.includes(Number(current.errcode) & 0xff)) return true;
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
