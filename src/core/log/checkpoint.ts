import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  equalBytes,
  hexToBytes,
} from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';
import { signEd25519, type Ed25519Verifier } from '../crypto/ed25519.ts';
import type { SigningKey } from '../envelope/dsse.ts';
import { logHeadSchema, type LogHead } from '../model/contest-result.ts';
import type { ContestId, StageId } from '../model/primitives.ts';
import { fail, ok, type Result } from '../result.ts';
import { encodeNote, noteKeyId, parseNote, type SignedNote } from './signed-note.ts';

const ED25519 = 0x01;

export type CheckpointError = 'note-malformed' | 'checkpoint-malformed' | 'checkpoint-unsigned';

/** A verified head with the note it came in. */
export type Checkpoint = {
  readonly head: LogHead;
  readonly note: SignedNote;
  readonly text: string;
};

/** Origin of a stage's log; also the name of the key that signs its checkpoints. */
export function originOf(contest: ContestId, stage: StageId, logId: string): string {
  return `jurybox/${contest}/${stage}/${logId}`;
}

/** C2SP tlog-checkpoint: origin, size, root in base64, a line each. */
export function encodeHead({ origin, size, root }: LogHead): string {
  return `${origin}\n${size}\n${bytesToBase64(hexToBytes(root) ?? new Uint8Array())}\n`;
}

/** Signs a head with the operations key. */
export function signCheckpoint(head: LogHead, key: SigningKey): string {
  const text = encodeHead(head);
  const publicKey = hexToBytes(key.publicKeyHex) ?? new Uint8Array();
  const signature = signEd25519(key.secretSeed, textToBytes(text));
  const keyId = noteKeyId(head.origin, ED25519, publicKey);
  return encodeNote({ text, signatures: [{ name: head.origin, keyId, signature }] });
}

/** Reads a checkpoint that must bear the log's signature by `operationsKey` (hexadecimal). */
export function readCheckpoint(
  text: string,
  operationsKey: string,
  verify: Ed25519Verifier,
): Result<Checkpoint, CheckpointError> {
  const note = parseNote(text);
  if (!note.ok) return note;
  const head = parseHead(note.value.text);
  if (!head) return fail('checkpoint-malformed');
  const key = hexToBytes(operationsKey) ?? new Uint8Array();
  const keyId = noteKeyId(head.origin, ED25519, key);
  const signed = note.value.signatures.some(
    (line) =>
      line.name === head.origin &&
      equalBytes(line.keyId, keyId) &&
      verify(key, textToBytes(note.value.text), line.signature),
  );
  return signed ? ok({ head, note: note.value, text }) : fail('checkpoint-unsigned');
}

/** The head of a checkpoint's text, in its one canonical spelling; no extension lines. */
export function parseHead(text: string): LogHead | null {
  const [origin, size, root, end, ...more] = text.split('\n');
  if (end !== '' || more.length > 0 || !/^(?:0|[1-9]\d*)$/.test(size ?? '')) return null;
  const bytes = base64ToBytes(root ?? '');
  if (bytes?.length !== 32) return null;
  const head = logHeadSchema.safeParse({ origin, size: Number(size), root: bytesToHex(bytes) });
  return head.success && encodeHead(head.data) === text ? head.data : null;
}
