/** What a file looks like from its first and last bytes, to say so when another kind was expected. */
export const FILE_KINDS = [
  'empty',
  'archive',
  'zip',
  'package',
  'bundle',
  'receipt',
  'head',
  'witness',
  'key-card',
  'signing-request',
  'evidence',
  'signed-object',
  'json',
  'pdf',
  'office',
  'picture',
  'film',
  'text',
  'unknown',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What a person can be asked for. */
export const EXPECTED_KINDS = [
  'archive',
  'package',
  'bundle',
  'receipt',
  'head',
  'witness',
  'key-card',
  'signing-request',
  'setup',
  'table',
] as const;
export type ExpectedKind = (typeof EXPECTED_KINDS)[number];

/** Bytes that `guessFileKind` looks at, at either end. */
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
  ['\u0089PNG', 'picture'],
  ['\u00ff\u00d8\u00ff', 'picture'],
];

/** Canonical JSON ends in the members whose names come last. */
const ENDS: readonly (readonly [string, FileKind])[] = [
  ['"type":"jurybox.signing-request","version":1}', 'signing-request'],
  ['"type":"jurybox.split-evidence","version":1}', 'evidence'],
];

/** Not every reader of a kind begins with a mark of its own: what else may stand in its place. */
const ALSO: Readonly<Partial<Record<ExpectedKind, readonly FileKind[]>>> = {
  archive: ['zip'],
  setup: ['json', 'text'],
  table: ['text'],
};

/** A guess, for a sentence to a person: nothing is trusted because of it. */
export function guessFileKind(head: Uint8Array, tail: Uint8Array = head): FileKind {
  if (head.length === 0) return 'empty';
  const start = toLatin(head.subarray(0, KIND_BYTES));
  const end = toLatin(tail.subarray(-KIND_BYTES));
  const ending = ENDS.find(([text]) => end.endsWith(text));
  if (ending) return ending[1];
  const [, known] = STARTS.find(([text]) => start.startsWith(text)) ?? [];
  if (known === 'zip') return kindOfZip(start);
  if (known === 'signed-object' && start.includes('/vnd.jurybox.key-card.')) return 'key-card';
  if (known) return known;
  if (start.startsWith('ftyp', 4)) return 'film';
  const isText = head.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0d].includes(byte));
  if (!isText) return 'unknown';
  return /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(start) ? 'json' : 'text';
}

/**
 * Whether what was guessed cannot be what was asked for. Bytes of no known kind may be a damaged file
 * of the right one: its own reader says what is wrong with it.
 */
export function isOtherKind(kind: FileKind, expected: ExpectedKind): boolean {
  return kind !== 'unknown' && kind !== expected && !(ALSO[expected] ?? []).includes(kind);
}

function kindOfZip(start: string): FileKind {
  if (start.includes('[Content_Types].xml')) return 'office';
  return start.includes('.dsse.json') ? 'archive' : 'zip';
}

function toLatin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
