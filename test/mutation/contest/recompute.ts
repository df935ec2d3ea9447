import { createStandingOf } from '../../../src/core/log/standing.ts';
import type { ContestResult } from '../../../src/core/model/contest-result.ts';
import type { Revocation } from '../../../src/core/model/people.ts';
import { computeResult, type ResultInput } from '../../../src/core/rules/compute-result.ts';
import type { Draft } from './model.ts';

/** Sheets and figures of a result over these leaves: the newest roster and assignment apply. */
export function computedOf(leaves: readonly Draft[]): Pick<ContestResult, 'sheets' | 'computed'> {
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
    decisions: [],
    excluded: new Map(
      sheets.flatMap(({ hash, standing }) => (standing === 'counts' ? [] : [[hash, standing]])),
    ),
  } as unknown as ResultInput;
  const { sheets: counting, computed } = computeResult(input);
  return { sheets: [...counting], computed };
}
