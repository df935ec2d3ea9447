import { randomUUID } from 'node:crypto';
import type { AppEvent } from '../../contract/events.ts';
import type { JudgeId, StageId } from '../../core/model/primitives.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { refusal, withOrganizer, type Session } from '../organizer/session.ts';

/** Builds packages. Ctrl-C stops after cleaning up; packages finished before it stay valid. */
export const pack: Command = {
  usage: '--data FOLDER --stage ID --out FOLDER [--judge ID]...',
  options: ['data', 'profile', 'stage', 'out', 'judge', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const stage = call.arguments.required('stage') as StageId;
    const out = call.arguments.required('out');
    return withOrganizer(call, async (session) => {
      const secret = await session.secret();
      const judges = await chooseJudges(call, session, stage);
      const destinationId = await session.destination(out);
      const taskId = `t-${randomUUID()}`;
      const work = session.ask('packages.build', { stage, judges, destinationId, secret, taskId });
      const { files } = await follow(call, session, taskId, work);
      const packages = files.map(({ name, path, size, sha256 }) => ({ name, path, size, sha256 }));
      return {
        exitCode: EXIT.done,
        json: { stage, packages },
        lines: packages.map(({ path, size }) => call.texts.say('pack.done', { path, size })),
      };
    });
  },
};

async function chooseJudges(call: Call, session: Session, stage: StageId): Promise<JudgeId[]> {
  const chosen = call.arguments.list('judge').map((id) => id as JudgeId);
  if (chosen.length > 0) return chosen;
  const listed = await session.ask('packages.list', { stage });
  if (listed.length === 0) throw refusal({ code: 'assignment-missing' });
  return listed.map(({ judge }) => judge);
}

/** Tells progress on standard error, and turns Ctrl-C into the backend's own cancellation. */
async function follow<T>(
  { host, texts }: Call,
  { client, subscribe }: Session,
  taskId: string,
  work: Promise<T>,
): Promise<T> {
  let last = '';
  const show = (event: AppEvent) => {
    if (event.type !== 'progress' || event.taskId !== taskId) return;
    const percent = event.total === 0 ? 100 : Math.floor((event.done / event.total) * 100);
    const line = texts.say('pack.progress', { percent, name: event.label ?? '' });
    if (line !== last) host.tell(line);
    last = line;
  };
  const stopListening = subscribe(show);
  const takeBack = host.onInterrupt(() => {
    host.tell(texts.say('pack.cancelling'));
    void client.call('app.cancelTask', { taskId });
  });
  try {
    return await work;
  } finally {
    takeBack();
    stopListening();
  }
}
