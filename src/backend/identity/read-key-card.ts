import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import { isStrictKeyHex } from '../../core/chain/read-charter.ts';
import { readSignedObject } from '../../core/envelope/signed-object.ts';
import type { KeyCard } from '../../core/model/people.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import { openUpload } from '../files/open-upload.ts';
import { verifyEd25519 } from '../crypto-node.ts';

const MAX_CARD_BYTES = 64 * 1024;

/**
 * Reads an uploaded key card: self-signed, strict key (threats.md row 18), of the role that is
 * asked for, and of a rehearsal exactly when this profile is one (row 52).
 */
export async function readKeyCard(
  context: Context,
  uploadId: string,
  role: KeyCard['role'],
): Promise<Result<KeyCard, AppError>> {
  const upload = await openUpload(context.uploads, uploadId, 'key-card');
  if (!upload.ok) return upload;
  const at = upload.value.name;
  if (upload.value.size > MAX_CARD_BYTES) {
    return fail(appError('key-card-invalid', { reason: 'too-large' }, at));
  }
  const bytes = new Uint8Array(await readFile(upload.value.path));
  const card = readSignedObject(
    'key-card',
    bytes,
    (payload) => ({ keys: [payload.ed25519], threshold: 1 }),
    verifyEd25519,
  );
  if (!card.ok) return fail(appError('key-card-invalid', { reason: card.error.type }, at));
  const { payload } = card.value;
  if (!isStrictKeyHex(payload.ed25519)) {
    return fail(appError('key-card-invalid', { reason: 'weak-key' }, at));
  }
  if (payload.role !== role) return fail(appError('key-card-role', { role: payload.role }, at));
  if (payload.rehearsal !== profileOf(context).facts.rehearsal) {
    return fail(appError('key-card-rehearsal', {}, at));
  }
  return ok(payload);
}
