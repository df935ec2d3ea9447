import type { AppError } from '../../../contract/app-error.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import { profileOf, type Context } from '../../context.ts';
import { oneChunk } from '../../files/export-store.ts';
import { encodeTrouble, findLogTrouble, toTroubleError, type LogTrouble } from './log-trouble.ts';

/**
 * Refuses where a head that was signed with our key does not fit the records of the stage. Asked
 * before anything is signed: receipt, closing, result, archive (threats.md row 26). The evidence is
 * written to the destination, by default the exports folder; the error names the file.
 */
export async function demandSoundLog(
  context: Context,
  stage: string,
  destinationId = 'exports',
): Promise<Result<null, AppError>> {
  const trouble = findLogTrouble(profileOf(context), stage);
  return trouble ? fail(await refuseForTrouble(context, trouble, destinationId)) : ok(null);
}

/** Writes both heads as evidence and gives the error that names the file. */
export async function refuseForTrouble(
  context: Context,
  trouble: LogTrouble,
  destinationId: string,
): Promise<AppError> {
  const bytes = encodeTrouble(profileOf(context), trouble);
  if (!bytes) return toTroubleError(trouble);
  const { origin, size } = trouble.known.head;
  const name = `evidence-${origin.split('/')[2] ?? ''}-${size}.jbevidence`;
  const written = await context.exports.write(destinationId, name, oneChunk(bytes));
  context.events.emit({ type: 'changed', area: 'result' });
  return toTroubleError(trouble, written.ok ? written.value.path : undefined);
}
