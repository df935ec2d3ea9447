import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput, MethodOutput } from '../../contract/contract.ts';
import { sm2SigningKeyOf } from '../../core/envelope/second-signature.ts';
import { createSignedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { putObject } from '../store/object-store.ts';
import { readConfirmed } from './desk.ts';
import { prepareSheet } from './preview-sheets.ts';

/**
 * Seals the previewed sheets, all or none, in one synced transaction. Each must still be what the
 * person saw: its content hash is compared before anything is signed.
 */
export async function sealSheets(
  context: Context,
  input: MethodInput<'judging.seal'>,
): Promise<Result<MethodOutput<'judging.seal'>, AppError>> {
  const profile = profileOf(context);
  const confirmed = readConfirmed(profile);
  if (!confirmed) return fail(appError('package-missing'));
  const keys = await unlockKeys(context, input.secret);
  if (!keys.ok) return keys;
  const second = sm2SigningKeyOf(keys.value.sm2);
  const now = nowOf(context);
  const sealed: {
    entry: (typeof input.sheets)[number]['entry'];
    object: SignedObject<'score-sheet'>;
  }[] = [];
  const refused = sealAll(profile, () => {
    for (const wanted of input.sheets) {
      const prepared = prepareSheet(profile, confirmed, wanted.entry, now);
      if (!prepared.sheet) {
        const code = prepared.problems[0]?.code ?? '';
        return appError('sheet-invalid', { entry: wanted.entry, reason: code });
      }
      if (prepared.contentHash !== wanted.contentHash) {
        return appError('sheet-changed', { entry: wanted.entry });
      }
      const device = { publicKeyHex: prepared.sheet.deviceKey, secretSeed: keys.value.device };
      const object = createSignedObject('score-sheet', prepared.sheet, [device], second);
      storeSheet(profile, object, prepared.draftRevision, now);
      sealed.push({ entry: wanted.entry, object });
    }
    return null;
  });
  if (refused) return fail(refused);
  context.events.emit({ type: 'changed', area: 'desk' });
  return ok({ sealed: sealed.map(({ entry, object }) => ({ entry, hash: object.hash })) });
}

/** Carries a refusal out of the transaction, so that it rolls back. */
class SealRefused extends Error {
  readonly refusal: AppError;
  constructor(refusal: AppError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function sealAll(profile: OpenProfile, work: () => AppError | null): AppError | null {
  try {
    profile.database.transaction(() => {
      const refusal = work();
      if (refusal) throw new SealRefused(refusal);
    });
    return null;
  } catch (error) {
    if (error instanceof SealRefused) return error.refusal;
    throw error;
  }
}

function storeSheet(
  profile: OpenProfile,
  object: SignedObject<'score-sheet'>,
  draftRevision: number,
  now: Date,
): void {
  const { contestId, stage, entry, sequence } = object.payload;
  putObject(profile.database, object, now);
  profile.database.run(
    `INSERT INTO sealed_sheet (sequence, hash, contest_id, stage, entry, draft_revision)
     VALUES (?, ?, ?, ?, ?, ?)`,
    sequence,
    object.hash,
    contestId,
    stage,
    entry,
    draftRevision,
  );
}
