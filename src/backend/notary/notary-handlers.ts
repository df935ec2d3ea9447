import { createReadStream } from 'node:fs';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { ReportView } from '../../contract/notary-methods.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { ARCHIVE_PATHS } from '../../core/archive/archive-paths.ts';
import { checkTypedDigits, isTypedFingerprint } from '../../core/crypto/fingerprint.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { describeRecomputed } from '../../core/verify/recomputed-view.ts';
import { reportToBytes } from '../../core/verify/report-file.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Verification } from '../../core/verify/verify-archive.ts';
import type { VerifyHost } from '../../core/verify/verify-host.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk } from '../files/export-store.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import { writeSetting } from '../store/settings.ts';
import { addTimestamp } from './add-timestamp.ts';
import { openStoredArchive, sm3OfFile, verifyStoredArchive } from './archive-store.ts';
import { readGivenFiles } from './given-files.ts';
import { writeArchive } from './write-archive.ts';

type NotaryHandlers = Pick<Handlers, Extract<keyof Handlers, `notary.${string}`>>;

export function createNotaryHandlers(context: Context): NotaryHandlers {
  return {
    'notary.openArchive': async ({ uploadId }) => {
      const profile = profileOf(context);
      const upload = context.uploads.get(uploadId);
      if (!upload.ok) return upload;
      const { path, size, name } = upload.value;
      const stored = await profile.blobs.putStream(createReadStream(path));
      if (!stored.ok) return fail(appError('archive-damaged', { reason: stored.error.type }));
      const archiveId = stored.value.sha256 as Sha256Hex;
      writeSetting(profile.database, `archive-name:${archiveId}`, name);
      context.uploads.remove(uploadId);
      const sm3 = (await sm3OfFile(profile.blobs.pathOf(archiveId))) as Sha256Hex;
      return ok({ archiveId, name, size, sm3 });
    },
    'notary.verify': ({ taskId, ...input }) =>
      context.tasks.run(taskId, async (task) => {
        const verified = await verifyChecked(context, input, (done, total) =>
          task.report('verify', done, total),
        );
        if (!verified.ok) return verified;
        const { value } = verified;
        return ok({ report: toReportView(value), recomputed: toRecomputed(value) });
      }),
    'notary.countersign': (input) => countersign(context, input),
    'notary.exportReport': async ({ destinationId, ...input }) => {
      const verified = await verifyChecked(context, input);
      if (!verified.ok) return verified;
      const name = `verification-${input.archiveId.slice(0, 8)}.json`;
      const bytes = reportToBytes(verified.value.report);
      return context.exports.write(destinationId, name, oneChunk(bytes));
    },
    'notary.addTimestamp': (input) => addTimestamp(context, input),
    'notary.checkTyped': ({ root }) => ok({ groups: [...checkTypedDigits(root)] }),
  };
}

type Question = Pick<MethodInput<'notary.verify'>, 'archiveId' | 'root' | 'receipts'>;

async function verifyChecked(
  context: Context,
  { archiveId, root, receipts = [] }: Question,
  onProgress?: VerifyHost['onProgress'],
): Promise<Result<Verification, AppError>> {
  if (!isTypedFingerprint(root)) return fail(appError('fingerprint-malformed'));
  const given = await readGivenFiles(context, receipts);
  if (!given.ok) return given;
  return verifyStoredArchive(profileOf(context), archiveId, {
    root,
    given: given.value,
    onProgress,
  });
}

/** The report in the contract's shape (mutable copies of the same data). */
export function toReportView({ report }: Verification): ReportView {
  return {
    ...report,
    contest: report.contest ? { ...report.contest } : null,
    steps: report.steps.map(({ step, status, findings }) => ({
      step,
      status,
      findings: findings.map((finding) => ({
        ...finding,
      })) as ReportView['steps'][number]['findings'],
    })),
  };
}

function toRecomputed({ recomputed }: Verification): MethodOutput<'notary.verify'>['recomputed'] {
  if (!recomputed) return null;
  const view = describeRecomputed(recomputed);
  return {
    ...view,
    judges: [...view.judges],
    entries: [...view.entries],
    divisions: view.divisions.map((division) => ({ ...division })),
    tracks: view.tracks.map((track) => ({ ...track })),
    awards: view.awards.map((award) => ({ ...award })),
    cells: recomputed.output.matrix.cells.map(({ judge, entry, state, corrected, sheet }) => ({
      judge,
      entry,
      state,
      corrected,
      sheet,
    })),
  };
}

/** Verifies again and signs only what holds; the archive's other files stay byte for byte. */
async function countersign(
  context: Context,
  input: MethodInput<'notary.countersign'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const identity = readIdentity(profile);
  if (!identity) return fail(appError('identity-missing'));
  const verified = await verifyChecked(context, input);
  if (!verified.ok) return verified;
  const opened = await openStoredArchive(profile, input.archiveId);
  if (!opened.ok) return opened;
  // An older countersignature is replaced; it is the only file that the index does not list.
  const files = new Map(
    [...opened.value].filter(([path]) => path !== ARCHIVE_PATHS.countersignature),
  );
  const { report, recomputed } = verified.value;
  const { contest, rootFingerprint, archiveIndex, result } = report;
  if (
    report.verdict !== 'valid' ||
    !contest ||
    !rootFingerprint ||
    !archiveIndex ||
    !result ||
    !recomputed
  ) {
    const failed = report.steps.find((step) => step.status === 'failed');
    return fail(appError('verification-failed', { step: failed?.step ?? 0 }));
  }
  if (recomputed.input.charter.notary?.key !== identity.ed25519)
    return fail(appError('not-the-notary'));
  const keys = await unlockKeys(context, input.secret);
  if (!keys.ok) return keys;
  const statement = createSignedObject(
    'countersignature',
    {
      type: 'jurybox.countersignature',
      version: 1,
      contestId: recomputed.input.charter.contestId,
      rootFingerprint,
      archiveIndex,
      result,
      notary: identity.ed25519,
      statement: input.statement,
      checks: report.steps.map(({ step, status }) => ({ step, status })),
      signedAt: nowOf(context).toISOString(),
    },
    [{ publicKeyHex: identity.ed25519, secretSeed: keys.value.device }],
  );
  files.set(ARCHIVE_PATHS.countersignature, statement.bytes);
  return writeArchive(context, input, files, 'countersigned');
}
