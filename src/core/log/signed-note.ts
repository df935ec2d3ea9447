import { base64ToBytes, bytesToBase64, concatBytes } from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';
import { sha256 } from '../crypto/digest.ts';
import { fail, ok, type Result } from '../result.ts';

/** One signature line of a C2SP signed note: `— <name> base64(key id || signature)`. */
export type NoteSignature = {
  readonly name: string;
  /** First four bytes of a hash over name, algorithm and key: a hint, never trusted. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
};

export type SignedNote = {
  /** The signed text, with its final line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

export type NoteError = 'note-malformed';

const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
/** C2SP asks for a cap; a checkpoint with a cosignature of every judge of a large panel fits. */
const MAX_SIGNATURES = 2000;

/** The key id of the C2SP signed-note specification: `SHA-256(name LF algorithm key)[0:4]`. */
export function noteKeyId(name: string, algorithm: number, publicKey: Uint8Array): Uint8Array {
  const content = concatBytes(textToBytes(`${name}\n`), new Uint8Array([algorithm]), publicKey);
  return sha256(content).subarray(0, 4);
}

/** The note as a file: text, empty line, signature lines. */
export function encodeNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(
    ({ name, keyId, signature }) =>
      `\u2014 ${name} ${bytesToBase64(concatBytes(keyId, signature))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/** Parses a note strictly; no signature is verified yet. */
export function parseNote(note: string): Result<SignedNote, NoteError> {
  // oxlint-disable-next-line no-control-regex -- C2SP: no control characters but the line feed
  if (!note.isWellFormed() || /[\u0000-\u0009\u000B-\u001F]/.test(note))
    return fail('note-malformed');
  const split = note.lastIndexOf('\n\n');
  if (split === -1 || !note.endsWith('\n')) return fail('note-malformed');
  const lines = note
    .slice(split + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0 || lines.length > MAX_SIGNATURES) return fail('note-malformed');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const match = SIGNATURE_LINE.exec(line);
    const bytes = match?.[2] === undefined ? null : base64ToBytes(match[2]);
    if (!match?.[1] || !bytes || bytes.length < 5) return fail('note-malformed');
    signatures.push({ name: match[1], keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return ok({ text: note.slice(0, split + 1), signatures });
}
