import { findStage } from '../model/find-in-setup.ts';
import type { Sha256Hex } from '../model/primitives.ts';
import { ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import { verifyBindings } from './binding-step.ts';
import { verifyCountersignature, verifyFiles } from './closing-steps.ts';
import { gatherEvidence, type Evidence } from './gather-evidence.ts';
import { readGiven, type GivenFile } from './given-files.ts';
import { verifyLog } from './log-step.ts';
import { PORTABLE_PRIMITIVES, type Primitives } from './primitives.ts';
import { verifyReceipts } from './receipt-step.ts';
import type { VerificationReport } from './report.ts';
import {
  recompute,
  verifyMatrix,
  verifyResult,
  verifyRevisions,
  type Recomputed,
} from './result-steps.ts';
import { findSheetProblems } from './sheet-problems.ts';
import { computePlaces, stageOf } from './standings.ts';
import { verifyChain, verifyKeys, verifyRoot, verifySignatures } from './trust-steps.ts';
import type { VerifyHost } from './verify-host.ts';

export type VerifyRequest = {
  /** The container: a file, a Blob, bytes. */
  readonly source: RandomAccess;
  /** The root fingerprint as typed from paper, never one from the archive. */
  readonly root: string;
  /** What others hold outside the archive, for step 7. */
  readonly given?: readonly GivenFile[];
};

export type Verification = {
  readonly report: VerificationReport;
  /** The result as the raw sheets give it, for showing beside the report. */
  readonly recomputed: Recomputed | null;
};

/**
 * The twelve steps of docs/verification.md over an archive in its container. Never stops at the
 * first failure: a notary needs the whole report, which is the same, byte for byte, whatever the
 * host. Fails only where the container itself is refused (docs/zip-profile.md).
 */
export async function verifyArchive(
  { source, root, given = [] }: VerifyRequest,
  host: VerifyHost = {},
): Promise<Result<Verification, ZipError>> {
  const primitives = host.primitives ?? PORTABLE_PRIMITIVES;
  const gathered = await gatherEvidence(source, host, primitives);
  if (!gathered.ok) return gathered;
  // The steps run while the readers check the last signatures, and again should one not hold.
  const settling = gathered.value.settle();
  const assumed = judge(gathered.value.assumed, { root, given }, primitives);
  const settled = await settling;
  if (!settled.ok) return settled;
  host.onProgress?.(source.size, source.size);
  return ok(settled.value ? judge(settled.value, { root, given }, primitives) : assumed);
}

/** The steps over what was read: the same evidence gives the same report. */
function judge(
  evidence: Evidence,
  { root, given }: Required<Pick<VerifyRequest, 'root' | 'given'>>,
  primitives: Primitives,
): Verification {
  const places = computePlaces(evidence);
  const problems = findSheetProblems(evidence);
  const recomputed = recompute(evidence, problems, places);
  const outside = given.map((file) => readGiven(file, evidence, primitives));
  const steps = [
    verifyRoot(evidence, root),
    verifyChain(evidence),
    verifyKeys(evidence),
    verifySignatures(evidence),
    verifyBindings(evidence, problems, primitives),
    verifyLog(evidence),
    verifyReceipts(evidence, places, outside),
    verifyRevisions(evidence, places, recomputed),
    verifyMatrix(evidence, recomputed),
    verifyResult(evidence, recomputed),
    verifyFiles(evidence),
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
  const stage = stageOf(evidence) ?? '';
  return {
    resultStatus:
      recomputed && evidence.result ? recomputed.output.computed.status : ('unknown' as const),
    contest: charter
      ? {
          contestId: charter.charter.payload.contestId,
          title: charter.charter.payload.setup.title,
          stage,
          stageTitle: findStage(charter.charter.payload.setup, stage)?.title ?? '',
          rehearsal: charter.charter.payload.rehearsal,
        }
      : null,
    rootFingerprint: (charter?.rootFingerprint ?? null) as Sha256Hex | null,
    archiveIndex: evidence.index?.read.ok ? evidence.index.read.value.hash : null,
    result: result?.hash ?? null,
  };
}
