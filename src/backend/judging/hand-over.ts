import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { encodeBundleFile } from '../../core/archive/bundle-file.ts';
import { envelopeSchema, type Envelope } from '../../core/envelope/dsse.ts';
import { createSignedObject, readSignedObject } from '../../core/envelope/signed-object.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import { oneChunk, safeFileName } from '../files/export-store.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import { putObject } from '../store/object-store.ts';
import { readConfirmed } from './desk.ts';
import { readOwnSheets } from './sealed-sheets.ts';

const MAX_RECEIPT_BYTES = 16 * 2 ** 20;

/** Writes every sealed sheet of the stage into one signed bundle. */
export async function exportBundle(
  context: Context,
  input: MethodInput<'judging.exportBundle'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  const identity = readIdentity(profile);
  if (!confirmed || !identity) return fail(appError('package-missing'));
  const { contest, received } = confirmed;
  const { stage, judge } = received.manifest;
  const sheets = readOwnSheets(profile, contest.charter.contestId, stage);
  if (sheets.length === 0) return fail(appError('nothing-to-export'));
  const keys = await unlockKeys(context, input.secret);
  if (!keys.ok) return keys;
  const now = nowOf(context);
  const bundle = createSignedObject(
    'bundle',
    {
      type: 'jurybox.bundle',
      version: 1,
      contestId: contest.charter.contestId,
      charter: contest.charterHash,
      stage,
      judge,
      deviceKey: identity.ed25519,
      createdAt: now.toISOString(),
      sheets: sheets.map(({ hash }) => hash),
    },
    [{ publicKeyHex: identity.ed25519, secretSeed: keys.value.device }],
  );
  const bytes = encodeBundleFile(
    toEnvelope(bundle.bytes),
    sheets.map((sheet) => toEnvelope(sheet.bytes)),
  );
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const name = `${judge}-${safeFileName(identity.name)}-${time}.jbbundle`;
  return context.exports.write(input.destinationId, name, oneChunk(bytes));
}

function toEnvelope(bytes: Uint8Array): Envelope {
  return envelopeSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Takes the organizer's receipt: from then on the sheets it names are delivered. */
export async function importReceipt(
  context: Context,
  input: MethodInput<'judging.importReceipt'>,
): Promise<Result<MethodOutput<'judging.importReceipt'>, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  if (!confirmed) return fail(appError('package-missing'));
  const upload = context.uploads.get(input.uploadId);
  if (!upload.ok) return upload;
  const at = upload.value.name;
  if (upload.value.size > MAX_RECEIPT_BYTES) {
    return fail(appError('receipt-invalid', { reason: 'too-large' }, at));
  }
  const { charter, charterHash } = confirmed.contest;
  const bytes = new Uint8Array(await readFile(upload.value.path));
  const operations = { keys: [charter.operationsKey], threshold: 1 };
  const receipt = readSignedObject('receipt', bytes, operations, verifyEd25519);
  if (!receipt.ok) return fail(appError('receipt-invalid', { reason: receipt.error.type }, at));
  const { payload } = receipt.value;
  if (payload.charter !== charterHash || payload.judge !== confirmed.received.manifest.judge) {
    return fail(appError('receipt-invalid', { reason: 'other-contest-or-judge' }, at));
  }
  // A receipt may name sheets of an earlier device or state: only this desk's own are counted.
  const own = new Set<string>(
    readOwnSheets(profile, charter.contestId, payload.stage).map(({ hash }) => hash),
  );
  profile.database.transaction(() => {
    putObject(profile.database, receipt.value, nowOf(context));
    for (const hash of payload.accepted) {
      profile.database.run('UPDATE sealed_sheet SET delivered = 1 WHERE hash = ?', hash);
    }
  });
  context.events.emit({ type: 'changed', area: 'desk' });
  return ok({
    delivered: payload.accepted.filter((hash) => own.has(hash)).length,
    rejected: payload.rejected.length,
  });
}
