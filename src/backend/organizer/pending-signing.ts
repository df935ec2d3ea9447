import { z } from 'zod';
import type { SigningView } from '../../contract/root-methods.ts';
import { envelopeSchema, type Envelope } from '../../core/envelope/dsse.ts';
import { readEmbeddedObject, type SignedObject } from '../../core/envelope/signed-object.ts';
import type { SigningRequest, RootKind } from '../../core/signing/signing-request.ts';
import { verifyEd25519 } from '../crypto-node.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects } from '../store/object-store.ts';
import { readSetting, removeSetting, writeSetting } from '../store/settings.ts';
import { readFrozenCharter } from './contest-state.ts';
import { readAllRoots, viewRootKey } from './root-keys.ts';

const pendingSchema = z.strictObject({ envelope: envelopeSchema, startedAt: z.string() });

/** A charter or roster that the organizer signed and that waits for further root keys. */
export type PendingSigning = {
  readonly kind: RootKind;
  readonly envelope: Envelope;
  readonly object: SignedObject<'charter'> | SignedObject<'roster'>;
  readonly rootKeys: readonly string[];
  readonly threshold: number;
  readonly startedAt: string;
};

const settingOf = (kind: RootKind) => `signing-${kind}`;

export function writePending(
  profile: OpenProfile,
  kind: RootKind,
  envelope: Envelope,
  startedAt: string,
): void {
  writeSetting(profile.database, settingOf(kind), { envelope, startedAt });
}

export function removePending(profile: OpenProfile, kind: RootKind): void {
  removeSetting(profile.database, settingOf(kind));
}

/** What waits, with the signatures that hold; null where nothing does. */
export function readPending(profile: OpenProfile, kind: RootKind): PendingSigning | null {
  const stored = readSetting(profile.database, settingOf(kind), pendingSchema);
  if (stored === null) return null;
  const { envelope, startedAt } = stored;
  if (kind === 'charter') {
    const keysOf = (charter: { rootKeys: readonly string[] }) => ({
      keys: charter.rootKeys,
      threshold: 0,
    });
    const object = demand(readEmbeddedObject('charter', envelope, keysOf, verifyEd25519));
    const { rootKeys, rootThreshold } = object.payload;
    return { kind, envelope, object, rootKeys, threshold: rootThreshold, startedAt };
  }
  const charter = readFrozenCharter(profile);
  if (!charter) throw new Error('a roster waits for signatures without a charter');
  const { rootKeys, rootThreshold } = charter.payload;
  const signers = { keys: rootKeys, threshold: 0 };
  const object = demand(readEmbeddedObject('roster', envelope, signers, verifyEd25519));
  return { kind, envelope, object, rootKeys, threshold: rootThreshold, startedAt };
}

/** The file that goes to the holders. */
export function requestOf(profile: OpenProfile, pending: PendingSigning): SigningRequest {
  const envelopes = (kind: RootKind) =>
    listObjects(profile.database, kind).map(({ bytes }) => parseStored(bytes));
  const known = readAllRoots(profile);
  return {
    type: 'jurybox.signing-request',
    version: 1,
    envelope: pending.envelope,
    charter: envelopes('charter')[0] ?? null,
    rosters: envelopes('roster'),
    holders: known.filter(({ key }) => pending.rootKeys.includes(key)),
  };
}

export function viewPending(profile: OpenProfile, kind: RootKind): SigningView | null {
  const pending = readPending(profile, kind);
  if (pending === null) return null;
  const signed = new Set(pending.object.signers.map(({ key }) => key));
  const known = readAllRoots(profile);
  return {
    kind,
    hash: pending.object.hash,
    rosterVersion: pending.object.kind === 'roster' ? pending.object.payload.rosterVersion : null,
    startedAt: pending.startedAt,
    threshold: pending.threshold,
    signers: pending.rootKeys.map((key) => ({
      ...viewRootKey(known, key),
      signed: signed.has(key),
    })),
  };
}

function parseStored(bytes: Uint8Array): Envelope {
  return envelopeSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Our own database: what does not read back is a bug, not bad input. */
function demand<T>(read: { ok: true; value: T } | { ok: false; error: { type: string } }): T {
  if (!read.ok) throw new Error(`stored signing request: ${read.error.type}`);
  return read.value;
}
