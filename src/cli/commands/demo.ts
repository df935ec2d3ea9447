import { resolve } from 'node:path';
import { createDemo, DemoFolderNotEmpty, type Demo } from '../../backend/demo/create-demo.ts';
import { CommandFailure, unreadableFailure } from '../command-failure.ts';
import { parseCount } from '../command-line.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { reasonOf } from '../input-file.ts';

const DEFAULT_SEED = '1';

/** Plays a whole contest into an empty folder: something to look at, and to check ourselves by. */
export const demo: Command = {
  usage: '<folder> [--seed N]',
  options: ['seed'],
  positionals: { min: 1, max: 1 },
  run: async (call) => {
    const played = await play(call, resolve(call.arguments.positionals[0] ?? ''));
    const facts = Object.entries(played).map(([name, value]) => `${name}: ${value}`);
    const hint = call.texts.say('demo.verify-hint', {
      archive: played.archive,
      root: played.rootFingerprint,
    });
    return { exitCode: EXIT.done, json: played, lines: [...facts, '', hint] };
  },
};

async function play({ arguments: args, host, texts }: Call, folder: string): Promise<Demo> {
  const seed = parseCount(args.text('seed') ?? DEFAULT_SEED, 'seed');
  const { resourcesFolder } = host;
  const onStep = (step: string) => host.tell(texts.say('demo.step', { step }));
  try {
    return await createDemo({ folder, seed, resourcesFolder, onStep });
  } catch (error) {
    if (error instanceof DemoFolderNotEmpty) {
      throw new CommandFailure(EXIT.negative, { code: 'folder-not-empty', params: { folder } });
    }
    const reason = reasonOf(error);
    if (['ENOTDIR', 'EACCES', 'EROFS'].includes(reason)) throw unreadableFailure(folder, reason);
    throw error;
  }
}
