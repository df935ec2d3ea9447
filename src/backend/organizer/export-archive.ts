import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { ARCHIVE_PATHS } from '../../core/archive/archive-paths.ts';
import { sha256Hex } from '../../core/crypto/digest.ts';
import { signingKeyOf, type SigningKey } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { Charter } from '../../core/model/charter.ts';
import type { ArchiveIndex, LogHead } from '../../core/model/contest-result.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { computeResult } from '../../core/rules/compute-result.ts';
import { writeZipBytes } from '../../core/zip/zip-writer.ts';
import { readBuildInfo } from '../build-info.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { oneChunk } from '../files/export-store.ts';
import { writeSetting } from '../store/settings.ts';
import { APP_VERSION } from '../version.ts';
import { collectArchiveFiles, sortByPath, type ArchiveFile } from './archive-files.ts';
import { readSignedResult, type Signed } from './contest-state.ts';
import { isResultCurrent } from './current-result.ts';
import { recordOwnHead, signHead } from './log/own-checkpoint.ts';
import { demandSoundLog } from './log/sound-log.ts';
import { openStageLog } from './log/stage-log.ts';
import { gatherStageInputs } from './result-inputs.ts';

/**
 * Writes everything that a notary needs to verify a stage offline, and nothing more. The bytes are
 * a function of the content: the same store gives the same archive.
 */
export async function exportArchive(
  context: Context,
  input: MethodInput<'archive.export'>,
): Promise<Result<{ file: ProducedFile; archiveIndex: Sha256Hex }, AppError>> {
  const profile = profileOf(context);
  const inputs = gatherStageInputs(profile, input.stage);
  if (!inputs.ok) return inputs;
  const result = readSignedResult(profile, input.stage);
  // A result signed for another assignment or roster would fail step 5 in the notary's hands.
  const current = result?.payload.assignment === inputs.value.assignment.hash;
  if (!current && (result !== null || input.purpose !== 'desk')) {
    return fail(appError('result-missing'));
  }
  // It would verify as false in step 10: sheets came, or a decision, after it was signed.
  const stale =
    result !== null && !isResultCurrent(result, inputs.value, computeResult(inputs.value.input));
  if (stale && input.purpose !== 'desk') return fail(appError('result-stale'));
  const log = openStageLog(profile.database, input.stage);
  if (!log) return fail(appError('log-missing'));
  const folder = await context.exports.folderOf(input.destinationId);
  if (!folder.ok) return folder;
  const sound = await demandSoundLog(context, input.stage, input.destinationId);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const { files, head } = profile.database.transaction(() => {
    signHead(profile.database, log, operations);
    return { files: collectArchiveFiles(profile, log), head: log.head() };
  });
  recordOwnHead(profile, log);
  const index = signIndex(files, inputs.value.charter, input.stage, head, operations);
  const all = [...files, { path: ARCHIVE_PATHS.index, bytes: index.bytes }];
  const day = nowOf(context).toISOString().slice(0, 10);
  const written = await context.exports.write(
    input.destinationId,
    `${inputs.value.charter.payload.rehearsal ? 'rehearsal-' : ''}archive-${input.stage}-${day}.jbarchive`,
    oneChunk(writeZipBytes(sortByPath(all))),
  );
  if (!written.ok) return written;
  if (result) writeSetting(profile.database, archivedSetting(input.stage), result.hash);
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ file: written.value, archiveIndex: index.hash });
}

/** Names the result that a stage's newest archive holds. */
export function archivedSetting(stage: string): string {
  return `archived:${stage}`;
}

function signIndex(
  files: readonly ArchiveFile[],
  charter: Signed<Charter>,
  stage: ArchiveIndex['stage'],
  head: LogHead,
  operations: SigningKey,
) {
  const { build, verifier } = readBuildInfo();
  const index: ArchiveIndex = {
    type: 'jurybox.archive',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage,
    head,
    application: { name: 'jurybox', version: APP_VERSION, build },
    verifier,
    files: files.map(({ path, bytes }) => ({
      path,
      size: bytes.length,
      sha256: sha256Hex(bytes) as Sha256Hex,
    })),
  };
  return createSignedObject('archive', index, [operations]);
}
