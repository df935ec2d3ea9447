import type { StageId } from '../../core/model/primitives.ts';
import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Writes what the notary verifies, from the signed result. */
export const archive: Command = {
  usage: '--data FOLDER --stage ID --out FOLDER',
  options: ['data', 'profile', 'stage', 'out', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { arguments: args, texts } = call;
      const stage = args.required('stage') as StageId;
      const secret = await session.secret();
      const destinationId = await session.destination(args.required('out'));
      const input = { stage, destinationId, secret };
      const { file, archiveIndex } = await session.ask('archive.export', input);
      const contest = await session.ask('contest.get', {});
      const root = contest?.frozen?.rootFingerprint ?? null;
      const { path, size, sha256 } = file;
      const rootFingerprint = root?.digits ?? null;
      return {
        exitCode: EXIT.done,
        json: { archive: path, size, sha256, archiveIndex, rootFingerprint },
        lines: [
          texts.say('archive.done', { path, index: archiveIndex }),
          texts.say('freeze.root', { digits: root?.digits ?? '' }),
        ],
      };
    }),
};
