import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import { readReceiptFile, type ReceiptFile } from '../../core/archive/receipt-file.ts';
import { originOf, parseHead, readCheckpoint, type Checkpoint } from '../../core/log/checkpoint.ts';
import { parseNote } from '../../core/log/signed-note.ts';
import { isIncluded } from '../../core/log/split-evidence.ts';
import type { Bundle, Receipt, Standing } from '../../core/model/score-sheet.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { getObject, putObject, trustedPayload } from '../store/object-store.ts';
import { readConfirmed } from './desk.ts';
import { putForeignSheets } from './foreign-sheets.ts';
import { raiseAlarm, toEnvelope } from './log-alarm.ts';
import { entriesLeftWith } from './receipt-standings.ts';
import { readOwnSheets, type OwnSheet } from './sealed-sheets.ts';
import { compareHead, putSeenHead } from './seen-heads.ts';
import { leafOfSheet } from './sheet-leaf.ts';

const MAX_RECEIPT_BYTES = 64 * 2 ** 20;

type Confirmed = NonNullable<ReturnType<typeof readConfirmed>>;
type Delivered = { readonly own: OwnSheet; readonly standing: Standing };

/**
 * Takes the organizer's receipt. Everything it claims is proved first: its signature, its
 * checkpoint, the place of every sheet of this device over that sheet's own bytes, and that the log
 * extends the one seen before. A proof that fails is kept as evidence and refused (row 25).
 */
export async function importReceipt(
  context: Context,
  input: MethodInput<'judging.importReceipt'>,
): Promise<Result<MethodOutput<'judging.importReceipt'>, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  if (!confirmed) return fail(appError('package-missing'));
  const file = await readUploadedReceipt(context, input.uploadId, confirmed);
  if (!file.ok) return file;
  const { receipt, checkpoint } = file.value;
  const { payload } = receipt;
  const alarm = await checkProofs(context, confirmed, file.value);
  if (!alarm.ok) return alarm;
  const { linked, first, delivered } = alarm.value;
  const place = { contestId: payload.contestId, stage: payload.stage };
  const now = nowOf(context);
  profile.database.transaction(() => {
    putObject(profile.database, receipt, now);
    putSeenHead(profile, place, checkpoint, linked, now);
    profile.database.run(
      `INSERT INTO received_receipt (receipt, contest_id, stage, origin, size, received_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      receipt.hash,
      place.contestId,
      place.stage,
      checkpoint.head.origin,
      checkpoint.head.size,
      now.toISOString(),
    );
    for (const { own } of delivered) {
      profile.database.run('UPDATE sealed_sheet SET delivered = 1 WHERE hash = ?', own.hash);
    }
    putForeignSheets(profile, file.value.sheets, now);
  });
  context.events.emit({ type: 'changed', area: 'desk' });
  const sheets = delivered.map(({ own, standing }) => ({ ...own, standing }));
  return ok({
    delivered: delivered.length,
    rejected: payload.rejected.length,
    late: [...entriesLeftWith('late', sheets)],
    revoked: [...entriesLeftWith('revoked', sheets)],
    conflicts: [...new Set(file.value.sheets.map(({ payload: sheet }) => sheet.entry))],
    size: checkpoint.head.size,
    linked,
    first,
  });
}

type CheckedFile = ReceiptFile & { readonly checkpoint: Checkpoint };

async function readUploadedReceipt(
  context: Context,
  uploadId: string,
  { contest, received }: Confirmed,
): Promise<Result<CheckedFile, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'receipt');
  if (!upload.ok) return upload;
  const refuse = (reason: string) =>
    fail(appError('receipt-invalid', { reason }, upload.value.name));
  if (upload.value.size > MAX_RECEIPT_BYTES) return refuse('too-large');
  const { operationsKey, contestId } = contest.charter;
  const file = readReceiptFile(
    new Uint8Array(await readFile(upload.value.path)),
    { keys: [operationsKey], threshold: 1 },
    verifyEd25519,
  );
  if (!file.ok) return refuse(file.error.type);
  const { payload } = file.value.receipt;
  const { judge, stage } = received.manifest;
  const ours =
    payload.charter === contest.charterHash && payload.judge === judge && payload.stage === stage;
  if (!ours) return refuse('other-contest-or-judge');
  const checkpoint = readCheckpoint(payload.checkpoint, operationsKey, verifyEd25519);
  if (!checkpoint.ok) return refuse(checkpoint.error);
  const { origin } = checkpoint.value.head;
  if (!origin.startsWith(originOf(contestId, stage, ''))) return refuse('other-log');
  const judges = received.roster.judges.find(({ id }) => id === judge);
  const foreign = file.value.sheets.some(
    ({ payload: sheet }) =>
      sheet.judge !== judge ||
      sheet.charter !== contest.charterHash ||
      !judges?.devices.some(({ ed25519 }) => ed25519 === sheet.deviceKey),
  );
  if (foreign) return refuse('sheet-of-other-judge');
  if (isProofMissing(context, payload, origin)) return refuse('consistency-missing');
  return ok({ ...file.value, checkpoint: checkpoint.value });
}

/** Our own bundle cosigned a head of this log, and the answer says nothing of it. */
function isProofMissing(context: Context, payload: Receipt, origin: string): boolean {
  const stored = getObject(profileOf(context).database, payload.bundle);
  const note = stored ? trustedPayload<Bundle>(stored).cosigned : null;
  const parsed = note === null ? null : parseNote(note);
  const cosigned = parsed?.ok ? parseHead(parsed.value.text) : null;
  return cosigned?.origin === origin && payload.consistency?.from !== cosigned.size;
}

/** Every inclusion proof of this device's sheets, and the consistency of the heads. */
async function checkProofs(
  context: Context,
  { contest }: Confirmed,
  { receipt, envelope, checkpoint }: CheckedFile,
): Promise<
  Result<
    {
      readonly linked: boolean;
      readonly first: boolean;
      readonly delivered: readonly Delivered[];
    },
    AppError
  >
> {
  const profile = profileOf(context);
  const { payload } = receipt;
  const shown = payload.checkpoint;
  const found = { shown, receipt: envelope, kept: null, consistency: null, inclusion: null };
  const alarm = (evidence: Partial<Parameters<typeof raiseAlarm>[3]>) =>
    raiseAlarm(context, payload.stage, contest.charterHash, {
      ...found,
      reason: 'inclusion-fails',
      ...evidence,
    });
  const own = new Map<string, OwnSheet>(
    readOwnSheets(profile, payload.contestId, payload.stage).map((sheet) => [sheet.hash, sheet]),
  );
  const delivered: Delivered[] = [];
  for (const { sheet: hash, index, path, standing } of payload.accepted) {
    // A receipt may name sheets of an earlier device: only this one's own bytes can be proved.
    const sheet = own.get(hash);
    if (!sheet) continue;
    if (!isIncluded(leafOfSheet(sheet), checkpoint.head, { index, path })) {
      const inclusion = { sheet: toEnvelope(sheet.bytes), index, path };
      return fail(await alarm({ inclusion }));
    }
    delivered.push({ own: sheet, standing });
  }
  const proofs = payload.consistency ? [payload.consistency] : [];
  const { misfit, linked, first } = compareHead(profile, payload.stage, checkpoint.head, proofs);
  if (!misfit) return ok({ linked, first, delivered });
  return fail(
    await alarm({
      reason: misfit.reason,
      kept: misfit.kept.note,
      consistency: misfit.proof,
    }),
  );
}
