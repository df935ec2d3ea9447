import type { DecisionBody } from '../../core/model/decision.ts';
import type { DivisionId, EntryId, JudgeId, StageId } from '../../core/model/primitives.ts';
import { CommandFailure, usageFailure } from '../command-failure.ts';
import type { CommandArguments } from '../command-line.ts';
import { EXIT } from '../command.ts';
import { readFrom } from '../tally/table-file.ts';
import { demandOneOf } from './one-of.ts';
import { parsePlayoffTable } from './playoff-table.ts';
import type { Session } from './session.ts';

/** One option for each kind of decision. */
export const DECISION_OPTIONS = [
  'vote',
  'playoff',
  'withdraw',
  'disqualify',
  'reinstate',
  'admit-late',
] as const;

/** A decision as typed; which division a vote or playoff is of stands in the contest. */
export type TypedDecision = Exclude<DecisionBody, { division: DivisionId }> | Undivided;
type Undivided = WithoutDivision<Extract<DecisionBody, { division: DivisionId }>>;
// Distributes over the kinds, which a plain Omit would merge.
type WithoutDivision<B> = B extends unknown ? Omit<B, 'division'> : never;

/** Reads what was decided from the command line; names are checked by the contract and the backend. */
export async function readDecision(args: CommandArguments): Promise<TypedDecision> {
  const option = demandOneOf(args, DECISION_OPTIONS);
  const value = args.required(option);
  const judges = args.list('judge');
  if (option !== 'admit-late' && judges.length > 0) {
    throw usageFailure('option-malformed', { reason: `--judge --${option}` });
  }
  switch (option) {
    case 'vote': {
      const entries = value.split(/[,,]/).map((id) => id.trim() as EntryId);
      return { kind: 'vote', entries };
    }
    case 'playoff':
      return { kind: 'playoff', entries: await readFrom(value, parsePlayoffTable) };
    case 'withdraw':
      return { kind: 'withdrawal', entry: value as EntryId };
    case 'disqualify':
      return { kind: 'disqualification', entry: value as EntryId };
    case 'reinstate':
      return { kind: 'reinstatement', entry: value as EntryId };
    case 'admit-late': {
      const [judge, ...others] = judges;
      if (judge === undefined) throw usageFailure('option-missing', { option: '--judge' });
      if (others.length > 0) throw usageFailure('option-malformed', { reason: '--judge' });
      return { kind: 'admit-late', judge: judge as JudgeId, entry: value as EntryId };
    }
  }
}

/** Adds the division that the ranking has the first named entry in. */
export async function completeDecision(
  typed: TypedDecision,
  stage: StageId,
  session: Session,
): Promise<DecisionBody> {
  if (typed.kind !== 'vote' && typed.kind !== 'playoff') return typed;
  const [first] = typed.entries;
  const entry = typeof first === 'object' ? first.entry : first;
  const { computed } = await session.ask('result.compute', { stage });
  const found = computed.divisions.find(({ ranking }) =>
    ranking.some((line) => line.entry === entry),
  );
  if (found === undefined) {
    const params = { entry: entry ?? '' };
    throw new CommandFailure(EXIT.negative, { code: 'entry-unknown', params });
  }
  return { ...typed, division: found.division };
}
