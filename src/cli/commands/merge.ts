import type { ImportReport } from '../../contract/result-methods.ts';
import type { AppError } from '../../contract/app-error.ts';
import { EXIT, type Call, type Command } from '../command.ts';
import { assertInputFile } from '../input-file.ts';
import { refusal, withOrganizer, type Session } from '../organizer/session.ts';

/** What became of one bundle. */
type Merged =
  | { readonly file: string; readonly report: ImportReport }
  | { readonly file: string; readonly refused: AppError };

/** Takes bundles in; whatever is rejected is named, whole bundles and single sheets alike. */
export const merge: Command = {
  usage: '--data FOLDER --out FOLDER <bundle>...',
  options: ['data', 'profile', 'out', 'secret-file'],
  positionals: { min: 1, max: 100_000 },
  run: async (call) => {
    const files = call.arguments.positionals;
    const out = call.arguments.required('out');
    // All of them before any is taken in: a typing mistake must not leave half a merge.
    for (const file of files) await assertInputFile(file);
    return withOrganizer(call, async (session) => {
      const secret = await session.secret();
      const destinationId = await session.destination(out);
      const merged: Merged[] = [];
      for (const file of files) merged.push(await mergeOne(session, file, secret, destinationId));
      const clean = merged.every((one) => 'report' in one && one.report.rejected.length === 0);
      return {
        exitCode: clean ? EXIT.done : EXIT.negative,
        json: { bundles: merged.map(toJson) },
        lines: merged.flatMap((one) => describe(one, call)),
      };
    });
  },
};

async function mergeOne(
  session: Session,
  file: string,
  secret: string,
  destinationId: string,
): Promise<Merged> {
  const uploadId = await session.upload(file);
  const answer = await session.client.call('bundles.import', { uploadId, secret, destinationId });
  if (answer.ok) return { file, report: answer.value };
  // A refused bundle says nothing of the next one; anything else would refuse them all.
  const ofThisFile =
    answer.error.code.startsWith('bundle-') || answer.error.code === 'wrong-file-kind';
  if (!ofThisFile) throw refusal(answer.error);
  return { file, refused: answer.error };
}

function toJson(merged: Merged) {
  const { file } = merged;
  if ('refused' in merged) return { file, refused: merged.refused };
  const { judge, name, bundle, accepted, known, rejected, receipt, ...log } = merged.report;
  const counts = { accepted: accepted.length, known: known.length, rejected };
  const standings = [...accepted, ...known].map(({ sheet, index, standing }) => ({
    sheet,
    index,
    standing,
  }));
  return { file, judge, name, bundle, ...counts, ...log, standings, receipt: receipt.path };
}

/** What the log made of the sheets. */
function describeLog(report: ImportReport, texts: Call['texts']): readonly string[] {
  const sheets = [...report.accepted, ...report.known];
  const late = sheets.filter(({ standing }) => standing === 'late').length;
  const revoked = sheets.filter(({ standing }) => standing === 'revoked').length;
  return [
    texts.say('merge.log', { size: report.size }),
    ...(late + revoked > 0 ? [texts.say('merge.standing', { late, revoked })] : []),
    ...(report.conflicts.length > 0
      ? [texts.say('merge.conflict', { entries: report.conflicts.join(', ') })]
      : []),
    ...report.clock.map(({ entry, sealedAt }) => texts.say('merge.clock', { entry, sealedAt })),
  ];
}

function describe(merged: Merged, { texts }: Call): readonly string[] {
  const { file } = merged;
  if ('refused' in merged) {
    const { code, params, at } = merged.refused;
    const reason = texts.sayError(code, { ...params, ...(at === undefined ? {} : { at }) });
    return [texts.say('merge.refused', { file, reason })];
  }
  const { judge, name, accepted, known, rejected, receipt } = merged.report;
  const counts = { accepted: accepted.length, known: known.length, rejected: rejected.length };
  return [
    texts.say('merge.done', { file, judge, name, ...counts, receipt: receipt.path }),
    ...describeLog(merged.report, texts),
    ...rejected.map(({ sheet, entry, code }) =>
      texts.say('merge.rejected', { sheet, entry: entry ?? '-', reason: texts.sayFinding(code) }),
    ),
  ];
}
