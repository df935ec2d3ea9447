import type { Verification } from '../../src/core/verify/verify-archive.ts';
import type { SecondReport } from './host/second-verifier.ts';

/** What both verifiers must agree on. */
export type Findings = { readonly verdict: string; readonly failed: readonly number[] };

export function findingsOf({ report }: Pick<Verification, 'report'>): Findings {
  return { verdict: report.verdict, failed: failedSteps(report.steps) };
}

export function secondFindings({ verdict, steps }: SecondReport): Findings {
  return { verdict, failed: failedSteps(steps) };
}

/**
 * The same verdict, and the same steps failed. Where the charter itself does not hold, the second
 * verifier runs no other step, and ours still says what it can of the log: then step 1 alone counts.
 */
export function comparable(theirs: SecondReport, ours: Findings): readonly [Findings, Findings] {
  const other = secondFindings(theirs);
  const charterHolds = theirs.steps.some(({ step, status }) => step === 6 && status !== 'not-run');
  if (charterHolds || !ours.failed.includes(1)) return [other, ours];
  return [other, { ...ours, failed: [1] }].map(({ verdict, failed }) => ({
    verdict,
    failed: failed.filter((step) => step === 1),
  })) as never;
}

function failedSteps(steps: readonly { readonly step: number; readonly status: string }[]) {
  return steps.filter(({ status }) => status === 'failed').map(({ step }) => step);
}
