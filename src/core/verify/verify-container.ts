import { readArchive } from '../archive/read-archive.ts';
import { ok, type Result } from '../result.ts';
import type { RandomAccess } from '../zip/random-access.ts';
import type { ZipError } from '../zip/zip-error.ts';
import type { PartReader } from './part-reader.ts';
import { PORTABLE_PRIMITIVES, type Primitives } from './primitives.ts';
import { verifyArchive, type Verification } from './verify-archive.ts';

/** A receipt or piece of evidence that somebody holds outside the archive. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array };

export type VerifyRequest = {
  /** The container: a file, a Blob, bytes. */
  readonly source: RandomAccess;
  /** The root fingerprint as typed from paper, never one from the archive. */
  readonly root: string;
  /** `.jbreceipt` and `.jbevidence` files to hold against the archive (step 7). */
  readonly given?: readonly GivenFile[];
};

/** Where a verification runs. Everything is optional: without it, all runs here, in JavaScript. */
export type VerifyHost = {
  readonly primitives?: Primitives;
  /** Workers with their own access to the same container; none means in process. */
  readonly crew?: readonly PartReader[];
  /** Bytes of the container read so far, of all; called at most some hundred times. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * The twelve steps of docs/verification.md over an archive in its container. The report is the same,
 * byte for byte, whatever the host. Fails only where the container itself is refused
 * (docs/zip-profile.md).
 */
export async function verifyContainer(
  { source, root }: VerifyRequest,
  host: VerifyHost = {},
): Promise<Result<Verification, ZipError>> {
  const { verify, digest, crc32 } = host.primitives ?? PORTABLE_PRIMITIVES;
  host.onProgress?.(0, source.size);
  const files = await readArchive(source, crc32);
  if (!files.ok) return files;
  const verification = verifyArchive(files.value, root, verify, digest);
  host.onProgress?.(source.size, source.size);
  return ok(verification);
}
