import { readFile } from 'node:fs/promises';
import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import { ARCHIVE_PATHS } from '../../core/archive/archive-paths.ts';
import { parseEnvelope } from '../../core/envelope/dsse.ts';
import { sha256Hex } from '../../core/crypto/digest.ts';
import { fail, type Result } from '../../core/result.ts';
import { readTimestamp, SHA256_OID } from '../../core/verify/timestamp.ts';
import { profileOf, type Context } from '../context.ts';
import { openStoredArchive } from './archive-store.ts';
import { writeArchive } from './write-archive.ts';

const MAX_RESPONSE_BYTES = 1_000_000;

/**
 * Puts a timestamp authority's response beside the index that it stamps. Its imprint must be that of
 * the index payload; who stamped it is judged with the authority's certificates (docs/notary.md).
 */
export async function addTimestamp(
  context: Context,
  input: MethodInput<'notary.addTimestamp'>,
): Promise<Result<ProducedFile, AppError>> {
  const upload = context.uploads.get(input.uploadId);
  if (!upload.ok) return upload;
  const { name, path, size } = upload.value;
  if (size > MAX_RESPONSE_BYTES)
    return fail(appError('timestamp-refused', { reason: 'form' }, name));
  const files = await openStoredArchive(profileOf(context), input.archiveId);
  if (!files.ok) return files;
  const bytes = new Uint8Array(await readFile(path));
  const claim = readTimestamp(bytes);
  if (!claim) return fail(appError('timestamp-refused', { reason: 'form' }, name));
  const index = parseEnvelope(files.value.get(ARCHIVE_PATHS.index) ?? new Uint8Array());
  const hash = index.ok ? sha256Hex(index.value.payload) : null;
  if (claim.algorithm !== SHA256_OID || claim.imprint !== hash) {
    return fail(appError('timestamp-refused', { reason: 'other-index' }, name));
  }
  const stamped = new Map(files.value).set(ARCHIVE_PATHS.timestamp, bytes);
  return writeArchive(context, input, stamped, 'timestamped');
}
