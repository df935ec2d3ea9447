import { isTypedFingerprint } from '../../core/crypto/fingerprint.ts';
import { createEd25519Verifier, verifyEquation } from '../../core/crypto/ed25519.ts';
import { CommandFailure, unreadableFailure, usageFailure } from '../command-failure.ts';
import { EXIT, type Command } from '../command.ts';
import { nativeEquation } from '../native-ed25519.ts';
import { describeReport } from '../report-lines.ts';
import { verifyArchiveFile, type ArchiveFileError } from '../verify/verify-archive-file.ts';

/** The twelve steps over an archive, against a root fingerprint typed from paper. */
export const verify: Command = {
  usage: '<archive> --root FINGERPRINT [--portable]',
  options: ['root', 'portable'],
  positionals: { min: 1, max: 1 },
  run: async ({ arguments: args, texts }) => {
    const root = args.required('root');
    if (!isTypedFingerprint(root)) throw usageFailure('root-malformed');
    const path = args.positionals[0] ?? '';
    const equation = args.flag('portable') ? verifyEquation : nativeEquation;
    const report = await verifyArchiveFile(path, root, createEd25519Verifier(equation));
    if (!report.ok) throw toFailure(path, report.error);
    return {
      exitCode: report.value.verdict === 'valid' ? EXIT.done : EXIT.negative,
      json: report.value,
      lines: describeReport(report.value, path, texts),
    };
  },
};

function toFailure(file: string, { reason, entry }: ArchiveFileError): CommandFailure {
  // Codes of the file system are in capitals, those of the container are not.
  if (/^E[A-Z]/.test(reason)) return unreadableFailure(file, reason);
  const params = { file, reason };
  const facts = { code: 'archive-unreadable', params, ...(entry === null ? {} : { at: entry }) };
  return new CommandFailure(EXIT.unreadable, facts);
}
