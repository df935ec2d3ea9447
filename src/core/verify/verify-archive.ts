import { sha256Hex, type Sha256Digest } from '../crypto/digest.ts';
import type { Ed25519Verifier } from '../crypto/ed25519.ts';
import { findStage } from '../model/find-in-setup.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import { verifyBindings } from './binding-step.ts';
import { verifyCountersignature, verifyFiles } from './closing-steps.ts';
import { gatherEvidence, type ArchiveFiles, type Evidence } from './gather-evidence.ts';
import { stepNotRun, type VerificationReport } from './report.ts';
import {
  recompute,
  verifyMatrix,
  verifyResult,
  verifyRevisions,
  type Recomputed,
} from './result-steps.ts';
import { verifyChain, verifyKeys, verifyRoot, verifySignatures } from './trust-steps.ts';

export type Verification = {
  readonly report: VerificationReport;
  /** The result as the raw sheets give it, for showing beside the report. */
  readonly recomputed: Recomputed | null;
};

/**
 * The twelve steps of docs/verification.md over the files of an archive, against the root
 * fingerprint that the verifier typed from paper. Never stops at the first failure: a notary needs
 * the whole report.
 */
export function verifyArchive(
  files: ArchiveFiles,
  typedRoot: string,
  verify: Ed25519Verifier,
  digest: Sha256Digest = sha256Hex,
): Verification {
  const evidence = gatherEvidence(files, verify, digest);
  const recomputed = recompute(evidence);
  const steps = [
    verifyRoot(evidence, typedRoot),
    verifyChain(evidence),
    verifyKeys(evidence),
    verifySignatures(evidence),
    verifyBindings(evidence),
    // The log arrives with the hub; until then these prove nothing and say so.
    stepNotRun(6, 'log-absent'),
    stepNotRun(7, 'log-absent'),
    verifyRevisions(recomputed),
    verifyMatrix(evidence, recomputed),
    verifyResult(evidence, recomputed),
    verifyFiles(evidence, digest),
    verifyCountersignature(evidence),
  ];
  const invalid = steps.some((step) => step.status === 'failed');
  return {
    report: { verdict: invalid ? 'invalid' : 'valid', ...describe(evidence, recomputed), steps },
    recomputed,
  };
}

function describe(evidence: Evidence, recomputed: Recomputed | null) {
  const charter = evidence.charter?.ok ? evidence.charter.value : null;
  const result = evidence.result?.read.ok ? evidence.result.read.value : null;
  return {
    resultStatus: recomputed ? recomputed.output.computed.status : ('unknown' as const),
    contest: charter
      ? {
          contestId: charter.charter.payload.contestId,
          title: charter.charter.payload.setup.title,
          stage: result?.payload.stage ?? '',
          stageTitle:
            findStage(charter.charter.payload.setup, result?.payload.stage ?? '')?.title ?? '',
          rehearsal: charter.charter.payload.rehearsal,
        }
      : null,
    rootFingerprint: (charter?.rootFingerprint ?? null) as Sha256Hex | null,
    archiveIndex: evidence.index?.read.ok ? evidence.index.read.value.hash : null,
    result: result?.hash ?? null,
  };
}
