/** Every expected failure the backend can answer with. The catalogs hold a text for each. */
export const APP_ERROR_CODES = [
  'unknown-method',
  'bad-input',
  'role-not-allowed',
  'no-profile',
  'internal',
  'cancelled',
  'upload-unknown',
  'upload-too-large',
  'destination-unknown',
  'destination-not-writable',
  'disk-full',
  'data-folder-read-only',
  'identity-missing',
  'identity-exists',
  'identity-locked',
  'secret-wrong',
  'secret-locked-out',
  'secret-too-weak',
  'preset-unknown',
  'setup-invalid',
  'contest-missing',
  'contest-exists',
  'contest-frozen',
  'contest-not-frozen',
  'key-card-invalid',
  'key-card-role',
  'key-card-rehearsal',
  'fingerprint-mismatch',
  'judge-exists',
  'judge-unknown',
  'device-taken',
  'csv-invalid',
  'entries-missing',
  'entry-unknown',
  'material-missing',
  'roster-missing',
  'roster-stale',
  'assignment-missing',
  'assignment-stale',
  'assignment-invalid',
  'package-not-encrypted-for-you',
  'package-damaged',
  'package-untrusted',
  'package-wrong-judge',
  'package-other-contest',
  'package-older',
  'package-rehearsal',
  'package-missing',
  'package-unconfirmed',
  'draft-stale',
  'sheet-invalid',
  'sheet-changed',
  'sheet-sealed',
  'correction-reason-missing',
  'nothing-to-export',
  'bundle-damaged',
  'bundle-other-contest',
  'bundle-unknown-device',
  'bundle-rehearsal',
  'receipt-invalid',
  'result-missing',
  'archive-damaged',
  'archive-unknown',
  'fingerprint-malformed',
  'not-the-notary',
  'verification-failed',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

export type AppError = {
  readonly code: AppErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where in the input: a field path, a file name, `line 3, column team`. */
  readonly at?: string;
};

/** Builds an expected failure. */
export function appError(
  code: AppErrorCode,
  params?: Readonly<Record<string, string | number>>,
  at?: string,
): AppError {
  return { code, ...(params ? { params } : {}), ...(at === undefined ? {} : { at }) };
}
