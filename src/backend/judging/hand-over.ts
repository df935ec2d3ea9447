import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { encodeBundleFile } from '../../core/archive/bundle-file.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import { fail, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import { oneChunk, safeFileName } from '../files/export-store.ts';
import { readIdentity } from '../identity/identity-handlers.ts';
import { putObject } from '../store/object-store.ts';
import { readConfirmed } from './desk.ts';
import { toEnvelope } from './log-alarm.ts';
import { readOwnSheets } from './sealed-sheets.ts';
import { cosignKeptHead } from './witness.ts';

/**
 * Writes every sealed sheet of the stage into one signed bundle, with the newest head of the
 * organizer's log that this device has checked, cosigned: it witnesses by handing over.
 */
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
  const key = { publicKeyHex: identity.ed25519, secretSeed: keys.value.device };
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
      cosigned: cosignKeptHead(context, stage, key),
    },
    [key],
  );
  // Kept, so that the answer can be held against the head that this bundle cosigned.
  putObject(profile.database, bundle, now);
  const bytes = encodeBundleFile(
    toEnvelope(bundle.bytes),
    sheets.map((sheet) => toEnvelope(sheet.bytes)),
  );
  const time = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const name = `${judge}-${safeFileName(identity.name)}-${time}.jbbundle`;
  return context.exports.write(input.destinationId, name, oneChunk(bytes));
}
