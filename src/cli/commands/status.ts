import type { ContestView } from '../../contract/contest-methods.ts';
import { EXIT, type Command } from '../command.ts';
import { withOrganizer } from '../organizer/session.ts';

/** Where the contest stands, stage by stage. */
export const status: Command = {
  usage: '--data FOLDER [--stage ID]',
  options: ['data', 'profile', 'stage'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const { arguments: args, texts } = call;
      const contest = await session.ask('contest.get', {});
      const wanted = args.text('stage');
      const stages = [];
      for (const { id } of contest?.setup.stages ?? []) {
        if (wanted !== null && wanted !== id) continue;
        stages.push({
          stage: id,
          steps: await session.ask('contest.progress', { stage: id }),
        });
      }
      return {
        exitCode: EXIT.done,
        json: { ...facts(contest), stages },
        lines: [
          ...Object.entries(facts(contest)).map(([name, value]) => `${name}: ${value ?? '-'}`),
          ...stages.flatMap(({ stage, steps }) => [
            `${stage}:`,
            ...steps.map(({ step, state, message }) => {
              const counts = Object.entries(message.params ?? {}).map(([k, v]) => `${k} ${v}`);
              const detail = [message.code, ...counts].join(', ');
              return `  ${step}: ${texts.say(`state.${state}`)} (${detail})`;
            }),
          ]),
        ],
      };
    }),
};

function facts(contest: ContestView | null) {
  return {
    title: contest?.setup.title ?? null,
    rehearsal: contest?.rehearsal ?? null,
    notary: contest?.notary?.name ?? null,
    frozenAt: contest?.frozen?.frozenAt ?? null,
    contest: contest?.frozen?.contestId ?? null,
    rootFingerprint: contest?.frozen?.rootFingerprint.digits ?? null,
  };
}
