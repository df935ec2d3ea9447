import { createPrivateKey, hash, sign, type KeyObject } from 'node:crypto';
import { preAuthEncoding, type SigningKey } from '../../src/core/envelope/dsse.ts';
import {
  payloadTypeOf,
  type PayloadKind,
  type PayloadOf,
} from '../../src/core/envelope/payload-types.ts';
import type { SignedObject } from '../../src/core/envelope/signed-object.ts';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import type { Sha256Hex } from '../../src/core/model/primitives.ts';

/** DER prefix of an Ed25519 PKCS #8 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const keys = new Map<string, KeyObject>();

/** As `createSignedObject`, by OpenSSL and without the schema: for archives of 100,000 sheets. */
export function signNatively<K extends PayloadKind>(
  kind: K,
  payload: PayloadOf<K>,
  signers: readonly SigningKey[],
): SignedObject<K> {
  const payloadBytes = canonicalBytes(payload);
  const message = preAuthEncoding(payloadTypeOf(kind), payloadBytes);
  const made = signers.map((key) => ({
    key: key.publicKeyHex,
    signature: new Uint8Array(sign(null, message, keyObject(key))),
  }));
  const envelope = {
    payload: Buffer.from(payloadBytes).toString('base64'),
    payloadType: payloadTypeOf(kind),
    signatures: made.map(({ key, signature }) => ({
      keyid: key,
      sig: Buffer.from(signature).toString('base64'),
    })),
  };
  return {
    kind,
    hash: hash('sha256', payloadBytes) as Sha256Hex,
    payload,
    signers: made,
    bytes: new TextEncoder().encode(JSON.stringify(envelope)),
  };
}

function keyObject({ publicKeyHex, secretSeed }: SigningKey): KeyObject {
  const known = keys.get(publicKeyHex);
  if (known) return known;
  const der = Buffer.concat([PKCS8_PREFIX, secretSeed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  keys.set(publicKeyHex, key);
  return key;
}
