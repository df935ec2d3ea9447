import { sha256Hex } from '../../core/crypto/digest.ts';
import { parseEnvelope } from '../../core/envelope/dsse.ts';
import {
  PAYLOAD_SCHEMAS,
  payloadTypeOf,
  type PayloadKind,
} from '../../core/envelope/payload-types.ts';
import { parseCanonicalJson } from '../../core/json/canonical-json.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export type Peeked = {
  readonly kind: PayloadKind;
  /** Of the kind's schema. */
  readonly payload: unknown;
  readonly hash: string;
};

/** Reads what a signed object claims, without asking who signed it. */
export function peekSigned(bytes: Uint8Array): Result<Peeked, string> {
  const opened = parseEnvelope(bytes);
  if (!opened.ok) return fail(opened.error);
  const kinds = Object.keys(PAYLOAD_SCHEMAS) as PayloadKind[];
  const kind = kinds.find((candidate) => payloadTypeOf(candidate) === opened.value.payloadType);
  if (!kind) return fail('wrong-payload-type');
  const json = parseCanonicalJson(opened.value.payload);
  if (!json.ok) return fail(json.error);
  const payload = PAYLOAD_SCHEMAS[kind].safeParse(json.value);
  if (!payload.success) return fail('bad-schema');
  return ok({ kind, payload: payload.data, hash: sha256Hex(opened.value.payload) });
}
