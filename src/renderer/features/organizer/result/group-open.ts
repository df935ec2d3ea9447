import type { ComputedResult } from '../../../../core/model/contest-result.ts';

export type OpenOfJudge = {
  readonly judge: string;
  readonly missing: readonly string[];
  readonly conflicts: readonly string[];
};

/** Open cells by judge, in the order in which the result lists them. */
export function groupOpen(open: ComputedResult['open']): readonly OpenOfJudge[] {
  return [...new Set(open.map(({ judge }) => judge))].map((judge) => {
    const entriesIn = (state: 'missing' | 'conflict') =>
      open.filter((cell) => cell.judge === judge && cell.state === state).map(({ entry }) => entry);
    return { judge, missing: entriesIn('missing'), conflicts: entriesIn('conflict') };
  });
}
