import { createStandingOf } from '../../../src/core/log/standing.ts';
import type { ContestResult } from '../../../src/core/model/contest-result.ts';
import type { Decision } from '../../../src/core/model/decision.ts';
import type { Revocation } from '../../../src/core/model/people.ts';
import { computeResult, type ResultInput } from '../../../src/core/rules/compute-result.ts';
import type { Draft } from './model.ts';

type Computed = Pick<ContestResult, 'sheets' | 'decisions' | 'computed'>;

/** Sheets, decisions and figures of a result over these leaves: the newest roster and assignment apply. */
export function computedOf(leaves: readonly Draft[]): Computed {
  const newest = (kind: string) => leaves.findLast((leaf) => leaf.kind === kind)?.payload as never;
  const roster = newest('roster') as { readonly revocations: readonly Revocation[] };
  const assignment = newest('assignment') as { readonly stage: string };
  const standingOf = createStandingOf(leaves, roster.revocations, assignment.stage);
  const sheets = leaves.flatMap(({ kind, hash, payload }, index) =>
    kind === 'score-sheet'
      ? [{ hash, sheet: payload, standing: standingOf(index, payload['deviceKey'] as string) }]
      : [],
  );
  const input = {
    charter: newest('charter'),
    roster,
    assignment,
    sheets,
    decisions: leaves.flatMap(({ kind, hash, payload }) =>
      kind === 'decision' ? [{ hash, decision: payload as unknown as Decision }] : [],
    ),
    excluded: new Map(
      sheets.flatMap(({ hash, standing }) => (standing === 'counts' ? [] : [[hash, standing]])),
    ),
  } as unknown as ResultInput;
  const { sheets: counting, decisions, computed } = computeResult(input);
  return { sheets: [...counting], decisions: [...decisions], computed };
}
