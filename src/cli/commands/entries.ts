import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MethodOutput } from '../../contract/contract.ts';
import { unreadableFailure } from '../command-failure.ts';
import { EXIT, type Call, type Command, type Outcome } from '../command.ts';
import { reasonOf } from '../input-file.ts';
import { withOrganizer, type Session } from '../organizer/session.ts';

type Preview = MethodOutput<'entries.preview'>;
type Attached = MethodOutput<'entries.attach'>;

/** Uploads handed over in one call; each stays on disk until it is attached. */
const BATCH = 50;

/** The entries table and its materials; a table with a mistake is refused whole. */
export const entries: Command = {
  usage: '--data FOLDER --csv FILE [--materials FOLDER]',
  options: ['data', 'profile', 'entries-file', 'materials'],
  positionals: { min: 0, max: 0 },
  run: (call) =>
    withOrganizer(call, async (session) => {
      const folder = call.arguments.text('materials');
      const files = folder === null ? [] : listFiles(resolve(folder));
      const uploadId = await session.upload(call.arguments.required('entries-file'));
      const preview = await session.ask('entries.preview', { uploadId });
      if (preview.problems.length > 0) return refused(call, preview.problems);
      const { count } = await session.ask('entries.import', { uploadId });
      const { attached, unmatched } = await attachAll(session, files);
      const missing = await listMissing(session);
      return {
        // Without a folder of materials they are expected in a later call.
        exitCode:
          folder !== null && unmatched.length + missing.length > 0 ? EXIT.negative : EXIT.done,
        json: { count, encoding: preview.encoding, attached, unmatched, missing, problems: [] },
        lines: [
          call.texts.say('entries.done', { count, attached: attached.length }),
          ...unmatched.map(({ name, code }) => call.texts.say('entries.unmatched', { name, code })),
          ...missing.map(({ entry, name }) => call.texts.say('entries.missing', { entry, name })),
        ],
      };
    }),
};

function refused({ texts }: Call, problems: Preview['problems']): Outcome {
  return {
    exitCode: EXIT.negative,
    json: { count: 0, attached: [], unmatched: [], missing: [], problems },
    lines: [
      texts.say('entries.refused', { problems: problems.length }),
      ...problems.map(({ line, column, code, params }) =>
        texts.say('entries.problem', { line, column, code, value: params?.['value'] ?? '' }),
      ),
    ],
  };
}

async function attachAll(session: Session, files: readonly string[]): Promise<Attached> {
  const attached: Attached['attached'] = [];
  const unmatched: Attached['unmatched'] = [];
  for (let from = 0; from < files.length; from += BATCH) {
    const uploadIds: string[] = [];
    for (const file of files.slice(from, from + BATCH)) uploadIds.push(await session.upload(file));
    const answer = await session.ask('entries.attach', { uploadIds });
    attached.push(...answer.attached);
    unmatched.push(...answer.unmatched);
  }
  return { attached, unmatched };
}

async function listMissing(session: Session) {
  const rows = await session.ask('entries.list', {});
  return rows.flatMap(({ id, materials }) =>
    materials.flatMap(({ name, file }) => (file ? [] : [{ entry: id, name }])),
  );
}

/** Every file in the folder and below, in the order of names. */
function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .toSorted();
  } catch (error) {
    throw unreadableFailure(folder, reasonOf(error));
  }
}
