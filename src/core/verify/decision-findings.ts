import { objectPath } from '../archive/archive-paths.ts';
import type { Decision } from '../model/decision.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import type { Finding } from './report.ts';

/**
 * Decisions form one chain per stage, from 1 without a gap, each naming the one before: none can
 * be left out without showing.
 */
export function findDecisionProblems(evidence: Evidence): readonly Finding[] {
  const decisions = readable(evidence.decisions);
  const byStage = Map.groupBy(decisions, ({ payload }) => payload.stage);
  return [...byStage.values()].flatMap((chain) => {
    const sorted = chain.toSorted((a, b) => a.payload.decisionVersion - b.payload.decisionVersion);
    const broken = sorted.find((decision, index) => !follows(decision, sorted[index - 1], index));
    if (broken === undefined) return [];
    const params = { version: broken.payload.decisionVersion };
    return [
      {
        severity: 'error',
        code: 'decision-chain-broken',
        evidence: objectPath('decisions', broken.hash),
        params,
      } as const,
    ];
  });
}

function follows(
  { payload }: { readonly payload: Decision },
  before: { readonly hash: string } | undefined,
  index: number,
): boolean {
  return payload.decisionVersion === index + 1 && payload.previous === (before?.hash ?? null);
}
