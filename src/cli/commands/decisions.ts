import type { StageId } from '../../core/model/primitives.ts';
import { EXIT, type Command } from '../command.ts';
import { describeDecision } from '../organizer/describe-decision.ts';
import { withOrganizer } from '../organizer/session.ts';

/** The signed decisions of a stage, and the ties that the rules would still hear one about. */
export const decisions: Command = {
  usage: '--data FOLDER --stage ID',
  options: ['data', 'profile', 'stage'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { arguments: args, texts } = call;
      const stage = args.required('stage') as StageId;
      const signed = await session.ask('decisions.list', { stage });
      const { ties } = await session.ask('result.compute', { stage });
      return {
        exitCode: EXIT.done,
        json: { stage, decisions: signed, ties },
        lines: [
          ...(signed.length === 0 ? [texts.say('decisions.none')] : []),
          ...signed.flatMap(({ decision }) => describeDecision(decision, texts)),
          ...ties.flatMap(({ rank, entries, decidable }) => [
            texts.say('decisions.tie', { rank, entries: entries.join(', ') }),
            ...decidable.map(({ by, entries: named }) =>
              texts.say(`decisions.decidable-${by}`, { entries: named.join(',') }),
            ),
          ]),
        ],
      };
    }),
};
