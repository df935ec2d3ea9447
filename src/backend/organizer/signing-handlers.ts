import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodOutput } from '../../contract/contract.ts';
import { readEmbeddedObject } from '../../core/envelope/signed-object.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { mergeSignatures } from '../../core/signing/merge-signatures.ts';
import { encodeSigningRequest } from '../../core/signing/signing-request.ts';
import { profileOf, type Context } from '../context.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk } from '../files/export-store.ts';
import { requestFileName } from '../signing/request-file-name.ts';
import { readUploadedRequest } from '../signing/uploaded-request.ts';
import {
  readPending,
  removePending,
  requestOf,
  viewPending,
  writePending,
  type PendingSigning,
} from './pending-signing.ts';
import { putInForce } from './sign-as-root.ts';

type SigningHandlers = Pick<Handlers, Extract<keyof Handlers, `signing.${string}`>>;

/** What waits for the signatures of other root keys, and how it comes into force. */
export function createSigningHandlers(context: Context): SigningHandlers {
  return {
    'signing.pending': () => {
      const profile = profileOf(context);
      return ok({
        charter: viewPending(profile, 'charter'),
        roster: viewPending(profile, 'roster'),
      });
    },
    'signing.export': ({ kind, destinationId }) => {
      const profile = profileOf(context);
      const pending = readPending(profile, kind);
      if (!pending) return fail(appError('signing-none'));
      const bytes = encodeSigningRequest(requestOf(profile, pending));
      return context.exports.write(destinationId, requestFileName(pending.object), oneChunk(bytes));
    },
    'signing.import': ({ uploadId }) => importReturned(context, uploadId),
    'signing.cancel': ({ kind }) => {
      const profile = profileOf(context);
      if (!readPending(profile, kind)) return fail(appError('signing-none'));
      removePending(profile, kind);
      changed(context, kind);
      return ok({});
    },
  };
}

function changed(context: Context, kind: PendingSigning['kind']): void {
  context.events.emit({ type: 'changed', area: kind === 'charter' ? 'contest' : 'judges' });
}

async function importReturned(
  context: Context,
  uploadId: string,
): Promise<Result<MethodOutput<'signing.import'>, AppError>> {
  const profile = profileOf(context);
  const read = await readUploadedRequest(context, uploadId);
  if (!read.ok) return read;
  const { kind, object, request } = read.value;
  const pending = readPending(profile, kind);
  if (!pending) return fail(appError('signing-none'));
  // Another contest, another version, or a changed one: none of them is what waits here.
  if (pending.object.hash !== object.hash) return fail(appError('signing-other-request'));
  const { rootKeys, threshold, startedAt } = pending;
  const merged = mergeSignatures(pending.envelope, request.envelope, rootKeys, verifyEd25519);
  if (!merged.ok) return fail(appError('signing-other-request'));
  const { envelope, signers } = merged.value;
  const added = signers.length - pending.object.signers.length;
  if (signers.length < threshold) {
    writePending(profile, kind, envelope, startedAt);
    changed(context, kind);
    return ok({ kind, added, waiting: viewPending(profile, kind) });
  }
  const complete = readEmbeddedObject(kind, envelope, { keys: rootKeys, threshold }, verifyEd25519);
  if (!complete.ok) return fail(appError('signing-invalid', { reason: complete.error.type }));
  putInForce(context, complete.value);
  changed(context, kind);
  return ok({ kind, added, waiting: null });
}
