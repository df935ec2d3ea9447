import { appError, type AppError } from '../../contract/app-error.ts';
import type { FingerprintView } from '../../contract/shapes.ts';
import { createSm2Secret } from '../../core/crypto/sm2.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { profileOf, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { oneChunk, safeFileName } from '../files/export-store.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { listObjects } from '../store/object-store.ts';
import { checkSecret, secretPolicy, suggestSecret } from '../vault/secret-policy.ts';
import { wipeKeys } from '../vault/vault-keys.ts';
import { createVaultKeys } from './create-vault-keys.ts';
import { identityFingerprint, readIdentity, type Identity } from './identity-record.ts';
import { addSm2Key, makeIdentity } from './make-identity.ts';

export { readIdentity } from './identity-record.ts';

type IdentityHandlers = Pick<Handlers, Extract<keyof Handlers, `identity.${string}`>>;

export function createIdentityHandlers(context: Context): IdentityHandlers {
  const { surroundings, platform } = context.options;
  // Nothing is at stake in a rehearsal: six digits do, so that people can practise quickly.
  const policyOf = (profile: OpenProfile) =>
    profile.facts.rehearsal ? 'pin' : secretPolicy(platform.secretStorage);
  const changed = () => context.events.emit({ type: 'changed', area: 'identity' });
  const giveKeys = async (
    person: Pick<Identity, 'name' | 'organization'>,
    secret: string,
    mode: 'first' | 'again',
    sm2 = false,
  ): Promise<Result<{ fingerprint: FingerprintView }, AppError>> => {
    const profile = profileOf(context);
    const { role } = profile.facts;
    const strong = checkSecret(secret, policyOf(profile));
    if (!strong.ok) return strong;
    const keys = createVaultKeys(role, surroundings.randomBytes, { sm2 });
    const made = await makeIdentity(profile, person, keys, secret, mode);
    if (!made.ok) return made;
    forgetKeys(profile);
    profile.session.keys = keys;
    changed();
    return ok({ fingerprint: identityFingerprint(role, made.value) });
  };
  return {
    'identity.status': () => ok(viewIdentity(profileOf(context))),
    'identity.secretPolicy': ({ language }) => {
      const kind = policyOf(profileOf(context));
      return ok({ kind, suggestion: suggestSecret(kind, language, surroundings.randomBytes) });
    },
    'identity.create': async ({ name, organization, secret, sm2 }) => {
      const profile = profileOf(context);
      if (profile.vault.exists()) return fail(appError('identity-exists'));
      return giveKeys({ name, organization }, secret, 'first', sm2);
    },
    'identity.reenrol': async ({ secret, sm2 }) => {
      const profile = profileOf(context);
      const known = readIdentity(profile);
      if (!known) return fail(appError('identity-missing'));
      if (!canReenrol(profile)) return fail(appError('reenrol-refused'));
      return giveKeys(known, secret, 'again', sm2 ?? known.sm2 !== null);
    },
    'identity.addSm2': async ({ secret }) => {
      const profile = profileOf(context);
      const known = readIdentity(profile);
      if (!known) return fail(appError('identity-missing'));
      if (!canReenrol(profile)) return fail(appError('reenrol-refused'));
      const create = () => createSm2Secret(surroundings.randomBytes(48));
      const added = await addSm2Key(profile, known, secret, create);
      if (!added.ok) return added;
      forgetKeys(profile);
      profile.session.keys = added.value;
      changed();
      return ok({});
    },
    'identity.changeSecret': async ({ secret, newSecret }) => {
      const changedSecret = await profileOf(context).vault.changeSecret(secret, newSecret);
      if (!changedSecret.ok) return changedSecret;
      changed();
      return ok({});
    },
    'identity.unlock': async ({ secret }) => {
      const profile = profileOf(context);
      const unlocked = await profile.vault.unlock(secret);
      if (!unlocked.ok) return unlocked;
      profile.session.keys = unlocked.value;
      changed();
      return ok({});
    },
    'identity.lock': () => {
      forgetKeys(profileOf(context));
      changed();
      return ok({});
    },
    'identity.keyCard': () => {
      const card = readIdentity(profileOf(context))?.card;
      if (!card) return fail(appError('identity-missing'));
      return ok({ text: Buffer.from(card, 'base64').toString('utf8') });
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

function viewIdentity(profile: OpenProfile) {
  const identity = readIdentity(profile);
  const state = profile.vault.state();
  if (!identity || !state) return null;
  const { failures, lockedUntil } = profile.vault.guard();
  return {
    name: identity.name,
    organization: identity.organization,
    fingerprint: identityFingerprint(profile.facts.role, identity),
    unlocked: profile.session.keys !== null,
    vault: state,
    canReenrol: canReenrol(profile),
    sm2: identity.sm2 !== null,
    failures,
    lockedUntil: lockedUntil?.toISOString() ?? null,
  };
}

/** An organizer's root and operations keys stand in the charter: no new ones can take their place. */
function canReenrol({ facts, database }: OpenProfile): boolean {
  return facts.role !== 'organizer' || listObjects(database, 'charter').length === 0;
}

function forgetKeys({ session }: OpenProfile): void {
  if (session.keys) wipeKeys(session.keys);
  session.keys = null;
}
