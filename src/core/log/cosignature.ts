import { concatBytes, equalBytes, hexToBytes } from '../bytes/binary.ts';
import { textToBytes } from '../bytes/text.ts';
import { signEd25519, type Ed25519Verifier } from '../crypto/ed25519.ts';
import type { SigningKey } from '../envelope/dsse.ts';
import { encodeNote, noteKeyId, type SignedNote } from './signed-note.ts';

/** C2SP tlog-cosignature: algorithm byte of a timestamped Ed25519 cosignature. */
const COSIGNATURE_V1 = 0x04;

/** Name under which a device cosigns. */
export function witnessName(deviceKey: string): string {
  return `jurybox/device/${deviceKey}`;
}

/**
 * Adds a device's cosignature to a checkpoint that it has checked: "at `time` (Unix seconds, from
 * its own clock) I saw this head, and it extends every head I cosigned before".
 */
export function cosign(note: SignedNote, key: SigningKey, time: number): string {
  const name = witnessName(key.publicKeyHex);
  const publicKey = hexToBytes(key.publicKeyHex) ?? new Uint8Array();
  const signature = signEd25519(key.secretSeed, cosignedMessage(note.text, time));
  const line = {
    name,
    keyId: noteKeyId(name, COSIGNATURE_V1, publicKey),
    signature: concatBytes(encodeTime(time), signature),
  };
  const others = note.signatures.filter((known) => known.name !== name);
  return encodeNote({ text: note.text, signatures: [...others, line] });
}

export type Cosignature = { readonly key: string; readonly time: number };

/** The cosignatures of the given device keys (hexadecimal) that hold; other lines count for nothing. */
export function readCosignatures(
  note: SignedNote,
  keys: Iterable<string>,
  verify: Ed25519Verifier,
): readonly Cosignature[] {
  const byName = new Map([...keys].map((key) => [witnessName(key), key]));
  return note.signatures.flatMap((line) => {
    const key = byName.get(line.name);
    const publicKey = key === undefined ? null : hexToBytes(key);
    if (key === undefined || !publicKey || line.signature.length !== 72) return [];
    if (!equalBytes(line.keyId, noteKeyId(line.name, COSIGNATURE_V1, publicKey))) return [];
    const time = Number(
      new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0),
    );
    // Beyond it a number is no longer the eight bytes that were signed.
    if (!Number.isSafeInteger(time)) return [];
    const message = cosignedMessage(note.text, time);
    return verify(publicKey, message, line.signature.subarray(8)) ? [{ key, time }] : [];
  });
}

function cosignedMessage(text: string, time: number): Uint8Array {
  return textToBytes(`cosignature/v1\ntime ${time}\n${text}`);
}

function encodeTime(time: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  return bytes;
}
