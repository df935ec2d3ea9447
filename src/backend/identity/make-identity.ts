import { identityToRecipient } from 'age-encryption';
import type { AppError } from '../../contract/app-error.ts';
import { bytesToHex } from '../../core/bytes/binary.ts';
import { ed25519PublicKey } from '../../core/crypto/ed25519.ts';
import { sm2PublicKey } from '../../core/crypto/sm2.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { KeyCard } from '../../core/model/people.ts';
import type { Ed25519Hex } from '../../core/model/primitives.ts';
import { ok, type Result } from '../../core/result.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { VaultKeys } from '../vault/vault.ts';
import { addIdentity, type Identity } from './identity-record.ts';

/**
 * Puts keys under the secret and signs the key card with the device's own key. `again` takes the
 * place of an identity whose vault is kept aside. Fails as the vault does; then nothing is in force.
 */
export async function makeIdentity(
  profile: OpenProfile,
  person: { readonly name: string; readonly organization: string },
  keys: VaultKeys,
  secret: string,
  mode: 'first' | 'again',
): Promise<Result<Identity, AppError>> {
  const { rehearsal } = profile.facts;
  const identity = await describeIdentity(profile, person, keys);
  const { vault } = profile;
  const how = { weakForRehearsal: rehearsal };
  addIdentity(profile, identity);
  const stored = await (mode === 'first'
    ? vault.create(keys, secret, how)
    : vault.replace(keys, secret, how));
  return stored.ok ? ok(identity) : stored;
}

/** Adds a second key to those in the vault, which stay; one that is there already stays, too. */
export async function addSm2Key(
  profile: OpenProfile,
  person: { readonly name: string; readonly organization: string },
  secret: string,
  createSecret: () => Uint8Array,
): Promise<Result<VaultKeys, AppError>> {
  const amended = await profile.vault.amend(secret, (keys) => ({
    ...keys,
    sm2: keys.sm2 ?? createSecret(),
  }));
  // The record comes last: a key that no card names yet only adds a signature that nobody asks for.
  if (amended.ok) addIdentity(profile, await describeIdentity(profile, person, amended.value));
  return amended;
}

async function describeIdentity(
  { facts }: OpenProfile,
  { name, organization }: { readonly name: string; readonly organization: string },
  keys: VaultKeys,
): Promise<Identity> {
  const { role, rehearsal } = facts;
  const ed25519 = publicKeyOf(keys.device);
  const age = await identityToRecipient(keys.age);
  const root = keys.root === null ? null : publicKeyOf(keys.root);
  const operations = keys.operations === null ? null : publicKeyOf(keys.operations);
  const card =
    role === 'organizer'
      ? null
      : signKeyCard({ name, organization, role, rehearsal, ed25519, age, ...sm2Of(keys) }, keys);
  const sm2 = sm2Of(keys).sm2 ?? null;
  return { name, organization, ed25519, age, root, operations, sm2, card };
}

/** The optional second key, where the vault has one. */
function sm2Of({ sm2 }: VaultKeys): Pick<KeyCard, 'sm2'> {
  return sm2 === null ? {} : { sm2: sm2PublicKey(sm2) };
}

function publicKeyOf(seed: Uint8Array): Ed25519Hex {
  return bytesToHex(ed25519PublicKey(seed)) as Ed25519Hex;
}

function signKeyCard(facts: Omit<KeyCard, 'type' | 'version'>, keys: VaultKeys): string {
  const card = createSignedObject('key-card', { type: 'jurybox.key-card', version: 1, ...facts }, [
    { publicKeyHex: facts.ed25519, secretSeed: keys.device },
  ]);
  return Buffer.from(card.bytes).toString('base64');
}
