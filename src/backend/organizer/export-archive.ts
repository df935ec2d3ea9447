import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { ARCHIVE_PATHS, chainPath, objectPath } from '../../core/archive/archive-paths.ts';
import { sha256Hex } from '../../core/crypto/digest.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { ArchiveIndex } from '../../core/model/contest-result.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { writeZipBytes } from '../../core/zip/zip-writer.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import { oneChunk } from '../files/export-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects, trustedPayload } from '../store/object-store.ts';
import { writeSetting } from '../store/settings.ts';
import { APP_VERSION } from '../version.ts';
import { readSignedResult } from './contest-state.ts';
import { gatherStageInputs, type StageInputs } from './result-inputs.ts';

type ArchiveFile = { readonly path: string; readonly bytes: Uint8Array };

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
  if (result?.payload.assignment !== inputs.value.assignment.hash) {
    return fail(appError('result-missing'));
  }
  const folder = await context.exports.folderOf(input.destinationId);
  if (!folder.ok) return folder;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const files = collectFiles(profile, inputs.value, result.hash);
  const index = signIndex(files, inputs.value, keys.value.operations);
  const all = [...files, { path: ARCHIVE_PATHS.index, bytes: index.bytes }];
  const day = nowOf(context).toISOString().slice(0, 10);
  const written = await context.exports.write(
    input.destinationId,
    `${inputs.value.charter.payload.rehearsal ? 'rehearsal-' : ''}archive-${input.stage}-${day}.jbarchive`,
    oneChunk(writeZipBytes(sortByPath(all))),
  );
  if (!written.ok) return written;
  writeSetting(profile.database, archivedSetting(input.stage), result.hash);
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ file: written.value, archiveIndex: index.hash });
}

/** Names the result that a stage's newest archive holds. */
export function archivedSetting(stage: string): string {
  return `archived:${stage}`;
}

/** Code-unit order: the same on every system. */
export function sortByPath(files: readonly ArchiveFile[]): readonly ArchiveFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function collectFiles(
  profile: OpenProfile,
  { input, charter }: StageInputs,
  result: string,
): readonly ArchiveFile[] {
  const { stage } = input.assignment;
  const ofStage = (kind: 'package' | 'bundle' | 'receipt' | 'assignment' | 'score-sheet') =>
    listObjects(profile.database, kind).filter(
      (object) => trustedPayload<{ stage: string }>(object).stage === stage,
    );
  const single = (kind: 'charter' | 'result', hash: string, path: string) =>
    listObjects(profile.database, kind)
      .filter((object) => object.hash === hash)
      .map(({ bytes }) => ({ path, bytes }));
  return sortByPath([
    ...single('charter', charter.hash, ARCHIVE_PATHS.charter),
    ...single('result', result, ARCHIVE_PATHS.result),
    ...listObjects(profile.database, 'roster').map(({ bytes }, index) => ({
      path: chainPath('rosters', index + 1),
      bytes,
    })),
    ...ofStage('assignment').map(({ bytes }, index) => ({
      path: chainPath('assignments', index + 1),
      bytes,
    })),
    ...ofStage('package').map(({ hash, bytes }) => ({ path: objectPath('packages', hash), bytes })),
    ...ofStage('score-sheet').map(({ hash, bytes }) => ({
      path: objectPath('sheets', hash),
      bytes,
    })),
    ...ofStage('bundle').map(({ hash, bytes }) => ({ path: objectPath('bundles', hash), bytes })),
    ...ofStage('receipt').map(({ hash, bytes }) => ({ path: objectPath('receipts', hash), bytes })),
  ]);
}

function signIndex(
  files: readonly ArchiveFile[],
  { charter, input }: StageInputs,
  operations: Uint8Array,
) {
  const index: ArchiveIndex = {
    type: 'jurybox.archive',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: input.assignment.stage,
    application: { name: 'jurybox', version: APP_VERSION },
    files: files.map(({ path, bytes }) => ({
      path,
      size: bytes.length,
      sha256: sha256Hex(bytes) as Sha256Hex,
    })),
  };
  return createSignedObject('archive', index, [signingKeyOf(operations)]);
}
