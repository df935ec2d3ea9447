import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Signs the charter. What it prints goes on paper. */
export const freeze: Command = {
  usage: '--data FOLDER',
  options: ['data', 'profile', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { charter, rootFingerprint } = await session.ask('contest.freeze', {
        secret: await session.secret(),
      });
      return {
        exitCode: EXIT.done,
        json: {
          charter,
          rootFingerprint: rootFingerprint.digits,
          rootFingerprintHex: rootFingerprint.hex,
        },
        lines: [
          call.texts.say('freeze.done', { charter }),
          call.texts.say('freeze.root', { digits: rootFingerprint.digits }),
        ],
      };
    }),
};
