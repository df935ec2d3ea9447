import type { StageId } from '../../core/model/primitives.ts';
import { EXIT, type Command } from '../command.ts';
import { assertInputFile } from '../input-file.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Takes judges' witness files in. */
export const witness: Command = {
  usage: '--data FOLDER --stage ID <witness>...',
  options: ['data', 'profile', 'stage', 'out'],
  positionals: { min: 1, max: 10_000 },
  run: async (call) => {
    const { arguments: args, texts } = call;
    const files = args.positionals;
    for (const file of files) await assertInputFile(file);
    return withOrganizer(call, async (session) => {
      const stage = args.required('stage') as StageId;
      const out = args.text('out');
      const destinationId = out === null ? 'exports' : await session.destination(out);
      const witnessed = [];
      for (const file of files) {
        const uploadId = await session.upload(file);
        const input = { stage, uploadId, destinationId };
        witnessed.push({ file, ...(await session.ask('log.importWitness', input)) });
      }
      return {
        exitCode: EXIT.done,
        json: { stage, witnessed },
        lines: witnessed.map(({ file, size, judges }) =>
          texts.say('witness.done', {
            file,
            size,
            judges: judges.map(({ name }) => name).join(', '),
          }),
        ),
      };
    });
  },
};
