import { createEd25519Verifier } from '../../core/crypto/ed25519.ts';
import { fingerprintToDigits } from '../../core/crypto/fingerprint.ts';
import { explainSplitEvidence } from '../../core/log/split-evidence.ts';
import type { LogHead } from '../../core/model/contest-result.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Inspection, InspectionError } from './inspection.ts';

/**
 * Evidence of a split log holds the charter that names every key in it: all its signatures are
 * checked. Whether that charter is the contest's own, the paper says.
 */
export function inspectEvidence(bytes: Uint8Array): Result<Inspection, InspectionError> {
  const read = explainSplitEvidence(bytes, createEd25519Verifier());
  if (!read.ok) {
    if (read.error === 'not-evidence') return fail({ reason: read.error });
    return ok({ kind: 'evidence', signature: 'wrong', facts: { problem: read.error } });
  }
  const { reason, weight, contestId, title, rootFingerprint, kept, shown } = read.value;
  return ok({
    kind: 'evidence',
    signature: 'holds',
    facts: {
      weight,
      reason,
      title,
      contest: contestId,
      claimedRoot: fingerprintToDigits(rootFingerprint),
      ...headFacts('kept', kept),
      ...headFacts('shown', shown),
    },
  });
}

function headFacts(which: 'kept' | 'shown', head: LogHead | null): Inspection['facts'] {
  return {
    [`${which}Origin`]: head?.origin ?? null,
    [`${which}LogSize`]: head?.size ?? null,
    [`${which}Root`]: head?.root ?? null,
  };
}
