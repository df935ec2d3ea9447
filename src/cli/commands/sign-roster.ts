import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Signs the list of judges as it stands, one version up. */
export const signRoster: Command = {
  usage: '--data FOLDER',
  options: ['data', 'profile', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const secret = await session.secret();
      const { rosterVersion } = await session.ask('judges.signRoster', { secret });
      const { judges } = await session.ask('judges.list', {});
      return {
        exitCode: EXIT.done,
        json: { rosterVersion, judges: judges.map(({ id, name, role }) => ({ id, name, role })) },
        lines: [
          call.texts.say('sign-roster.done', { version: rosterVersion, judges: judges.length }),
        ],
      };
    }),
};
