import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { readHeadFile } from '../../core/archive/head-file.ts';
import { textToBytes } from '../../core/bytes/text.ts';
import type { SigningKey } from '../../core/envelope/dsse.ts';
import { originOf, readCheckpoint } from '../../core/log/checkpoint.ts';
import { cosign } from '../../core/log/cosignature.ts';
import { encodeNote, parseNote } from '../../core/log/signed-note.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { oneChunk, safeFileName } from '../files/export-store.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import { readConfirmed } from './desk.ts';
import { raiseAlarm, readAlarm } from './log-alarm.ts';
import { compareHead, putSeenHead, readKeptHead, readSeenHeads } from './seen-heads.ts';

const MAX_HEAD_BYTES = 16 * 2 ** 20;

/** The newest checked head under this device's cosignature, for a bundle; null before the first. */
export function cosignKeptHead(context: Context, stage: string, key: SigningKey): string | null {
  const kept = readKeptHead(profileOf(context), stage);
  const note = kept ? parseNote(kept.note) : null;
  if (!kept || !note?.ok) return null;
  // Others' cosignatures are theirs to hand over: a bundle carries its own.
  const own = note.value.signatures.filter(({ name }) => name === kept.head.origin);
  const seconds = Math.floor(nowOf(context).getTime() / 1000);
  return cosign({ text: note.value.text, signatures: own }, key, seconds);
}

/** Writes the newest checked head with this device's cosignature as `.jbwitness`. */
export async function exportWitness(
  context: Context,
  input: MethodInput<'judging.exportWitness'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  const identity = readIdentity(profile);
  if (!confirmed || !identity) return fail(appError('package-missing'));
  const { stage, judge } = confirmed.received.manifest;
  const kept = readKeptHead(profile, stage);
  if (!kept) return fail(appError('head-missing'));
  const keys = await unlockKeys(context, input.secret);
  if (!keys.ok) return keys;
  const key = { publicKeyHex: identity.ed25519, secretSeed: keys.value.device };
  const note = cosignKeptHead(context, stage, key) ?? '';
  const name = `${judge}-${safeFileName(identity.name)}-${kept.head.size}.jbwitness`;
  return context.exports.write(input.destinationId, name, oneChunk(textToBytes(note)));
}

/** Takes a `.jbhead` in: checked against every head that this device has seen, then kept. */
export async function importHead(
  context: Context,
  input: MethodInput<'judging.importHead'>,
): Promise<Result<MethodOutput<'judging.importHead'>, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  if (!confirmed) return fail(appError('package-missing'));
  const upload = await openUpload(context.uploads, input.uploadId, 'head');
  if (!upload.ok) return upload;
  const refuse = (reason: string) => fail(appError('head-invalid', { reason }, upload.value.name));
  if (upload.value.size > MAX_HEAD_BYTES) return refuse('too-large');
  const file = readHeadFile(new Uint8Array(await readFile(upload.value.path)));
  if (!file.ok) return refuse(file.error);
  const { charter, charterHash } = confirmed.contest;
  const { stage } = confirmed.received.manifest;
  const checkpoint = readCheckpoint(file.value.checkpoint, charter.operationsKey, verifyEd25519);
  if (!checkpoint.ok) return refuse(checkpoint.error);
  const { head, note } = checkpoint.value;
  if (!head.origin.startsWith(originOf(charter.contestId, stage, ''))) return refuse('other-log');
  const own = note.signatures.filter(({ name }) => name === head.origin);
  const text = encodeNote({ text: note.text, signatures: own });
  const { misfit, linked } = compareHead(profile, stage, head, file.value.consistency);
  if (misfit) {
    const error = await raiseAlarm(context, stage, charterHash, {
      reason: misfit.reason,
      kept: misfit.kept.note,
      shown: text,
      consistency: misfit.proof,
      inclusion: null,
      receipt: null,
    });
    return fail(error);
  }
  if (!linked) return refuse('not-linked');
  const place = { contestId: charter.contestId, stage };
  putSeenHead(profile, place, { head, note, text }, true, nowOf(context));
  context.events.emit({ type: 'changed', area: 'desk' });
  return ok({ size: head.size });
}

/** What this device knows of the organizer's log. */
export function readLogState(context: Context): MethodOutput<'judging.logState'> {
  const profile = profileOf(context);
  const stage = readConfirmed(profile)?.received.manifest.stage;
  if (stage === undefined) return { head: null, receipts: 0, unlinked: 0, alarm: null };
  const kept = readKeptHead(profile, stage);
  const alarm = readAlarm(profile, stage);
  const receipts = profile.database.get(
    'SELECT count(*) AS count FROM received_receipt WHERE stage = ?',
    stage,
  );
  return {
    head: kept ? { size: kept.head.size, root: kept.head.root, seenAt: kept.seenAt } : null,
    receipts: Number(receipts?.['count'] ?? 0),
    unlinked: readSeenHeads(profile, stage).filter(({ linked }) => !linked).length,
    alarm: alarm ? { reason: alarm.reason, noticedAt: alarm.noticedAt } : null,
  };
}

/** Writes the newest evidence that the log was not one log. */
export async function exportEvidence(
  context: Context,
  input: MethodInput<'judging.exportEvidence'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const stage = readConfirmed(profile)?.received.manifest.stage;
  const alarm = stage === undefined ? null : readAlarm(profile, stage);
  if (stage === undefined || !alarm) return fail(appError('head-missing'));
  const name = `evidence-${stage}.jbevidence`;
  return context.exports.write(input.destinationId, name, oneChunk(alarm.evidence));
}
