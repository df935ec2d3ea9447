import type { EntryId, JudgeId, StageId } from '../../core/model/primitives.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { readInputFile } from '../input-file.ts';
import { parseAssignmentTable } from '../organizer/assignment-table.ts';
import { demandOneOf } from '../organizer/one-of.ts';
import { withOrganizer, type Session } from '../organizer/session.ts';

type Panel = { judge: JudgeId; entries: EntryId[] };

/** Saves and signs who scores what. */
export const assign: Command = {
  usage: '--data FOLDER --stage ID (--all | --table FILE)',
  options: ['data', 'profile', 'stage', 'all', 'table', 'secret-file'],
  positionals: { min: 0, max: 0 },
  run: async (call) => {
    const stage = call.arguments.required('stage') as StageId;
    const source = demandOneOf(call.arguments, ['all', 'table']);
    const table = source === 'table' ? await readTable(call) : null;
    return withOrganizer(call, async (session) => {
      const secret = await session.secret();
      const panels = table ?? (await everyoneScoresEverything(session));
      await session.ask('assignment.save', { stage, panels });
      const { assignmentVersion } = await session.ask('assignment.sign', { stage, secret });
      const sheets = panels.reduce((sum, { entries }) => sum + entries.length, 0);
      return {
        exitCode: EXIT.done,
        json: { stage, assignmentVersion, judges: panels.length, sheets },
        lines: [
          call.texts.say('assign.done', {
            version: assignmentVersion,
            judges: panels.length,
            sheets,
          }),
        ],
      };
    });
  },
};

async function readTable({ arguments: args }: Call): Promise<Panel[]> {
  const panels = parseAssignmentTable(await readInputFile(args.required('table')));
  // Only names so far: the contract's schema and the backend check each of them.
  return panels.map(({ judge, entries }) => ({
    judge: judge as JudgeId,
    entries: entries.map((entry) => entry as EntryId),
  }));
}

async function everyoneScoresEverything(session: Session): Promise<Panel[]> {
  const { judges } = await session.ask('judges.list', {});
  const rows = await session.ask('entries.list', {});
  return judges.map(({ id }) => ({ judge: id, entries: rows.map((row) => row.id) }));
}
