import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { addSignature, mergeSignatures } from '../../core/signing/merge-signatures.ts';
import {
  encodeSigningRequest,
  withEnvelope,
  type ReadRequest,
} from '../../core/signing/signing-request.ts';
import { nowOf, profileOf, unlockKeys, type Context } from '../context.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk } from '../files/export-store.ts';
import { readIdentity } from '../identity/identity-record.ts';
import { requestFileName } from '../signing/request-file-name.ts';
import { readUploadedRequest } from '../signing/uploaded-request.ts';
import { wipeKeys } from '../vault/vault-keys.ts';
import { viewRequest } from './request-view.ts';
import { reviewRequest, type ReviewedRequest } from './review-request.ts';
import { readSignedBefore, rememberSigned } from './signed-record.ts';

type HolderHandlers = Pick<Handlers, Extract<keyof Handlers, `holder.${string}`>>;

/** The side of a person who holds a root key: read, compare, sign, give back. */
export function createHolderHandlers(context: Context): HolderHandlers {
  return {
    'holder.open': async ({ uploadId }) => {
      const reviewed = await openRequest(context, uploadId);
      if (!reviewed.ok) return reviewed;
      const own = readIdentity(profileOf(context))?.ed25519 ?? '';
      return ok(viewRequest(reviewed.value, own));
    },
    'holder.sign': (input) => signRequest(context, input),
    'holder.history': () => ok([...readSignedBefore(profileOf(context))]),
  };
}

async function openRequest(
  context: Context,
  uploadId: string,
): Promise<Result<ReviewedRequest, AppError>> {
  const read = await readUploadedRequest(context, uploadId);
  return read.ok ? reviewRequest(profileOf(context), read.value) : read;
}

async function signRequest(
  context: Context,
  { uploadId, hash, discards, secret, destinationId }: MethodInput<'holder.sign'>,
): Promise<Result<ProducedFile, AppError>> {
  const profile = profileOf(context);
  const reviewed = await openRequest(context, uploadId);
  if (!reviewed.ok) return reviewed;
  const { read, rival } = reviewed.value;
  // What is signed is what was shown (threats.md row 39).
  if (read.object.hash !== hash) return fail(appError('signing-changed'));
  if (rival && rival.hash !== discards) {
    return fail(appError('root-rival', { version: rival.rosterVersion ?? 0 }));
  }
  const folder = await context.exports.folderOf(destinationId);
  if (!folder.ok) return folder;
  const keys = await unlockKeys(context, secret);
  if (!keys.ok) return keys;
  const bytes = signedRequest(read, keys.value.device);
  wipeKeys(keys.value);
  // Remembered before the file exists: a signature that left unremembered could be repeated unseen.
  rememberSigned(profile, read, nowOf(context));
  context.events.emit({ type: 'changed', area: 'identity' });
  const name = requestFileName(read.object, readIdentity(profile)?.name ?? '');
  return context.exports.write(destinationId, name, oneChunk(bytes));
}

/** The same request with one more signature, and without signatures that do not hold. */
function signedRequest({ request, rootKeys }: ReadRequest, seed: Uint8Array): Uint8Array {
  const signed = addSignature(request.envelope, signingKeyOf(seed));
  const merged = mergeSignatures(signed, signed, rootKeys, verifyEd25519);
  if (!merged.ok) throw new Error(`own signature: ${merged.error}`);
  return encodeSigningRequest(withEnvelope(request, merged.value.envelope));
}
