import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { computeRootFingerprint, fingerprintToDigits } from '../../core/crypto/fingerprint.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readSigningRequest, type ReadRequest } from '../../core/signing/signing-request.ts';
import type { Inspection, InspectionError } from './inspection.ts';

/** What a readable request can fail by; anything else means that it is none. */
const UNREADABLE = new Set(['bad-schema', 'wrong-payload-type']);

/** What the holders of root keys are asked to sign, and how many of them have. */
export function inspectSigningRequest(bytes: Uint8Array): Result<Inspection, InspectionError> {
  const read = readSigningRequest(bytes, createEd25519Verifier());
  if (!read.ok) {
    const { type } = read.error;
    if (UNREADABLE.has(type)) return fail({ reason: type });
    return ok({ kind: 'signing-request', signature: 'wrong', facts: { problem: type } });
  }
  const { object, rootKeys, rootThreshold, request } = read.value;
  const given = request.envelope.signatures.length;
  const holding = object.signers.length;
  return ok({
    kind: 'signing-request',
    signature: given > holding ? 'wrong' : holding > 0 ? 'holds' : 'unchecked',
    facts: {
      ...describeObject(read.value),
      hash: object.hash,
      signatures: holding,
      falseSignatures: given - holding,
      threshold: rootThreshold,
      rootKeys: rootKeys.length,
      holders: request.holders.map(({ name }) => name).join(', ') || null,
      claimedRoot: fingerprintToDigits(computeRootFingerprint(rootKeys, rootThreshold)),
    },
  });
}

function describeObject(request: ReadRequest): Inspection['facts'] {
  const { contestId } = request.object.payload;
  if (request.kind === 'charter') {
    const { setup, rehearsal } = request.object.payload;
    return { toSign: 'charter', title: setup.title, contest: contestId, rehearsal };
  }
  const { rosterVersion, judges, revocations } = request.object.payload;
  return {
    toSign: 'roster',
    title: request.charter.payload.setup.title,
    contest: contestId,
    rosterVersion,
    judges: judges.length,
    revocations: revocations.length,
  };
}
