import type { SignedObject } from '../../core/envelope/signed-object.ts';
import { safeFileName } from '../files/export-store.ts';

/** `charter-1a2b3c4d.jbsign`, `roster-v2-1a2b3c4d.jbsign`; a returned file also says whose it is. */
export function requestFileName(
  object: SignedObject<'charter'> | SignedObject<'roster'>,
  signer?: string,
): string {
  const version = object.kind === 'roster' ? `-v${object.payload.rosterVersion}` : '';
  const from = signer === undefined ? '' : `-${safeFileName(signer)}`;
  return `${object.kind}${version}-${object.hash.slice(0, 8)}${from}.jbsign`;
}
