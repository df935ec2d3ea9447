import type { ComputedResult, OpenState } from '../../../../core/model/contest-result.ts';

export type OpenOfJudge = {
  readonly judge: string;
  readonly open: readonly { readonly state: OpenState; readonly entries: readonly string[] }[];
};

const STATES = ['missing', 'conflict', 'late', 'revoked'] as const satisfies readonly OpenState[];

/** Open cells by judge, in the order in which the result lists them. */
export function groupOpen(open: ComputedResult['open']): readonly OpenOfJudge[] {
  return [...new Set(open.map(({ judge }) => judge))].map((judge) => {
    const entriesIn = (state: OpenState) =>
      open.filter((cell) => cell.judge === judge && cell.state === state).map(({ entry }) => entry);
    const states = STATES.map((state) => ({ state, entries: entriesIn(state) }));
    return { judge, open: states.filter(({ entries }) => entries.length > 0) };
  });
}
