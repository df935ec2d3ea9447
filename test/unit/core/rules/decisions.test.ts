import { describe, expect, test } from 'vitest';
import { decisionSchema, type DecisionBody } from '../../../../src/core/model/decision.ts';
import { computeResult } from '../../../../src/core/rules/compute-result.ts';
import type { AcceptedDecision } from '../../../../src/core/rules/decisions.ts';
import {
  hashOf,
  makeAwards,
  makeContest,
  makeSheet,
  scores,
  type ScoreTable,
} from './contest-builder.ts';

function decide(...bodies: readonly object[]): AcceptedDecision[] {
  return bodies.map((body, index) => ({
    hash: hashOf(`decision-${index}`),
    decision: decisionSchema.parse({
      type: 'jurybox.decision',
      version: 1,
      contestId: 'contest',
      charter: hashOf('charter'),
      stage: 'final',
      decisionVersion: index + 1,
      previous: index === 0 ? null : hashOf(`decision-${index - 1}`),
      createdAt: '2024-09-20T08:00:00Z',
      body: body as DecisionBody,
      reason: 'the rules, clause 4',
      decidedBy: ['Panel head'],
    }),
  }));
}

const TIED: ScoreTable = { E1: { A: 8000 }, E2: { A: 8000 }, E3: { A: 7000 } };
const CHAIN = { tieBreaks: [{ by: 'vote' as const }, { by: 'playoff' as const }] };

function rank(table: ScoreTable, decisions: readonly AcceptedDecision[]) {
  const contest = makeContest(table, { ruleset: CHAIN, awards: makeAwards(1, 1), recommend: 1 });
  const outcome = computeResult({ ...contest, decisions });
  return {
    ...outcome,
    lines: outcome.computed.divisions[0]?.ranking.map(
      ({ entry, rank: place, award, standing }) => `${place ?? '-'} ${entry} ${award} ${standing}`,
    ),
    cutTies: outcome.computed.divisions[0]?.cutTies.length,
  };
}

describe('decisions are inputs of a result', () => {
  test('a tie at a cut line stays one without them', () => {
    const { lines, cutTies } = rank(TIED, []);
    expect(lines).toEqual(['1 E1 null scored', '1 E2 null scored', '3 E3 null scored']);
    expect(cutTies).toBe(2);
  });

  test('a vote of the panel orders level entries, and changes no total', () => {
    const vote = decide({ kind: 'vote', division: 'enterprise', entries: ['E2', 'E1'] });
    const { lines, cutTies, decisions, computed } = rank(TIED, vote);
    expect(lines).toEqual(['1 E2 first scored', '2 E1 second scored', '3 E3 null scored']);
    expect(cutTies).toBe(0);
    expect(decisions).toEqual([hashOf('decision-0')]);
    expect(computed.divisions[0]?.ranking[0]?.total).toBe('80.00');
  });

  test('a vote never overturns a total', () => {
    const vote = decide({ kind: 'vote', division: 'enterprise', entries: ['E3', 'E1', 'E2'] });
    expect(rank(TIED, vote).lines?.[2]).toBe('3 E3 null scored');
  });

  test('the latest vote counts, whatever order they are listed in', () => {
    const votes = decide(
      { kind: 'vote', division: 'enterprise', entries: ['E2', 'E1'] },
      { kind: 'vote', division: 'enterprise', entries: ['E1', 'E2'] },
    );
    expect(rank(TIED, votes.toReversed()).lines?.[0]).toBe('1 E1 first scored');
  });

  test('a playoff is decided by the means of its own marks', () => {
    // E1 (80 + 81) / 2 = 80.5;  E2 (80.4 + 80.5) / 2 = 80.45
    const marks = (a: string, b: string) => [
      { judge: 'A', mark: a },
      { judge: 'B', mark: b },
    ];
    const playoff = decide({
      kind: 'playoff',
      division: 'enterprise',
      entries: [
        { entry: 'E2', marks: marks('80.4', '80.5') },
        { entry: 'E1', marks: marks('80', '81') },
      ],
    });
    const { lines, tieBreaks } = rank(TIED, playoff);
    expect(lines?.slice(0, 2)).toEqual(['1 E1 first scored', '2 E2 second scored']);
    expect(tieBreaks[0]?.uses.map(({ rule, outcome }) => [rule.by, outcome])).toEqual([
      ['vote', 'not-applicable'],
      ['playoff', 'separated'],
    ]);
  });

  test.each(['withdrawal', 'disqualification'])('%s: everyone below moves up', (kind) => {
    const { lines } = rank(
      { E1: { A: 9000 }, E2: { A: 8000 }, E3: { A: 7000 } },
      decide({ kind, entry: 'E1' }),
    );
    const word = kind === 'withdrawal' ? 'withdrawn' : 'disqualified';
    expect(lines).toEqual(['1 E2 first scored', '2 E3 second scored', `- E1 null ${word}`]);
  });

  test('nothing is waited for of an entry that is out, and a reinstatement brings it back', () => {
    const table = { E1: { A: null }, E2: { A: 8000 } };
    const out = decide({ kind: 'withdrawal', entry: 'E1' });
    expect(rank(table, out).computed).toMatchObject({ status: 'complete', open: [] });
    const back = decide(
      { kind: 'withdrawal', entry: 'E1' },
      { kind: 'reinstatement', entry: 'E1' },
    );
    expect(rank(table, back).computed).toMatchObject({
      status: 'incomplete',
      open: [{ entry: 'E1' }],
    });
  });

  test('a late sheet counts once it is admitted', () => {
    const late = makeSheet('A', 'E1', scores(9000), { hash: 'late' });
    const contest = makeContest({ E1: { A: null } }, { extraSheets: [late] });
    const excluded = new Map([[hashOf('late'), 'late' as const]]);
    const statusWith = (decisions: readonly AcceptedDecision[]) =>
      computeResult({ ...contest, excluded, decisions }).computed;
    expect(statusWith([]).open).toEqual([{ judge: 'A', entry: 'E1', state: 'late' }]);
    const admitted = statusWith(decide({ kind: 'admit-late', judge: 'A', entry: 'E1' }));
    expect(admitted).toMatchObject({ status: 'complete', open: [] });
    expect(admitted.divisions[0]?.ranking[0]?.total).toBe('90.00');
  });

  test('a vote that also names an entry of no division has no effect, and is still listed', () => {
    const entries = ['E2', 'E1', 'E99'];
    const { lines, decisions } = rank(
      TIED,
      decide({ kind: 'vote', division: 'enterprise', entries }),
    );
    expect(lines?.[0]).toBe('1 E1 null scored');
    expect(decisions).toEqual([hashOf('decision-0')]);
  });

  test('decisions of another stage say nothing', () => {
    const [vote] = decide({ kind: 'vote', division: 'enterprise', entries: ['E2', 'E1'] });
    if (vote === undefined) throw new Error('no decision');
    const foreign = { ...vote, decision: { ...vote.decision, stage: 'other' as never } };
    const { lines, decisions } = rank(TIED, [foreign]);
    expect(lines?.[0]).toBe('1 E1 null scored');
    expect(decisions).toEqual([]);
  });
});
