import { inspect } from 'node:util';
import { z } from 'zod';
import { base64ToBytes, bytesToBase64 } from '../../core/bytes/binary.ts';
import { canonicalBytes, parseCanonicalJson } from '../../core/json/canonical-json.ts';

/** Every private key of one profile. */
export type VaultKeys = {
  /** Ed25519 seed of the device, 32 bytes. */
  readonly device: Uint8Array;
  /** age X25519 identity, `AGE-SECRET-KEY-1…`. */
  readonly age: string;
  /** Seeds of an organizer's root and operations keys. */
  readonly root: Uint8Array | null;
  readonly operations: Uint8Array | null;
  /** SM2 secret for second signatures, of a judge's device or an organizer's operations. */
  readonly sm2: Uint8Array | null;
};

const REDACTED = '<redacted>';

/**
 * A copy that prints as `<redacted>` in logs, JSON and templates. The hooks are not enumerable, so
 * a spread copy loses them, and comparisons do not see them.
 */
export function redactKeys(keys: VaultKeys): VaultKeys {
  const hidden = { value: () => REDACTED, enumerable: false };
  return Object.defineProperties(
    { ...keys },
    { toJSON: hidden, toString: hidden, [inspect.custom]: hidden },
  );
}

/** Overwrites the seeds. The age identity is a string and stays until it is collected. */
export function wipeKeys(keys: VaultKeys): void {
  keys.device.fill(0);
  keys.root?.fill(0);
  keys.operations?.fill(0);
  keys.sm2?.fill(0);
}

const seedSchema = z.string().transform((text, context) => {
  const bytes = base64ToBytes(text);
  if (bytes?.length === 32) return bytes;
  context.addIssue('not a 32-byte seed');
  return z.NEVER;
});
const keysSchema = z.strictObject({
  device: seedSchema,
  age: z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]+$/),
  root: seedSchema.nullable(),
  operations: seedSchema.nullable(),
  sm2: seedSchema.nullable(),
});

/** Plaintext of the vault. */
export function encodeVaultKeys(keys: VaultKeys): Uint8Array {
  const base64 = (seed: Uint8Array | null) => (seed === null ? null : bytesToBase64(seed));
  return canonicalBytes({
    device: bytesToBase64(keys.device),
    age: keys.age,
    root: base64(keys.root),
    operations: base64(keys.operations),
    sm2: base64(keys.sm2),
  });
}

/** Parses the decrypted plaintext. It authenticated, so another form is our own mistake. */
export function decodeVaultKeys(plaintext: Uint8Array): VaultKeys {
  const json = parseCanonicalJson(plaintext);
  if (!json.ok) throw new Error(`vault plaintext: ${json.error}`);
  const keys = keysSchema.safeParse(json.value);
  // The cause would carry key material into a log.
  if (!keys.success) throw new Error('vault plaintext has another form');
  return redactKeys(keys.data);
}
