import type { z } from 'zod';
import { base64ToBytes, hexToBytes } from '../bytes/binary.ts';
import { sha256Hex, type Sha256Digest } from '../crypto/digest.ts';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { parseWithLongList } from '../json/long-list.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import { fail, ok, type Result } from '../result.ts';
import {
  envelopeToBytes,
  findSigners,
  openEnvelope,
  parseEnvelope,
  signEnvelope,
  type EnvelopeError,
  type OpenEnvelope,
  type Signer,
  type SigningKey,
} from './dsse.ts';
import { LONG_LISTS } from './long-lists.ts';
import {
  PAYLOAD_SCHEMAS,
  payloadTypeOf,
  type PayloadKind,
  type PayloadOf,
} from './payload-types.ts';
import { addSm2Signature, type Sm2SigningKey } from './second-signature.ts';

export type SignedObjectError = {
  readonly type:
    | EnvelopeError
    | 'wrong-payload-type'
    | 'bad-signature'
    | 'payload-not-canonical'
    | 'bad-schema';
  /** Field path inside the payload, for `bad-schema`. */
  readonly at?: string;
};

/** A verified object: identity, content, and the very bytes it came as. */
export type SignedObject<K extends PayloadKind> = {
  readonly kind: K;
  /** SHA-256 of the payload: the object's identity, untouched by envelope spelling. */
  readonly hash: Sha256Hex;
  readonly payload: PayloadOf<K>;
  /** Those of the expected keys that signed, with their signatures: what a log leaf is made of. */
  readonly signers: readonly Signer[];
  readonly bytes: Uint8Array;
};

/**
 * Signs a payload and returns the object as `readSignedObject` would give it back. An SM2 key adds
 * its second signature to the envelope; identity and log leaf are the same with and without it.
 */
export function createSignedObject<K extends PayloadKind>(
  kind: K,
  payload: PayloadOf<K>,
  keys: readonly SigningKey[],
  sm2: Sm2SigningKey | null = null,
): SignedObject<K> {
  const checked = PAYLOAD_SCHEMAS[kind].parse(payload) as PayloadOf<K>;
  const payloadBytes = canonicalBytes(checked);
  const single = signEnvelope(payloadTypeOf(kind), payloadBytes, keys);
  const envelope = sm2 ? addSm2Signature(single, payloadBytes, sm2) : single;
  return {
    kind,
    hash: sha256Hex(payloadBytes) as Sha256Hex,
    payload: checked,
    signers: keys.map((key, index) => ({
      key: key.publicKeyHex,
      signature: base64ToBytes(envelope.signatures[index]?.sig ?? '') ?? new Uint8Array(),
    })),
    bytes: envelopeToBytes(envelope),
  };
}

/** Identity (payload hash) that an object of this content would have. */
export function computePayloadHash(payload: unknown): Sha256Hex {
  return sha256Hex(canonicalBytes(payload)) as Sha256Hex;
}

/**
 * Which keys may sign, and how many distinct ones must. A function lets a self-describing payload
 * (charter, key card) name its keys; the caller then decides whether those keys are trusted.
 */
export type ExpectedSigners<K extends PayloadKind> =
  | { readonly keys: readonly string[]; readonly threshold: number }
  | ((payload: PayloadOf<K>) => { readonly keys: readonly string[]; readonly threshold: number });

/**
 * Reads an envelope of one purpose: form, type, signatures over the exact bytes, canonical payload,
 * schema. With fixed keys the signature is checked before the payload is parsed at all.
 */
export function readSignedObject<K extends PayloadKind>(
  kind: K,
  bytes: Uint8Array,
  expected: ExpectedSigners<K>,
  verify: Ed25519Verifier,
  digest: Sha256Digest = sha256Hex,
): Result<SignedObject<K>, SignedObjectError> {
  const opened = parseEnvelope(bytes);
  if (!opened.ok) return fail({ type: opened.error });
  const checked = checkOpenEnvelope(kind, opened.value, expected, verify);
  return checked.ok ? ok(toObject(kind, opened.value, checked.value, bytes, digest)) : checked;
}

/** As `readSignedObject`, for an envelope inside a larger document. */
export function readEmbeddedObject<K extends PayloadKind>(
  kind: K,
  json: unknown,
  expected: ExpectedSigners<K>,
  verify: Ed25519Verifier,
): Result<SignedObject<K>, SignedObjectError> {
  const opened = openEnvelope(json);
  if (!opened.ok) return fail({ type: opened.error });
  const checked = checkOpenEnvelope(kind, opened.value, expected, verify);
  if (!checked.ok) return checked;
  return ok(toObject(kind, opened.value, checked.value, canonicalBytes(json), sha256Hex));
}

export type CheckedPayload<K extends PayloadKind> = Pick<SignedObject<K>, 'payload' | 'signers'>;

/** As `readSignedObject`, for an envelope that was opened before. */
export function checkOpenEnvelope<K extends PayloadKind>(
  kind: K,
  envelope: OpenEnvelope,
  expected: ExpectedSigners<K>,
  verify: Ed25519Verifier,
): Result<CheckedPayload<K>, SignedObjectError> {
  if (envelope.payloadType !== payloadTypeOf(kind)) return fail({ type: 'wrong-payload-type' });
  if (typeof expected !== 'function') {
    const signers = signersOf(envelope, expected.keys, verify);
    if (signers.length < expected.threshold) return fail({ type: 'bad-signature' });
    const payload = parsePayload(kind, envelope.payload);
    return payload.ok ? ok({ payload: payload.value, signers }) : payload;
  }
  const payload = parsePayload(kind, envelope.payload);
  if (!payload.ok) return payload;
  const { keys, threshold } = expected(payload.value);
  const signers = signersOf(envelope, keys, verify);
  if (signers.length < threshold) return fail({ type: 'bad-signature' });
  return ok({ payload: payload.value, signers });
}

function toObject<K extends PayloadKind>(
  kind: K,
  envelope: OpenEnvelope,
  { payload, signers }: CheckedPayload<K>,
  bytes: Uint8Array,
  digest: Sha256Digest,
): SignedObject<K> {
  return { kind, hash: digest(envelope.payload) as Sha256Hex, payload, signers, bytes };
}

function signersOf(
  envelope: OpenEnvelope,
  keys: readonly string[],
  verify: Ed25519Verifier,
): readonly Signer[] {
  const decoded = keys.map((hex) => ({ hex, bytes: hexToBytes(hex) ?? new Uint8Array() }));
  return findSigners(envelope, decoded, verify);
}

function parsePayload<K extends PayloadKind>(
  kind: K,
  bytes: Uint8Array,
): Result<PayloadOf<K>, SignedObjectError> {
  const schema: z.ZodType<object> = PAYLOAD_SCHEMAS[kind];
  const list = LONG_LISTS[kind];
  const quick = list ? parseWithLongList(bytes, schema, list) : null;
  if (quick !== null) return ok(quick as PayloadOf<K>);
  const json = parseCanonicalJson(bytes);
  if (!json.ok) {
    return fail({ type: json.error === 'not-canonical' ? 'payload-not-canonical' : json.error });
  }
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail({ type: 'bad-schema', at: issue ? issue.path.join('.') : '' });
  }
  return ok(parsed.data as PayloadOf<K>);
}
