import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Names the notary, before the freeze. */
export const notary: Command = {
  usage: '--data FOLDER --card FILE',
  options: ['data', 'profile', 'card'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const uploadId = await session.upload(call.arguments.required('card'));
      await session.ask('contest.setNotary', { uploadId });
      const named = (await session.ask('contest.get', {}))?.notary ?? null;
      return {
        exitCode: EXIT.done,
        json: { notary: named },
        lines: [
          call.texts.say('notary.done', {
            name: named?.name ?? '',
            digits: named?.fingerprint.digits ?? '',
          }),
        ],
      };
    }),
};
