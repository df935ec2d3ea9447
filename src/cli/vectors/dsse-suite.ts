import { base64ToBytes, equalBytes, hexToBytes } from '../../core/bytes/binary.ts';
import { textToBytes } from '../../core/bytes/text.ts';
import { findSigners, openEnvelope, preAuthEncoding } from '../../core/envelope/dsse.ts';
import { parseCanonicalJson, parseJson } from '../../core/json/canonical-json.ts';
import type { Primitives } from '../../core/verify/primitives.ts';
import { isRecord, verdictOf, type CaseVerdict, type SuiteReader } from './suite.ts';

/**
 * DSSE has no suite of files. Read are: an envelope; `{"envelope", "keys", "threshold"?}` with
 * Ed25519 keys; `{"payloadType", "payload" | "body", "pae"}`; and lists of them, bare or under
 * `cases`, `tests` or `vectors`.
 */
export const readDsseSuite: SuiteReader = ({ name, bytes }, primitives) => {
  const json = parseJson(bytes);
  if (!json.ok) return [verdictOf(name, json.error)];
  const canonical = parseCanonicalJson(bytes).ok;
  const cases = listOf(json.value);
  if (!cases) return [{ ...judge(name, json.value, primitives), canonical }];
  return cases.map((one, index) => judge(caseName(one, `${name}#${index}`), one, primitives));
};

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return null;
  const list = ['cases', 'tests', 'vectors'].map((key) => value[key]).find(Array.isArray);
  return list ?? null;
}

function caseName(one: unknown, otherwise: string): string | number {
  const named = isRecord(one) ? [one['tcId'], one['id'], one['name']] : [];
  const found = named.find((value) => typeof value === 'string' || typeof value === 'number');
  return typeof found === 'string' || typeof found === 'number' ? found : otherwise;
}

function judge(name: string | number, one: unknown, primitives: Primitives): CaseVerdict {
  if (!isRecord(one)) return verdictOf(name, 'not-of-this-suite');
  if ('pae' in one) return verdictOf(name, isPae(one) ? null : 'other-encoding');
  const opened = openEnvelope('envelope' in one ? one['envelope'] : bareEnvelope(one));
  if (!opened.ok) return verdictOf(name, opened.error);
  const named = one['keys'] ?? one['publicKeys'] ?? one['key'] ?? one['publicKey'];
  if (named === undefined) return verdictOf(name, null);
  const given = (Array.isArray(named) ? named : [named]).map(keyOf);
  const keys = given.flatMap((bytes) =>
    bytes ? [{ hex: Buffer.from(bytes).toString('hex'), bytes }] : [],
  );
  if (keys.length < given.length) return verdictOf(name, 'malformed-key');
  const threshold = typeof one['threshold'] === 'number' ? one['threshold'] : 1;
  const signers = findSigners(opened.value, keys, primitives.verify);
  return verdictOf(name, signers.length >= threshold ? null : 'bad-signature');
}

/** The members of an envelope, without the suite's own beside them; a strange one stays. */
function bareEnvelope(one: Readonly<Record<string, unknown>>): unknown {
  const { keys: _keys, publicKeys: _more, key: _key, publicKey: _one, ...rest } = one;
  const { threshold: _threshold, tcId: _id, name: _name, comment: _comment, ...envelope } = rest;
  return envelope;
}

function isPae(one: Readonly<Record<string, unknown>>): boolean {
  const { payloadType, pae } = one;
  const body = one['body'] ?? one['payload'];
  if (typeof payloadType !== 'string' || typeof body !== 'string' || typeof pae !== 'string') {
    return false;
  }
  const encodings = [textToBytes(body), base64ToBytes(body)].flatMap((payload) =>
    payload ? [preAuthEncoding(payloadType, payload)] : [],
  );
  const wanted = [textToBytes(pae), hexToBytes(pae), base64ToBytes(pae)];
  return encodings.some((got) => wanted.some((one_) => one_ !== null && equalBytes(got, one_)));
}

/** 32 bytes in hexadecimal or base64, bare or as a member of an object. */
function keyOf(value: unknown): Uint8Array | null {
  if (isRecord(value)) {
    const members = ['public', 'publicKey', 'public_key', 'key', 'pk'].map((key) => value[key]);
    return keyOf(members.find((member) => typeof member === 'string') ?? null);
  }
  if (typeof value !== 'string') return null;
  const bytes = hexToBytes(value.toLowerCase()) ?? base64ToBytes(value);
  return bytes?.length === 32 ? bytes : null;
}
