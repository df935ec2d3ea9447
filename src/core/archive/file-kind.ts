/** What a file looks like from its first bytes, to say so when another kind was expected. */
export const FILE_KINDS = [
  'empty',
  'zip',
  'package',
  'bundle',
  'receipt',
  'head',
  'witness',
  'signed-object',
  'pdf',
  'office',
  'text',
  'unknown',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Bytes that `guessFileKind` looks at. */
export const KIND_BYTES = 4_096;

const STARTS: readonly (readonly [string, FileKind])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['age-encryption.org/', 'package'],
  ['{"bundle":', 'bundle'],
  ['{"receipt":', 'receipt'],
  ['{"checkpoint":', 'head'],
  ['jurybox/', 'witness'],
  ['{"payload":', 'signed-object'],
  ['%PDF-', 'pdf'],
  ['\u00d0\u00cf\u0011\u00e0', 'office'],
];

/** A guess, for a sentence to a person: nothing is trusted or refused because of it. */
export function guessFileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  const start = String.fromCharCode(...head.subarray(0, KIND_BYTES));
  const known = STARTS.find(([text]) => start.startsWith(text));
  if (known?.[1] === 'zip' && start.includes('[Content_Types].xml')) return 'office';
  if (known) return known[1];
  const isText = head.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0d].includes(byte));
  return isText ? 'text' : 'unknown';
}
