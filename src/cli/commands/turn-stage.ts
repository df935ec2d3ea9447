import type { StageId } from '../../core/model/primitives.ts';
import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Closes scoring; what comes later is late. */
export const close: Command = turnCommand('stage.close', 'close.done');
/** Opens scoring again. */
export const reopen: Command = turnCommand('stage.reopen', 'reopen.done');

function turnCommand(
  method: 'stage.close' | 'stage.reopen',
  text: 'close.done' | 'reopen.done',
): Command {
  return {
    usage: '--data FOLDER --stage ID',
    options: ['data', 'profile', 'stage', 'secret-file'],
    positionals: { min: 0, max: 0 },
    run: (call) =>
      withOrganizer(call, async (session) => {
        const stage = call.arguments.required('stage') as StageId;
        const { size } = await session.ask(method, { stage, secret: await session.secret() });
        return {
          exitCode: EXIT.done,
          json: { stage, size },
          lines: [call.texts.say(text, { size })],
        };
      }),
  };
}
