import { appError, type AppError } from '../../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../../contract/contract.ts';
import { signingKeyOf, type SigningKey } from '../../../core/envelope/dsse.ts';
import { createSignedObject, type SignedObject } from '../../../core/envelope/signed-object.ts';
import { findSheetProblem } from '../../../core/chain/check-sheet.ts';
import type { LoggedKind } from '../../../core/log/leaf.ts';
import type { Charter } from '../../../core/model/charter.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../../context.ts';
import { openUpload } from '../../files/open-upload.ts';
import { readArchiveFile } from '../../notary/archive-store.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import { putObject } from '../../store/object-store.ts';
import { demandFrozen, type Signed } from '../contest-state.ts';
import { readConflicts } from '../sheet-table.ts';
import { sheetContextOf } from '../sort-sheets.ts';
import { stateOfLog, turnLog } from './begin-log.ts';
import { putAcceptedSheet } from './log-bundle.ts';
import { putMergedLogs, putMergedRecords } from './merged-log.ts';
import { recordOwnHead, signHead } from './own-checkpoint.ts';
import { readDeskArchive, type DeskArchive } from './read-desk-archive.ts';
import { demandSoundLog } from './sound-log.ts';
import { openStageLog, type StageLog } from './stage-log.ts';

type Merged = MethodOutput<'log.mergeArchive'>;

/**
 * Takes over what another desk collected: everything of its log that this one does not have, in its
 * order, under a merge record that names its head. Nothing is dropped; sheets that now stand side by
 * side are a conflict, for their judge to settle (threats.md row 53).
 */
export async function mergeArchive(
  context: Context,
  { stage, uploadId, secret }: MethodInput<'log.mergeArchive'>,
): Promise<Result<Merged, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, stage);
  if (!charter.ok) return charter;
  const upload = await openUpload(context.uploads, uploadId, 'archive');
  if (!upload.ok) return upload;
  const log = openStageLog(profile.database, stage);
  if (!log) return fail(appError('log-missing'));
  const files = await readArchiveFile(upload.value.path);
  if (!files.ok) return files;
  const archive = readDeskArchive(files.value, charter.value, stage);
  if (!archive.ok) {
    return fail(appError('merge-damaged', { reason: archive.error.reason }, archive.error.at));
  }
  const refused = findRefusal(profile, charter.value, log, archive.value);
  if (refused) return fail(refused);
  const sound = await demandSoundLog(context, stage);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const counts = profile.database.transaction(() =>
    mergeInto(profile, charter.value, log, archive.value, { operations, now: nowOf(context) }),
  );
  recordOwnHead(profile, log);
  context.events.emit({ type: 'changed', area: 'result' });
  const conflicts = readConflicts(profile, stage).map(({ judge, entry }) => ({ judge, entry }));
  const sameLog = archive.value.head.origin === log.origin;
  return ok({ ...counts, conflicts, sameLog, size: log.size() });
}

/** Two desks may collect apart; people and tables are changed at one of them alone. */
function findRefusal(
  profile: OpenProfile,
  charter: Signed<Charter>,
  log: StageLog,
  { objects }: DeskArchive,
): AppError | null {
  const unknown = objects.filter(({ hash }) => log.indexOf(hash) === null);
  const chain = unknown.find(({ kind }) => kind === 'roster' || kind === 'assignment');
  if (chain) return appError('merge-diverged', { reason: chain.kind });
  const known = sheetContextOf(profile, charter);
  const packages = new Map(known.packages);
  for (const object of unknown) {
    if (object.kind === 'package') packages.set(object.hash, object as SignedObject<'package'>);
  }
  for (const object of unknown) {
    if (object.kind !== 'score-sheet') continue;
    const { payload } = object as SignedObject<'score-sheet'>;
    const problem = findSheetProblem(payload, { ...known, packages });
    if (problem !== null) return appError('merge-damaged', { reason: problem }, object.hash);
  }
  return null;
}

/**
 * Sheets keep the standing that they had at the other desk: where it was open and this log is not,
 * or the reverse, this log turns first, and turns back at the end.
 */
function mergeInto(
  profile: OpenProfile,
  charter: Signed<Charter>,
  log: StageLog,
  archive: DeskArchive,
  signing: { readonly operations: SigningKey; readonly now: Date },
): Pick<Merged, 'bundles' | 'sheets' | 'known'> {
  const counts = { bundles: 0, sheets: 0, known: 0 };
  const before = stateOfLog(log);
  const turnTo = (state: 'open' | 'closed') => {
    if (stateOfLog(log) === state) return;
    turnLog(profile, charter, log, state === 'open' ? 'opening' : 'closing', signing);
  };
  let theirs: 'open' | 'closed' = 'closed';
  for (const object of archive.objects) {
    if (object.kind === 'opening') theirs = 'open';
    if (object.kind === 'closing') theirs = 'closed';
    if (log.indexOf(object.hash) !== null) {
      if (object.kind === 'score-sheet') counts.known += 1;
      continue;
    }
    if (object.kind === 'bundle' || object.kind === 'score-sheet') turnTo(theirs);
    if (object.kind === 'bundle') counts.bundles += 1;
    if (object.kind === 'score-sheet') counts.sheets += 1;
    appendMerged(profile, log, object, signing.now);
  }
  putMergedRecords(profile, archive, signing.now);
  if (counts.bundles + counts.sheets > 0) {
    putMergedLogs(profile, log.stage, archive, signing.now);
    const object = signMerge(charter, log, archive, signing);
    putObject(profile.database, object, signing.now);
    log.append(object);
  }
  if (before !== 'not-open') turnTo(before);
  signHead(profile.database, log, signing.operations);
  return counts;
}

function appendMerged(
  profile: OpenProfile,
  log: StageLog,
  object: SignedObject<LoggedKind>,
  now: Date,
): void {
  if (object.kind === 'score-sheet') {
    putAcceptedSheet(profile.database, log, object as SignedObject<'score-sheet'>, now);
    return;
  }
  putObject(profile.database, object, now);
  log.append(object);
}

function signMerge(
  charter: Signed<Charter>,
  log: StageLog,
  { head }: DeskArchive,
  { operations, now }: { readonly operations: SigningKey; readonly now: Date },
): SignedObject<'merge'> {
  return createSignedObject(
    'merge',
    {
      type: 'jurybox.merge',
      version: 1,
      contestId: charter.payload.contestId,
      charter: charter.hash,
      stage: log.stage,
      createdAt: now.toISOString(),
      ...head,
    },
    [operations],
  );
}
