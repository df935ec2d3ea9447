import type { MethodOutput } from '../../contract/contract.ts';
import { EXIT, type Command } from '../command.ts';
import { assertInputFile } from '../input-file.ts';
import { withOrganizer } from '../organizer/session.ts';

type Taken = MethodOutput<'signing.import'> & { readonly file: string };

/** Takes returned signing requests in; says what each brought, and whether it is in force. */
export const complete: Command = {
  usage: '--data FOLDER <request>...',
  options: ['data', 'profile'],
  positionals: { min: 1, max: 1000 },
  run: async (call) => {
    const files = call.arguments.positionals;
    for (const file of files) await assertInputFile(file);
    return withOrganizer(call, async (session) => {
      const taken: Taken[] = [];
      for (const file of files) {
        const uploadId = await session.upload(file);
        taken.push({ file, ...(await session.ask('signing.import', { uploadId })) });
        // What is in force needs no more: a further file would only be refused.
        if (taken.at(-1)?.waiting === null) break;
      }
      const last = taken.at(-1)?.waiting ?? null;
      return {
        exitCode: last === null ? EXIT.done : EXIT.negative,
        json: {
          inForce: last === null,
          files: taken.map(({ file, kind, added }) => ({ file, kind, added })),
          signed: last?.signers.filter(({ signed }) => signed).map(({ name }) => name) ?? null,
          threshold: last?.threshold ?? null,
        },
        lines: [
          ...taken.map(({ file, added }) => call.texts.say('complete.file', { file, added })),
          last === null
            ? call.texts.say('complete.done')
            : call.texts.say('complete.waiting', {
                signed: last.signers.filter(({ signed }) => signed).length,
                threshold: last.threshold,
              }),
        ],
      };
    });
  },
};
