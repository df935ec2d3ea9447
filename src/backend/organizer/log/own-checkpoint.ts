import type { SigningKey } from '../../../core/envelope/dsse.ts';
import { readCheckpoint, signCheckpoint, type Checkpoint } from '../../../core/log/checkpoint.ts';
import { readCosignatures, witnessName } from '../../../core/log/cosignature.ts';
import { encodeNote, parseNote, type NoteSignature } from '../../../core/log/signed-note.ts';
import type { LogHead } from '../../../core/model/contest-result.ts';
import { verifyEd25519 } from '../../crypto-node.ts';
import type { OpenProfile } from '../../profile/open-profile.ts';
import type { Database } from '../../store/database.ts';
import { recordHead } from './heads-file.ts';
import type { StageLog } from './stage-log.ts';

/** Signs the log's head as it stands and keeps it. Inside the caller's transaction. */
export function signHead(database: Database, log: StageLog, operations: SigningKey): string {
  const head = log.head();
  const note = signCheckpoint(head, operations);
  database.run(
    'INSERT INTO log_checkpoint (origin, size, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    head.origin,
    head.size,
    note,
  );
  return note;
}

/**
 * Notes the newest signed head in the heads file. After the commit, and before anything with that
 * head leaves the machine: a head that no commit followed would be a false alarm.
 */
export function recordOwnHead(profile: OpenProfile, log: StageLog): void {
  const row = profile.database.get(
    'SELECT size, note FROM log_checkpoint WHERE origin = ? ORDER BY size DESC LIMIT 1',
    log.origin,
  );
  if (!row) return;
  const head = log.headAt(Number(row['size']));
  recordHead(profile, { by: 'own', head, note: String(row['note']) });
}

/** The checkpoint that was signed for a head, or null. */
export function readCheckpointNote(
  database: Database,
  origin: string,
  head: LogHead,
): string | null {
  const row = database.get(
    'SELECT note FROM log_checkpoint WHERE origin = ? AND size = ?',
    origin,
    head.size,
  );
  return row ? String(row['note']) : null;
}

export type WitnessedHead = Checkpoint & {
  readonly devices: readonly { readonly key: string; readonly time: number }[];
};

/** A checkpoint under our key with the cosignatures of the roster's devices that hold. */
export function readWitnessedHead(
  note: string,
  operationsKey: string,
  devices: Iterable<string>,
): WitnessedHead | null {
  const checkpoint = readCheckpoint(note, operationsKey, verifyEd25519);
  if (!checkpoint.ok) return null;
  const cosigned = readCosignatures(checkpoint.value.note, devices, verifyEd25519);
  return { ...checkpoint.value, devices: cosigned };
}

/** Keeps the cosignatures of a head that the log extends. Known ones stay. */
export function putCosignatures(database: Database, { head, note, devices }: WitnessedHead): void {
  const own = note.signatures.filter(({ name }) => name === head.origin);
  database.run(
    'INSERT INTO log_checkpoint (origin, size, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    head.origin,
    head.size,
    encodeNote({ text: note.text, signatures: own }),
  );
  for (const { key, time } of devices) {
    const line = note.signatures.find(({ name }) => name === witnessName(key));
    if (!line) continue;
    database.run(
      `INSERT INTO log_cosignature (origin, size, device, name, key_id, signature, cosigned_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      head.origin,
      head.size,
      key,
      line.name,
      line.keyId,
      line.signature,
      time,
    );
  }
}

/** Every head of the log that anybody cosigned, and the newest one signed here, as whole notes. */
export function listCheckpoints(
  database: Database,
  log: StageLog,
): readonly { readonly size: number; readonly note: string }[] {
  const cosigned = Map.groupBy(
    database.all(
      'SELECT size, name, key_id, signature FROM log_cosignature WHERE origin = ? ORDER BY size, device',
      log.origin,
    ),
    (row) => Number(row['size']),
  );
  const own = database.all(
    'SELECT size, note FROM log_checkpoint WHERE origin = ? ORDER BY size',
    log.origin,
  );
  return own.flatMap((row, index) => {
    const size = Number(row['size']);
    const lines = cosigned.get(size) ?? [];
    if (lines.length === 0 && index < own.length - 1) return [];
    return [{ size, note: addLines(String(row['note']), lines.map(toLine)) }];
  });
}

function toLine(row: Readonly<Record<string, unknown>>): NoteSignature {
  return {
    name: String(row['name']),
    keyId: row['key_id'] as Uint8Array,
    signature: row['signature'] as Uint8Array,
  };
}

function addLines(text: string, lines: readonly NoteSignature[]): string {
  const note = parseNote(text);
  if (!note.ok) throw new Error('stored checkpoint is damaged');
  return encodeNote({
    text: note.value.text,
    signatures: [...note.value.signatures, ...lines],
  });
}
