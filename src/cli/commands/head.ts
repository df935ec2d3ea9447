import type { StageId } from '../../core/model/primitives.ts';
import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Writes the log's head for judges to check and witness. */
export const head: Command = {
  usage: '--data FOLDER --stage ID --out FOLDER',
  options: ['data', 'profile', 'stage', 'out', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { arguments: args, texts } = call;
      const stage = args.required('stage') as StageId;
      const destinationId = await session.destination(args.required('out'));
      const secret = await session.secret();
      const file = await session.ask('log.exportHead', { stage, destinationId, secret });
      const log = await session.ask('log.view', { stage });
      return {
        exitCode: EXIT.done,
        json: { stage, head: file.path, log },
        lines: [texts.say('head.done', { path: file.path })],
      };
    }),
};
