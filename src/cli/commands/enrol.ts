import type { JudgeId } from '../../core/model/primitives.ts';
import { isTypedFingerprint, matchesTypedFingerprint } from '../../core/crypto/fingerprint.ts';
import { CommandFailure, usageFailure } from '../command-failure.ts';
import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Adds a judge's device, only under the fingerprint that a person compared with the judge. */
export const enrol: Command = {
  usage: '--data FOLDER --card FILE --fingerprint DIGITS [--id ID] [--head]',
  options: ['data', 'profile', 'card', 'fingerprint', 'id', 'head'],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const { arguments: args, texts } = call;
    const compared = args.required('fingerprint');
    const file = args.required('card');
    if (!isTypedFingerprint(compared)) {
      throw usageFailure('option-malformed', { reason: '--fingerprint' });
    }
    return withOrganizer(call, async (session) => {
      const uploadId = await session.upload(file);
      const card = await session.ask('judges.previewKeyCard', { uploadId });
      if (!matchesTypedFingerprint(compared, card.fingerprint.hex)) {
        throw new CommandFailure(EXIT.negative, {
          code: 'fingerprint-mismatch',
          params: { card: card.fingerprint.digits },
          at: file,
        });
      }
      const judgeId = (args.text('id') ?? card.suggestedId) as JudgeId;
      const role = args.flag('head') ? 'head-judge' : 'judge';
      const comparedFingerprint = card.fingerprint.hex;
      await session.ask('judges.add', { uploadId, judgeId, role, comparedFingerprint });
      const { name, organization, fingerprint } = card;
      return {
        exitCode: EXIT.done,
        json: { judge: judgeId, name, organization, role, fingerprint: fingerprint.digits },
        lines: [texts.say('enrol.done', { judge: judgeId, name })],
      };
    });
  },
};
