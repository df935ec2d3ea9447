import { textToBytes } from '../bytes/text.ts';
import { zipError, type ZipError, type ZipErrorCode } from './zip-error.ts';

export const MAX_NAME_BYTES = 1024;
/** ext4, APFS and NTFS all stop at 255 units per segment. */
export const MAX_SEGMENT_BYTES = 255;

/** C0, DEL and C1, and the characters that turn the direction of text (spoofed extensions). */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/;
/** What Windows refuses in a name, or gives a meaning of its own (`a:b` is a stream of `a`). */
const FORBIDDEN_ON_WINDOWS = /[<>:"|?*]|[. ](?:\/|$)/;
const WINDOWS_DEVICE =
  /(?:^|\/)(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.[^/]*)?(?:\/|$)/i;

/** What is wrong with an entry's name on its own; null when it may be used on every system. */
export function findNameFault(name: string): ZipErrorCode | null {
  if (!name.isWellFormed()) return 'name-encoding';
  if (name === '') return 'name-empty';
  if (CONTROL.test(name)) return 'name-control';
  if (name.includes('\\')) return 'name-backslash';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'name-absolute';
  const segments = name.split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'name-traversal';
  if (segments.includes('')) return 'name-empty';
  if (textToBytes(name).length > MAX_NAME_BYTES) return 'name-too-long';
  if (segments.some((segment) => textToBytes(segment).length > MAX_SEGMENT_BYTES)) {
    return 'name-too-long';
  }
  if (FORBIDDEN_ON_WINDOWS.test(name) || WINDOWS_DEVICE.test(name)) return 'name-not-portable';
  return name.normalize('NFC') === name ? null : 'name-not-normalized';
}

/**
 * Names as nearly all of a large archive have them: plain letters and digits, a folder that is too
 * long for a device of Windows. Nothing is wrong with them, and folding does not change them.
 */
const PLAIN_NAME = /^[a-z]{5,50}\/[0-9a-f]{64}\.dsse\.json$/;

/**
 * The first fault in a list of names: each on its own, and together. Two names that some file
 * system would take for one are duplicates (threats.md row 4); so is a file whose name is another
 * file's folder.
 */
export function findNameListFault(names: readonly string[]): ZipError | null {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    const isPlain = PLAIN_NAME.test(name);
    const fault = isPlain ? null : findNameFault(name);
    if (fault !== null) return zipError(fault, name);
    const folded = isPlain ? name : foldName(name);
    if (files.has(folded)) return zipError('name-duplicate', name);
    if (folders.has(folded)) return zipError('name-file-as-folder', name);
    files.add(folded);
    for (let at = folded.lastIndexOf('/'); at > 0; at = folded.lastIndexOf('/', at - 1)) {
      const folder = folded.slice(0, at);
      if (files.has(folder)) return zipError('name-file-as-folder', name);
      folders.add(folder);
    }
  }
  return null;
}

/** Compatibility form without case. Upper before lower, so that `ß` meets `SS` and `ſ` meets `s`. */
function foldName(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
