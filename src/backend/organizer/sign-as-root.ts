import { envelopeSchema, signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import type { PayloadOf } from '../../core/envelope/payload-types.ts';
import type { RootKind } from '../../core/signing/signing-request.ts';
import { nowOf, profileOf, type Context } from '../context.ts';
import { putLogged } from './log/logged-objects.ts';
import { removePending, writePending } from './pending-signing.ts';

export type RootSigned<K extends RootKind> = {
  readonly object: SignedObject<K>;
  /** Further root keys must sign before it is in force. */
  readonly waiting: boolean;
};

/**
 * Signs with the organizer's own root key. With a threshold of one the object is in force at once;
 * else it waits for the other holders.
 */
export function signAsRoot<K extends RootKind>(
  context: Context,
  kind: K,
  payload: PayloadOf<K>,
  root: { readonly seed: Uint8Array; readonly threshold: number },
): RootSigned<K> {
  const object = createSignedObject(kind, payload, [signingKeyOf(root.seed)]);
  const waiting = root.threshold > 1;
  if (waiting) {
    const envelope = envelopeSchema.parse(JSON.parse(Buffer.from(object.bytes).toString('utf8')));
    writePending(profileOf(context), kind, envelope, nowOf(context).toISOString());
  } else putInForce(context, object);
  context.events.emit({ type: 'changed', area: kind === 'charter' ? 'contest' : 'judges' });
  return { object, waiting };
}

/** Stores a charter or roster that enough root keys have signed: from here on it is in force. */
export function putInForce<K extends RootKind>(context: Context, object: SignedObject<K>): void {
  const profile = profileOf(context);
  profile.database.transaction(() => {
    putLogged(profile, object, nowOf(context));
    removePending(profile, object.kind);
  });
}
