import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../../contract/contract.ts';
import type { ProducedFile } from '../../../contract/shapes.ts';
import { encodeHeadFile } from '../../../core/archive/head-file.ts';
import { signingKeyOf } from '../../../core/envelope/dsse.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { profileOf, unlockOrganizerKeys, type Context } from '../../context.ts';
import { openUpload } from '../../files/open-upload.ts';
import { oneChunk } from '../../files/export-store.ts';
import { demandFrozen, readRosters } from '../contest-state.ts';
import { checkCosigned, devicesOf } from './check-cosigned.ts';
import { listCheckpoints, putCosignatures, recordOwnHead, signHead } from './own-checkpoint.ts';
import { demandSoundLog, refuseForTrouble } from './sound-log.ts';
import { openStageLog } from './stage-log.ts';

const MAX_WITNESS_BYTES = 2 ** 20;

/** Writes the newest head for devices to check and cosign. */
export async function exportHead(
  context: Context,
  { stage, destinationId, secret }: MethodInput<'log.exportHead'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const log = openStageLog(profile.database, stage);
  if (!log) return fail(appError('log-missing'));
  const sound = await demandSoundLog(context, stage, destinationId);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, secret);
  if (!keys.ok) return keys;
  const operations = signingKeyOf(keys.value.operations);
  const size = profile.database.transaction(() => {
    signHead(profile.database, log, operations);
    return log.size();
  });
  recordOwnHead(profile, log);
  // Every head ever signed: a device that holds any of them can link it to this one.
  const earlier = profile.database
    .all('SELECT size FROM log_checkpoint WHERE origin = ? ORDER BY size', log.origin)
    .map((row) => Number(row['size']))
    .filter((from) => from > 0 && from < size);
  const checkpoint = listCheckpoints(profile.database, log).find((one) => one.size === size);
  const bytes = encodeHeadFile({
    type: 'jurybox.head',
    version: 1,
    checkpoint: checkpoint?.note ?? '',
    consistency: earlier.map((from) => ({ from, path: log.consistencyPath(from, size) })),
  });
  return context.exports.write(destinationId, `head-${stage}-${size}.jbhead`, oneChunk(bytes));
}

/** Takes cosignatures in, of whichever devices of the rosters the note bears. */
export async function importWitness(
  context: Context,
  { stage, uploadId, destinationId }: MethodInput<'log.importWitness'>,
): Promise<Result<MethodOutput<'log.importWitness'>, AppError>> {
  const profile = profileOf(context);
  const charter = demandFrozen(profile, stage);
  if (!charter.ok) return charter;
  const upload = await openUpload(context.uploads, uploadId, 'witness');
  if (!upload.ok) return upload;
  const log = openStageLog(profile.database, stage);
  if (!log) return fail(appError('log-missing'));
  if (upload.value.size > MAX_WITNESS_BYTES) return fail(appError('witness-invalid'));
  const note = await readFile(upload.value.path, 'utf8');
  const rosters = readRosters(profile).map(({ payload }) => payload);
  const answer = checkCosigned(profile, log, charter.value.payload, note, devicesOf(rosters));
  if (!answer.ok) return fail({ ...answer.error, at: upload.value.name });
  if ('trouble' in answer.value) {
    return fail(await refuseForTrouble(context, answer.value.trouble, destinationId));
  }
  const { witnessed, otherDesk } = answer.value;
  if (otherDesk) return fail(appError('witness-invalid', { reason: 'other-desk' }));
  profile.database.transaction(() => putCosignatures(profile.database, witnessed));
  context.events.emit({ type: 'changed', area: 'result' });
  const keys = new Set(witnessed.devices.map(({ key }) => key));
  const judges = rosters
    .at(-1)
    ?.judges.filter(({ devices }) => devices.some(({ ed25519 }) => keys.has(ed25519)))
    .map(({ id, name }) => ({ judge: id, name }));
  return ok({ size: witnessed.head.size, judges: judges ?? [] });
}
