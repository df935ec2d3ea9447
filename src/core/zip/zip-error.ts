/** Why a container was refused. Closed: every code has its line in `docs/zip-profile.md`. */
export const ZIP_ERROR_CODES = [
  // The container as a whole
  'not-a-zip',
  'truncated',
  'bytes-behind-end',
  'comment',
  'multi-disk',
  'zip64-malformed',
  'too-many-entries',
  'directory-too-large',
  'directory-malformed',
  'not-canonical',
  // Names
  'name-encoding',
  'name-empty',
  'name-too-long',
  'name-absolute',
  'name-traversal',
  'name-backslash',
  'name-control',
  'name-not-portable',
  'name-not-normalized',
  'name-duplicate',
  'name-file-as-folder',
  // Entries
  'encrypted',
  'data-descriptor',
  'flags',
  'method',
  'not-a-regular-file',
  'extra-field',
  'overlap',
  'gap',
  'local-header-differs',
  'entry-too-large',
  'crc-mismatch',
] as const;
export type ZipErrorCode = (typeof ZIP_ERROR_CODES)[number];

export type ZipError = {
  readonly code: ZipErrorCode;
  /** Name of the entry at fault, as far as it could be read; null for the container itself. */
  readonly entry: string | null;
};

export function zipError(code: ZipErrorCode, entry: string | null = null): ZipError {
  return { code, entry };
}
