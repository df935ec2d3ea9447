import { EXIT, type Command } from '../command.ts';
import { writeRequest } from '../organizer/root-request.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Signs the list of judges as it stands, one version up. */
export const signRoster: Command = {
  usage: '--data FOLDER [--out FOLDER]',
  options: ['data', 'profile', 'out', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const secret = await session.secret();
      const { rosterVersion } = await session.ask('judges.signRoster', { secret });
      const request = await writeRequest(call, session, 'roster');
      const { judges } = await session.ask('judges.list', {});
      return {
        exitCode: EXIT.done,
        json: {
          rosterVersion,
          request,
          judges: judges.map(({ id, name, role }) => ({ id, name, role })),
        },
        lines: [
          request === null
            ? call.texts.say('sign-roster.done', { version: rosterVersion, judges: judges.length })
            : call.texts.say('request.written', { path: request }),
        ],
      };
    }),
};
