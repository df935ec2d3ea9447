import { readSignedObject, type SignedObject } from '../../../core/envelope/signed-object.ts';
import { LOGGED_KINDS, type LoggedKind } from '../../../core/log/leaf.ts';
import type { Charter } from '../../../core/model/charter.ts';
import { assertNever } from '../../../core/result.ts';
import { verifyEd25519 } from '../../crypto-node.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import type { Database } from '../../store/database.ts';
import { putObject } from '../../store/object-store.ts';
import { listCurrentLogs } from './log-table.ts';
import { openLog } from './stage-log.ts';

/** The keys whose signatures belong to an object's leaf (docs/formats.md, section 5). */
export function expectedSignersOf(
  kind: LoggedKind,
  payload: { readonly deviceKey?: string },
  charter: Charter,
): { readonly keys: readonly string[]; readonly threshold: number } {
  switch (kind) {
    case 'charter':
    case 'roster':
      return { keys: charter.rootKeys, threshold: charter.rootThreshold };
    case 'score-sheet':
    case 'bundle':
      return { keys: [payload.deviceKey ?? ''], threshold: 1 };
    case 'assignment':
    case 'package':
    case 'opening':
    case 'rejection':
    case 'closing':
    case 'merge':
    case 'decision':
    case 'result':
      return { keys: [charter.operationsKey], threshold: 1 };
    default:
      return assertNever(kind);
  }
}

/** Reads a stored object again with its signatures. Our own store holds none that fails. */
export function readLoggedObject(
  kind: LoggedKind,
  bytes: Uint8Array,
  charter: Charter,
): SignedObject<LoggedKind> {
  const object = readSignedObject(
    kind,
    bytes,
    (payload) => expectedSignersOf(kind, payload as { deviceKey?: string }, charter),
    verifyEd25519,
  );
  if (!object.ok) throw new Error(`stored ${kind} does not verify: ${object.error.type}`);
  return object.value;
}

/** Everything stored that belongs to a stage's log, in order of arrival. */
export function listLoggedObjects(
  database: Database,
  stage: string,
  charter: Charter,
): readonly SignedObject<LoggedKind>[] {
  const kinds = LOGGED_KINDS.map((kind) => `'${kind}'`).join(', ');
  return database
    .all(`SELECT kind, bytes FROM object WHERE kind IN (${kinds}) ORDER BY position`)
    .map((row) =>
      readLoggedObject(String(row['kind']) as LoggedKind, row['bytes'] as Uint8Array, charter),
    )
    .filter((object) => belongsTo(object, stage));
}

function belongsTo({ payload }: SignedObject<LoggedKind>, stage: string): boolean {
  return !('stage' in payload) || payload.stage === stage;
}

/**
 * Stores a signed object and logs it in the same transaction: in the log of its stage, or in every
 * log that has begun where it belongs to no stage (a roster).
 */
export function putLogged(profile: OpenProfile, object: SignedObject<LoggedKind>, now: Date): void {
  const { database } = profile;
  database.transaction(() => {
    putObject(database, object, now);
    for (const row of listCurrentLogs(database)) {
      if (belongsTo(object, row.stage)) openLog(database, row).append(object);
    }
  });
}
