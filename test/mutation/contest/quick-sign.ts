import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { bytesToBase64, hexToBytes } from '../../../src/core/bytes/binary.ts';
import { textToBytes } from '../../../src/core/bytes/text.ts';
import {
  preAuthEncoding,
  type Envelope,
  type SigningKey,
} from '../../../src/core/envelope/dsse.ts';
import { encodeHead } from '../../../src/core/log/checkpoint.ts';
import { encodeNote, noteKeyId } from '../../../src/core/log/signed-note.ts';
import type { LogHead } from '../../../src/core/model/contest-result.ts';

/** DER prefix of an Ed25519 private key of 32 bytes (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const keys = new Map<string, KeyObject>();

/** Signatures of OpenSSL: the same bytes as the project's own, since Ed25519 leaves no choice. */
function signBytes(message: Uint8Array, key: SigningKey): Uint8Array {
  const known = keys.get(key.publicKeyHex);
  const der = Buffer.concat([PKCS8_PREFIX, key.secretSeed]);
  const object = known ?? createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  keys.set(key.publicKeyHex, object);
  return sign(null, message, object);
}

/** As `signEnvelope`, with one key. */
export function quickEnvelope(payloadType: string, payload: Uint8Array, key: SigningKey): Envelope {
  const sig = bytesToBase64(signBytes(preAuthEncoding(payloadType, payload), key));
  const signatures = [{ keyid: key.publicKeyHex, sig }];
  return { payload: bytesToBase64(payload), payloadType, signatures };
}

/** As `signCheckpoint`. */
export function quickCheckpoint(head: LogHead, key: SigningKey): string {
  const text = encodeHead(head);
  const publicKey = hexToBytes(key.publicKeyHex) ?? new Uint8Array();
  const keyId = noteKeyId(head.origin, 1, publicKey);
  const signature = signBytes(textToBytes(text), key);
  return encodeNote({ text, signatures: [{ name: head.origin, keyId, signature }] });
}
