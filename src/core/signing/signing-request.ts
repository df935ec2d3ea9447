import { z } from 'zod';
import { findCharterProblem, readCharter } from '../chain/read-charter.ts';
import { findRosterProblem, readRosterChain } from '../chain/read-roster-chain.ts';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import { envelopeSchema, envelopeToBytes, type Envelope } from '../envelope/dsse.ts';
import { payloadTypeOf } from '../envelope/payload-types.ts';
import { readEmbeddedObject, type SignedObject } from '../envelope/signed-object.ts';
import { canonicalBytes, parseCanonicalJson } from '../json/canonical-json.ts';
import { ed25519HexSchema, textSchema } from '../model/primitives.ts';
import { fail, ok, type Result } from '../result.ts';

/** The two kinds of objects that the root signs. */
export type RootKind = 'charter' | 'roster';

const signingRequestSchema = z.strictObject({
  type: z.literal('jurybox.signing-request'),
  version: z.literal(1),
  /** What is to be signed, with the signatures so far. */
  envelope: envelopeSchema,
  /** The signed charter that a roster belongs to; null when the charter itself is asked for. */
  charter: envelopeSchema.nullable(),
  /** Every earlier roster, oldest first: a holder sees for itself that the chain is unbroken. */
  rosters: z.array(envelopeSchema).max(1000),
  /** Who is said to hold which key. A help for people, vouched for by nobody. */
  holders: z
    .array(
      z.strictObject({
        key: ed25519HexSchema,
        name: textSchema(80),
        organization: textSchema(120, { min: 0 }),
      }),
    )
    .max(9),
});
/** A `.jbsign` file: docs/formats.md, section 8. */
export type SigningRequest = z.infer<typeof signingRequestSchema>;

type RequestParts = {
  readonly request: SigningRequest;
  /** The object with as many valid signatures as there are: possibly none. */
  readonly rootKeys: readonly string[];
  readonly rootThreshold: number;
};
export type ReadRequest =
  | (RequestParts & { readonly kind: 'charter'; readonly object: SignedObject<'charter'> })
  | (RequestParts & {
      readonly kind: 'roster';
      readonly object: SignedObject<'roster'>;
      readonly charter: SignedObject<'charter'>;
      readonly rosters: readonly SignedObject<'roster'>[];
    });

/** What is wrong with a request, as the code of the reader that found it. */
export type SigningRequestError = { readonly type: string; readonly at?: string };

/** Canonical bytes of a request file. */
export function encodeSigningRequest(request: SigningRequest): Uint8Array {
  return canonicalBytes(request);
}

/**
 * Reads a request and checks everything but the number of signatures: keys, the charter's own
 * threshold, the chain of rosters up to the one asked for (threats.md rows 18, 22 and 23).
 */
export function readSigningRequest(
  bytes: Uint8Array,
  verify: Ed25519Verifier,
): Result<ReadRequest, SigningRequestError> {
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return fail({ type: json.error });
  const parsed = signingRequestSchema.safeParse(json.value);
  if (!parsed.success) {
    return fail({ type: 'bad-schema', at: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  const request = parsed.data;
  switch (request.envelope.payloadType) {
    case payloadTypeOf('charter'):
      return readCharterRequest(request, verify);
    case payloadTypeOf('roster'):
      return readRosterRequest(request, verify);
    default:
      return fail({ type: 'wrong-payload-type' });
  }
}

function readCharterRequest(
  request: SigningRequest,
  verify: Ed25519Verifier,
): Result<ReadRequest, SigningRequestError> {
  if (request.charter !== null || request.rosters.length > 0) return fail({ type: 'bad-schema' });
  const object = readEmbeddedObject(
    'charter',
    request.envelope,
    (payload) => ({ keys: payload.rootKeys, threshold: 0 }),
    verify,
  );
  if (!object.ok) return object;
  const problem = findCharterProblem(object.value.payload);
  if (problem) return fail(problem);
  const { rootKeys, rootThreshold } = object.value.payload;
  return ok({ kind: 'charter', request, rootKeys, rootThreshold, object: object.value });
}

function readRosterRequest(
  request: SigningRequest,
  verify: Ed25519Verifier,
): Result<ReadRequest, SigningRequestError> {
  const { envelope, charter: charterEnvelope, rosters: chain } = request;
  if (charterEnvelope === null) return fail({ type: 'bad-schema', at: 'charter' });
  const read = readCharter(envelopeToBytes(charterEnvelope), verify);
  if (!read.ok) return read;
  const { charter } = read.value;
  const rosters = readRosterChain(chain.map(envelopeToBytes), charter, verify);
  if (!rosters.ok) return rosters;
  const { rootKeys, rootThreshold } = charter.payload;
  const object = readEmbeddedObject('roster', envelope, { keys: rootKeys, threshold: 0 }, verify);
  if (!object.ok) return object;
  const problem = findRosterProblem(object.value, rosters.value.at(-1) ?? null, charter);
  if (problem) return fail(problem);
  return ok({
    kind: 'roster',
    request,
    rootKeys,
    rootThreshold,
    object: object.value,
    charter,
    rosters: rosters.value,
  });
}

/** The request with another envelope, for handing it on. */
export function withEnvelope(request: SigningRequest, envelope: Envelope): SigningRequest {
  return { ...request, envelope };
}
