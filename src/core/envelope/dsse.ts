import { z } from 'zod';
import { base64ToBytes, bytesToBase64, bytesToHex, concatBytes } from '../bytes/binary.ts';
import { bytesToText, textToBytes } from '../bytes/text.ts';
import { ed25519PublicKey, signEd25519, type Ed25519Verifier } from '../crypto/ed25519.ts';
import {
  canonicalBytes,
  MAX_JSON_BYTES,
  parseCanonicalJson,
  type JsonError,
} from '../json/canonical-json.ts';
import { fail, ok, type Result } from '../result.ts';

/** A DSSE 1.0 envelope in its JSON form. `keyid` is a hint and never trusted. */
export const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.string().max(200),
  signatures: z
    .array(z.strictObject({ keyid: z.string().max(200), sig: z.string().max(200) }))
    .max(64),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export type OpenEnvelope = {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Uint8Array }[];
};

export type EnvelopeError = JsonError | 'bad-envelope' | 'bad-base64';

/** Strict (`base64ToBytes`): null for every spelling but one. */
export type Base64Decoder = (text: string) => Uint8Array | null;

/** Pre-authentication encoding of DSSE 1.0: what is really signed. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const typeLength = textToBytes(payloadType).length;
  const head = textToBytes(`DSSEv1 ${typeLength} ${payloadType} ${payload.length} `);
  return concatBytes(head, payload);
}

export type SigningKey = { readonly publicKeyHex: string; readonly secretSeed: Uint8Array };

/** The signing key of a 32-byte Ed25519 seed. */
export function signingKeyOf(secretSeed: Uint8Array): SigningKey {
  return { publicKeyHex: bytesToHex(ed25519PublicKey(secretSeed)), secretSeed };
}

/** Signs a payload of the given type with each key and gives the envelope's JSON object. */
export function signEnvelope(
  payloadType: string,
  payload: Uint8Array,
  keys: readonly SigningKey[],
): Envelope {
  const message = preAuthEncoding(payloadType, payload);
  return {
    payload: bytesToBase64(payload),
    payloadType,
    signatures: keys.map((key) => ({
      keyid: key.publicKeyHex,
      sig: bytesToBase64(signEd25519(key.secretSeed, message)),
    })),
  };
}

/** File form of an envelope: its canonical JSON. */
export function envelopeToBytes(envelope: Envelope): Uint8Array {
  return canonicalBytes(envelope);
}

/** Parses an envelope file strictly; nothing of it is trusted yet. Hosts may pass a native decoder. */
export function parseEnvelope(
  bytes: Uint8Array,
  decodeBase64: Base64Decoder = base64ToBytes,
): Result<OpenEnvelope, EnvelopeError> {
  const plain = openPlainEnvelope(bytes, decodeBase64);
  if (plain) return ok(plain);
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return json;
  return openEnvelope(json.value);
}

const PLAIN_HEAD = '{"payload":"';
/** What follows the payload where one key signed, in characters that have one spelling in JSON. */
const PLAIN_TAIL =
  /^","payloadType":"([\w.+/-]{0,200})","signatures":\[\{"keyid":"([\w:]{0,200})","sig":"([\w+/=]{0,200})"\}\]\}$/;

/**
 * A quick yes for an envelope of the usual shape, which is its own canonical form: strict base64 has
 * no character that JSON could spell in two ways. Null leaves it to the general parser.
 */
function openPlainEnvelope(bytes: Uint8Array, decodeBase64: Base64Decoder): OpenEnvelope | null {
  if (bytes.length > MAX_JSON_BYTES) return null;
  const text = bytesToText(bytes);
  if (!text?.startsWith(PLAIN_HEAD)) return null;
  const end = text.indexOf('"', PLAIN_HEAD.length);
  const [, payloadType, keyid, signature] = PLAIN_TAIL.exec(text.slice(end)) ?? [];
  if (payloadType === undefined || keyid === undefined || signature === undefined) return null;
  const payload = decodeBase64(text.slice(PLAIN_HEAD.length, end));
  const sig = decodeBase64(signature);
  return payload && sig && { payloadType, payload, signatures: [{ keyid, sig }] };
}

/** As `parseEnvelope`, for an envelope that is part of a larger JSON document. */
export function openEnvelope(json: unknown): Result<OpenEnvelope, EnvelopeError> {
  const parsed = envelopeSchema.safeParse(json);
  if (!parsed.success) return fail('bad-envelope');
  const payload = base64ToBytes(parsed.data.payload);
  if (payload === null) return fail('bad-base64');
  const signatures = [];
  for (const { keyid, sig } of parsed.data.signatures) {
    const bytes = base64ToBytes(sig);
    if (bytes === null) return fail('bad-base64');
    signatures.push({ keyid, sig: bytes });
  }
  return ok({ payloadType: parsed.data.payloadType, payload, signatures });
}

export type Signer = { readonly key: string; readonly signature: Uint8Array };

/**
 * The keys (hexadecimal) out of `keys` that signed the envelope, each once, with the signature that
 * holds. Unknown and repeated signatures add nothing (threats.md row 16).
 */
export function findSigners(
  envelope: OpenEnvelope,
  keys: readonly { readonly hex: string; readonly bytes: Uint8Array }[],
  verify: Ed25519Verifier,
): readonly Signer[] {
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  const signers = new Map<string, Signer>();
  for (const { hex, bytes } of keys) {
    const holds = envelope.signatures.find(({ sig }) => verify(bytes, message, sig));
    if (holds) signers.set(hex, { key: hex, signature: holds.sig });
  }
  return [...signers.values()];
}
