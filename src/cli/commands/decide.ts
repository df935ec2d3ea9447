import type { MethodOutput } from '../../contract/contract.ts';
import type { DecisionBody } from '../../core/model/decision.ts';
import type { StageId } from '../../core/model/primitives.ts';
import { usageFailure } from '../command-failure.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { completeDecision, DECISION_OPTIONS, readDecision } from '../organizer/decision-body.ts';
import { describeBody, describeEffect } from '../organizer/describe-decision.ts';
import { withOrganizer, type Session } from '../organizer/session.ts';

/** Says what a decision would change in the result; with `--sign`, signs it. */
export const decide: Command = {
  usage:
    '--data FOLDER --stage ID (--vote ENTRY,ENTRY,... | --playoff FILE | --withdraw ENTRY | --disqualify ENTRY | --reinstate ENTRY | --admit-late ENTRY --judge ID) [--sign --reason TEXT --by NAME...]',
  options: [
    'data',
    'profile',
    'stage',
    ...DECISION_OPTIONS,
    'judge',
    'sign',
    'reason',
    'by',
    'secret-file',
  ],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const { arguments: args, texts } = call;
    const stage = args.required('stage') as StageId;
    const typed = await readDecision(args);
    const grounds = args.flag('sign') ? readGrounds(call) : null;
    return withOrganizer(call, async (session) => {
      const body = await completeDecision(typed, stage, session);
      const effect = await session.ask('decisions.preview', { stage, body });
      const signed = grounds === null ? null : await sign(session, { stage, body, ...grounds });
      return {
        exitCode: EXIT.done,
        json: { stage, body, effect, signed: signed?.hash ?? null },
        lines: [
          describeBody(body, texts),
          ...describeEffect(effect, texts),
          signed === null
            ? texts.say('decide.not-signed')
            : texts.say('decide.signed', { hash: signed.hash }),
        ],
      };
    });
  },
};

type Grounds = { readonly reason: string; readonly decidedBy: string[] };

function readGrounds({ arguments: args }: Call): Grounds {
  const decidedBy = [...args.list('by')];
  if (decidedBy.length === 0) throw usageFailure('option-missing', { option: '--by' });
  return { reason: args.required('reason'), decidedBy };
}

async function sign(
  session: Session,
  decision: Grounds & { readonly stage: StageId; readonly body: DecisionBody },
): Promise<MethodOutput<'decisions.sign'>> {
  return session.ask('decisions.sign', { ...decision, secret: await session.secret() });
}
