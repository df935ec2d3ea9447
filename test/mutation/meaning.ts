import type { Verification } from '../../src/core/verify/verify-archive.ts';

/**
 * What a valid archive says: figures, which sheets there are and count, how every cell stands. Two
 * archives of one meaning may differ in what says nothing more: the index and its hash when signed
 * again, receipts, cosignatures and earlier checkpoints left out, envelopes' key hints, the notary's
 * countersignature taken off (step 12 then says not-run).
 */
export function meaningOf({ report, recomputed }: Verification): string {
  const output = recomputed?.output;
  return JSON.stringify({
    contest: report.contest,
    root: report.rootFingerprint,
    status: report.resultStatus,
    computed: output?.computed,
    counting: output?.sheets,
    decisions: output?.decisions,
    sheets: recomputed?.input.sheets.map(({ hash }) => hash).toSorted(),
    excluded: [...(recomputed?.input.excluded ?? [])].map(String).toSorted(),
    cells: output?.matrix.cells,
  });
}
