import { z } from 'zod';
import { base64ToBytes, bytesToBase64 } from '../../core/bytes/binary.ts';
import { ed25519HexSchema } from '../../core/model/primitives.ts';
import { canonicalBytes, parseCanonicalJson } from '../../core/json/canonical-json.ts';

/**
 * Bounds of what a vault file may ask for. The file lies on a disk that others may write to: without
 * an upper bound it could make unlocking exhaust the memory.
 */
const MAX_MEMORY_KIB = 1024 * 1024;
const MAX_ITERATIONS = 16;
const MAX_PARALLELISM = 4;
/** Lower bound of a vault that is no rehearsal: OWASP's smallest argon2id choice. */
const MIN_MEMORY_KIB = 19 * 1024;

const bytesSchema = (min: number, max: number) =>
  z.string().transform((text, context) => {
    const bytes = base64ToBytes(text);
    if (bytes !== null && bytes.length >= min && bytes.length <= max) return bytes;
    context.addIssue('not base64 of the expected length');
    return z.NEVER;
  });

const vaultFileSchema = z
  .strictObject({
    type: z.literal('jurybox.vault'),
    version: z.literal(1),
    rehearsal: z.boolean(),
    /** Public key of the device whose keys are inside: tells vaults apart without opening them. */
    device: ed25519HexSchema,
    kdf: z.strictObject({
      name: z.literal('argon2id'),
      memoryKib: z.int().min(8).max(MAX_MEMORY_KIB),
      iterations: z.int().min(1).max(MAX_ITERATIONS),
      parallelism: z.int().min(1).max(MAX_PARALLELISM),
      salt: bytesSchema(16, 64),
    }),
    /** Random secret under the platform's secret storage; null where there was none. */
    platformSecret: bytesSchema(1, 16 * 1024).nullable(),
    nonce: bytesSchema(12, 12),
    ciphertext: bytesSchema(17, 64 * 1024),
  })
  .refine(({ rehearsal, kdf }) => rehearsal || kdf.memoryKib >= MIN_MEMORY_KIB);

export type VaultFile = z.infer<typeof vaultFileSchema>;
export type VaultHeader = Omit<VaultFile, 'ciphertext'>;

/** Canonical bytes of everything but the ciphertext: the associated data of AES-256-GCM. */
export function encodeVaultHeader(header: VaultHeader): Uint8Array {
  return canonicalBytes(headerToJson(header));
}

export function encodeVaultFile(file: VaultFile): Uint8Array {
  return canonicalBytes({ ...headerToJson(file), ciphertext: bytesToBase64(file.ciphertext) });
}

/** The parsed file, or null when it is not a vault within bounds. */
export function parseVaultFile(bytes: Uint8Array): VaultFile | null {
  const json = parseCanonicalJson(bytes);
  if (!json.ok) return null;
  const file = vaultFileSchema.safeParse(json.value);
  return file.success ? file.data : null;
}

function headerToJson(header: VaultHeader) {
  const { type, version, rehearsal, device, kdf, platformSecret, nonce } = header;
  return {
    type,
    version,
    rehearsal,
    device,
    kdf: { ...kdf, salt: bytesToBase64(kdf.salt) },
    platformSecret: platformSecret === null ? null : bytesToBase64(platformSecret),
    nonce: bytesToBase64(nonce),
  };
}
