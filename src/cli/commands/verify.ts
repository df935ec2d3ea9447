import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { VerifyHost } from '../../core/verify/verify-host.ts';
import { isTypedFingerprint, mistypedGroups } from '../../core/crypto/fingerprint.ts';
import { CommandFailure, unreadableFailure, usageFailure } from '../command-failure.ts';
import { PORTABLE_PRIMITIVES } from '../../core/verify/primitives.ts';
import { EXIT, type Command, type Host } from '../command.ts';
import type { Texts } from '../texts/texts.ts';
import { readInputFile } from '../input-file.ts';
import { nativePrimitives } from '../native-primitives.ts';
import { describeReport } from '../report-lines.ts';
import { openNodeCrew } from '../verify/node-crew.ts';
import {
  verifyArchiveFile,
  type ArchiveFileError,
  type ArchiveFileRequest,
} from '../verify/verify-archive-file.ts';

/** From this size on, threads share the work. */
const LARGE_BYTES = 8_000_000;
/** A container below this is read before anyone wonders. */
const SMALL_BYTES = 50_000_000;

/** The twelve steps over an archive, against a root fingerprint typed from paper. */
export const verify: Command = {
  usage: '<archive> --root FINGERPRINT [--receipt FILE]... [--print FILE] [--portable]',
  options: ['root', 'receipt', 'print', 'portable'],
  positionals: { min: 1, max: 1 },
  run: async ({ arguments: args, texts, host }) => {
    const root = args.required('root');
    if (!isTypedFingerprint(root)) throw rootFailure(root);
    const path = args.positionals[0] ?? '';
    const given = await Promise.all(
      args.list('receipt').map(async (file) => ({ name: file, bytes: await readInputFile(file) })),
    );
    const verified = await verifyWithThreads(
      { path, root, given },
      { portable: args.flag('portable'), host },
      {
        primitives: args.flag('portable') ? PORTABLE_PRIMITIVES : nativePrimitives,
        onProgress: createProgress(texts, host),
      },
    );
    if (!verified.ok) throw toFailure(path, verified.error);
    const { report } = verified.value;
    const paper = args.text('print');
    if (paper !== null) {
      // Loaded only here: an audit of the verdict need not read how it is printed.
      const { printReport } = await import('../print-report.ts');
      await printReport(verified.value, path, paper, texts.language);
    }
    return {
      exitCode: report.verdict === 'valid' ? EXIT.done : EXIT.negative,
      json: report,
      lines: describeReport(report, path, texts),
    };
  },
};

/** A small archive is verified sooner than a thread has started. */
async function verifyWithThreads(
  request: ArchiveFileRequest,
  { portable, host }: { readonly portable: boolean; readonly host: Host },
  verifyHost: VerifyHost,
) {
  const size = await stat(request.path).then(
    (facts) => facts.size,
    () => 0,
  );
  const count = availableParallelism();
  const { threadProgram: program } = host;
  if (program === undefined || count < 2 || size < LARGE_BYTES) {
    return verifyArchiveFile(request, verifyHost);
  }
  const crew = openNodeCrew({ path: request.path, program, portable }, count);
  try {
    return await verifyArchiveFile(request, { ...verifyHost, crew: crew.readers });
  } finally {
    await crew.close();
  }
}

/** Tells every tenth of a container that takes long enough to ask about. */
function createProgress({ say }: Texts, { tell }: Host): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const tenths = Math.floor((10 * done) / total);
    if (total < SMALL_BYTES || tenths <= told || tenths >= 10) return;
    told = tenths;
    tell(say('verify.progress', { percent: 10 * tenths }));
  };
}

function rootFailure(root: string): CommandFailure {
  const groups = mistypedGroups(root);
  return groups.length === 0
    ? usageFailure('root-malformed')
    : usageFailure('root-groups-wrong', { groups: groups.join(', ') });
}

function toFailure(file: string, { reason, entry }: ArchiveFileError): CommandFailure {
  // Codes of the file system are in capitals, those of the container are not.
  if (/^E[A-Z]/.test(reason)) return unreadableFailure(file, reason);
  const params = { file, reason };
  const facts = { code: 'archive-unreadable', params, ...(entry === null ? {} : { at: entry }) };
  return new CommandFailure(EXIT.unreadable, facts);
}
