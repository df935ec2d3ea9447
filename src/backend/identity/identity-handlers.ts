import { identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { appError, type AppError } from '../../contract/app-error.ts';
import { bytesToHex } from '../../core/bytes/binary.ts';
import { ed25519PublicKey } from '../../core/crypto/ed25519.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { KeyCard } from '../../core/model/people.ts';
import { keyCardSchema } from '../../core/model/people.ts';
import type { Ed25519Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk, safeFileName } from '../files/export-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import { checkSecret, secretPolicy, suggestSecret } from '../vault/secret-policy.ts';
import type { VaultKeys } from '../vault/vault.ts';
import { wipeKeys } from '../vault/vault-keys.ts';
import { createVaultKeys } from './create-vault-keys.ts';
import { deviceFingerprint } from './fingerprint-view.ts';

type IdentityHandlers = Pick<Handlers, Extract<keyof Handlers, `identity.${string}`>>;

/** The public half of the profile's device; private keys are only in the vault. */
const identitySchema = z.strictObject({
  name: z.string(),
  organization: z.string(),
  ed25519: keyCardSchema.shape.ed25519,
  age: keyCardSchema.shape.age,
  /** The signed key card, made once, base64. */
  card: z.string().nullable(),
});
export type Identity = z.infer<typeof identitySchema>;

/** Public identity of a profile, or null before its keys were made. */
export function readIdentity(profile: OpenProfile): Identity | null {
  // Written just before the vault: without one, a crash came between them and nothing was made.
  return profile.vault.exists() ? readSetting(profile.database, 'identity', identitySchema) : null;
}

export function createIdentityHandlers(context: Context): IdentityHandlers {
  const { surroundings, platform } = context.options;
  // Nothing is at stake in a rehearsal: six digits do, so that people can practise quickly.
  const policyOf = (profile: OpenProfile) =>
    profile.facts.rehearsal ? 'pin' : secretPolicy(platform.secretStorage);
  return {
    'identity.status': () => {
      const profile = profileOf(context);
      const identity = readIdentity(profile);
      if (!identity) return ok(null);
      const { failures, lockedUntil } = profile.vault.guard();
      return ok({
        name: identity.name,
        organization: identity.organization,
        fingerprint: deviceFingerprint(identity),
        unlocked: profile.session.keys !== null,
        failures,
        lockedUntil: lockedUntil?.toISOString() ?? null,
      });
    },
    'identity.secretPolicy': ({ language }) => {
      const kind = policyOf(profileOf(context));
      return ok({ kind, suggestion: suggestSecret(kind, language, surroundings.randomBytes) });
    },
    'identity.create': async ({ name, organization, secret }) => {
      const profile = profileOf(context);
      const strong = checkSecret(secret, policyOf(profile));
      if (!strong.ok) return strong;
      const keys = createVaultKeys(profile.facts.role, surroundings.randomBytes);
      const created = await createIdentity(profile, { name, organization }, keys, secret);
      if (!created.ok) return created;
      profile.session.keys = keys;
      context.events.emit({ type: 'changed', area: 'identity' });
      return ok({ fingerprint: deviceFingerprint(created.value) });
    },
    'identity.unlock': async ({ secret }) => {
      const profile = profileOf(context);
      const unlocked = await profile.vault.unlock(secret);
      if (!unlocked.ok) return unlocked;
      profile.session.keys = unlocked.value;
      context.events.emit({ type: 'changed', area: 'identity' });
      return ok({});
    },
    'identity.lock': () => {
      const { session } = profileOf(context);
      if (session.keys) wipeKeys(session.keys);
      session.keys = null;
      context.events.emit({ type: 'changed', area: 'identity' });
      return ok({});
    },
    'identity.exportKeyCard': ({ destinationId }) => {
      const identity = readIdentity(profileOf(context));
      if (!identity?.card) return fail(appError('identity-missing'));
      const bytes = new Uint8Array(Buffer.from(identity.card, 'base64'));
      const name = `${safeFileName(identity.name)}.jbkey`;
      return context.exports.write(destinationId, name, oneChunk(bytes));
    },
  };
}

/** Puts keys under the secret and signs the key card with the device's own key. */
export async function createIdentity(
  profile: OpenProfile,
  person: { readonly name: string; readonly organization: string },
  keys: VaultKeys,
  secret: string,
): Promise<Result<Identity, AppError>> {
  const { role, rehearsal } = profile.facts;
  if (profile.vault.exists()) return fail(appError('identity-exists'));
  const ed25519 = bytesToHex(ed25519PublicKey(keys.device)) as Ed25519Hex;
  const age = await identityToRecipient(keys.age);
  const identity: Identity = {
    ...person,
    ed25519,
    age,
    card:
      role === 'organizer' ? null : signKeyCard({ ...person, role, rehearsal, ed25519, age }, keys),
  };
  writeSetting(profile.database, 'identity', identity);
  const stored = await profile.vault.create(keys, secret, { weakForRehearsal: rehearsal });
  return stored.ok ? ok(identity) : stored;
}

function signKeyCard(facts: Omit<KeyCard, 'type' | 'version'>, keys: VaultKeys): string {
  const card = createSignedObject('key-card', { type: 'jurybox.key-card', version: 1, ...facts }, [
    { publicKeyHex: facts.ed25519, secretSeed: keys.device },
  ]);
  return Buffer.from(card.bytes).toString('base64');
}
