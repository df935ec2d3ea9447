import type { Decision } from '../model/decision.ts';
import type { EntryId, JudgeId, Sha256Hex } from '../model/primitives.ts';
import type { TieDecisions } from './engine/tie-keys.ts';
import { compareIds } from './order.ts';
import { parseDecimal, type Rational } from './rational.ts';

export type AcceptedDecision = { readonly hash: Sha256Hex; readonly decision: Decision };

/** Why an entry is out of the ranking. */
export type OutOfRanking = 'withdrawn' | 'disqualified';

/** What the decisions of a stage amount to, the latest about each matter. */
export type DecisionEffects = TieDecisions & {
  readonly out: ReadonlyMap<EntryId, OutOfRanking>;
  readonly admitsLate: (of: { readonly judge: JudgeId; readonly entry: EntryId }) => boolean;
};

/** Reads the decisions in the order of their versions; the order of the list does not matter. */
export function applyDecisions(decisions: readonly AcceptedDecision[]): DecisionEffects {
  const out = new Map<EntryId, OutOfRanking>();
  const admitted = new Set<string>();
  const votes: (readonly string[])[] = [];
  const playoffs: ReadonlyMap<string, readonly Rational[]>[] = [];
  for (const { decision } of inOrder(decisions)) {
    const { body } = decision;
    switch (body.kind) {
      case 'withdrawal':
        out.set(body.entry, 'withdrawn');
        break;
      case 'disqualification':
        out.set(body.entry, 'disqualified');
        break;
      case 'reinstatement':
        out.delete(body.entry);
        break;
      case 'vote':
        votes.unshift(body.entries);
        break;
      case 'playoff':
        playoffs.unshift(
          new Map(body.entries.map(({ entry, marks }) => [entry, readMarks(marks)])),
        );
        break;
      case 'admit-late':
        admitted.add(`${body.entry}/${body.judge}`);
        break;
    }
  }
  return {
    out,
    votes,
    playoffs,
    admitsLate: ({ judge, entry }) => admitted.has(`${entry}/${judge}`),
  };
}

function inOrder(decisions: readonly AcceptedDecision[]): readonly AcceptedDecision[] {
  return [...decisions].sort(
    (a, b) => a.decision.decisionVersion - b.decision.decisionVersion || compareIds(a.hash, b.hash),
  );
}

function readMarks(marks: readonly { readonly mark: string }[]): readonly Rational[] {
  return marks.flatMap(({ mark }) => {
    const parsed = parseDecimal(mark);
    return parsed.ok ? [parsed.value] : [];
  });
}
