import { EXIT, type Command } from '../command.ts';
import { writeRequest } from '../organizer/root-request.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Signs the charter, or asks the other root keys to. What it prints goes on paper. */
export const freeze: Command = {
  usage: '--data FOLDER [--out FOLDER]',
  options: ['data', 'profile', 'out', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { charter, rootFingerprint } = await session.ask('contest.freeze', {
        secret: await session.secret(),
      });
      const request = await writeRequest(call, session, 'charter');
      return {
        exitCode: EXIT.done,
        json: {
          charter,
          rootFingerprint: rootFingerprint.digits,
          rootFingerprintHex: rootFingerprint.hex,
          request,
        },
        lines: [
          request === null
            ? call.texts.say('freeze.done', { charter })
            : call.texts.say('request.written', { path: request }),
          call.texts.say('freeze.root', { digits: rootFingerprint.digits }),
        ],
      };
    }),
};
