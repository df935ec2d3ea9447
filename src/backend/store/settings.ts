import type { z } from 'zod';
import type { Database } from './database.ts';

/** Reads a JSON fact of the profile; null when it was never written. */
export function readSetting<S extends z.ZodType>(
  database: Database,
  name: string,
  schema: S,
): z.infer<S> | null {
  const row = database.get('SELECT value FROM setting WHERE name = ?', name);
  return row ? schema.parse(JSON.parse(String(row['value']))) : null;
}

export function writeSetting(database: Database, name: string, value: unknown): void {
  database.run(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    JSON.stringify(value),
  );
}

/** Forgets a fact; nothing happens where there was none. */
export function removeSetting(database: Database, name: string): void {
  database.run('DELETE FROM setting WHERE name = ?', name);
}
