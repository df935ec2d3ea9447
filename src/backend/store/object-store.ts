import type { PayloadKind, PayloadOf } from '../../core/envelope/payload-types.ts';
import type { SignedObject } from '../../core/envelope/signed-object.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { Database, Row } from './database.ts';

export type StoredObject = {
  readonly hash: Sha256Hex;
  readonly bytes: Uint8Array;
  readonly addedAt: string;
};

/** Keeps a signed object in the bytes it came in. The same object again changes nothing. */
export function putObject<K extends PayloadKind>(
  database: Database,
  object: SignedObject<K>,
  addedAt: Date,
): void {
  database.run(
    'INSERT INTO object (hash, kind, bytes, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING',
    object.hash,
    object.kind,
    object.bytes,
    addedAt.toISOString(),
  );
}

export function getObject(database: Database, hash: string): StoredObject | null {
  const row = database.get('SELECT hash, bytes, added_at FROM object WHERE hash = ?', hash);
  return row ? toStoredObject(row) : null;
}

/** All objects of a kind in order of arrival. */
export function listObjects(database: Database, kind: PayloadKind): readonly StoredObject[] {
  return database
    .all('SELECT hash, bytes, added_at FROM object WHERE kind = ? ORDER BY position', kind)
    .map(toStoredObject);
}

function toStoredObject(row: Row): StoredObject {
  return {
    hash: String(row['hash']) as Sha256Hex,
    bytes: row['bytes'] as Uint8Array,
    addedAt: String(row['added_at']),
  };
}

/**
 * The payload of an object that was verified when it was stored. Our own database is trusted for
 * that; archives and bundles never come this way.
 */
export function trustedPayload<T>(object: { readonly bytes: Uint8Array }): T {
  const envelope = JSON.parse(Buffer.from(object.bytes).toString('utf8')) as { payload: string };
  return JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')) as T;
}

/** A stored object in the form it had when it was verified. */
export function readStored<K extends PayloadKind>(kind: K, object: StoredObject): SignedObject<K> {
  const payload = trustedPayload<PayloadOf<K>>(object);
  return { kind, hash: object.hash, payload, signers: [], bytes: object.bytes };
}
