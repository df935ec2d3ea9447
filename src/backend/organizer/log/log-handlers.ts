import { appError } from '../../../contract/app-error.ts';
import { fail, ok } from '../../../core/result.ts';
import { profileOf, type Context } from '../../context.ts';
import type { Handlers } from '../../dispatcher.ts';
import { oneChunk } from '../../files/export-store.ts';
import { encodeTrouble, findLogTrouble } from './log-trouble.ts';
import { viewLog } from './log-view.ts';
import { mergeArchive } from './merge-archive.ts';
import { becomeSecondDesk } from './second-desk.ts';
import { turnStage } from './turn-stage.ts';
import { exportHead, importWitness } from './witness-handlers.ts';

type LogHandlers = Pick<Handlers, Extract<keyof Handlers, `log.${string}` | `stage.${string}`>>;

export function createLogHandlers(context: Context): LogHandlers {
  return {
    'stage.close': (input) => turnStage(context, input, 'closing'),
    'stage.reopen': (input) => turnStage(context, input, 'opening'),
    'log.view': ({ stage }) => ok(viewLog(profileOf(context), stage)),
    'log.exportEvidence': ({ stage, destinationId }) => {
      const profile = profileOf(context);
      const trouble = findLogTrouble(profile, stage);
      const bytes = trouble ? encodeTrouble(profile, trouble) : null;
      if (!bytes || !trouble) return fail(appError('head-missing'));
      const name = `evidence-${stage}-${trouble.known.head.size}.jbevidence`;
      return context.exports.write(destinationId, name, oneChunk(bytes));
    },
    'log.becomeSecondDesk': (input) => becomeSecondDesk(context, input),
    'log.mergeArchive': (input) => mergeArchive(context, input),
    'log.exportHead': (input) => exportHead(context, input),
    'log.importWitness': (input) => importWitness(context, input),
  };
}
