import { bech32 } from '@scure/base';
import type { Role } from '../../contract/define-method.ts';
import { createSm2Secret } from '../../core/crypto/sm2.ts';
import { redactKeys } from '../vault/vault-keys.ts';
import type { VaultKeys } from '../vault/vault.ts';

/**
 * Fresh keys of a device. An organizer's vault also holds the root and the operations key: a 1-of-1
 * root, which design.md allows for contests without an offline root ceremony.
 */
export function createVaultKeys(
  role: Role,
  randomBytes: (length: number) => Uint8Array,
  options: { readonly sm2?: boolean } = {},
): VaultKeys {
  const organizer = role === 'organizer';
  return redactKeys({
    device: randomBytes(32),
    age: encodeAgeIdentity(randomBytes(32)),
    root: organizer ? randomBytes(32) : null,
    operations: organizer ? randomBytes(32) : null,
    sm2: options.sm2 ? createSm2Secret(randomBytes(48)) : null,
  });
}

/** Bech32 form of an age X25519 identity (age specification, "X25519 recipient type"). */
function encodeAgeIdentity(secret: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}
