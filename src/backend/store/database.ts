import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, unknown>>;

/** A thin, typed face of one SQLite file. Statements are prepared once per text. */
export type Database = {
  run(sql: string, ...values: readonly SQLInputValue[]): void;
  get(sql: string, ...values: readonly SQLInputValue[]): Row | null;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  /** Runs the work in one transaction: all of it is on disk when this returns, or none. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/**
 * Opens (or creates) a database in WAL mode with full synchronisation: a commit is on disk before
 * it is acknowledged (threats.md row 45). `migrations[n]` brings schema version n to n + 1.
 *
 * Locked exclusively: one process has the data folder anyway, and so SQLite keeps the index of the
 * log in its own memory (https://www.sqlite.org/wal.html, 8). A mapped index file would end the whole
 * process with SIGBUS where the disk turns read-only, instead of an error that can be told.
 */
export function openDatabase(path: string, migrations: readonly string[]): Database {
  const handle = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  handle.exec('PRAGMA busy_timeout = 5000; PRAGMA locking_mode = EXCLUSIVE;');
  handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepare = (sql: string) => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = handle.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const database: Database = {
    run: (sql, ...values) => void prepare(sql).run(...values),
    get: (sql, ...values) => prepare(sql).get(...values) ?? null,
    all: (sql, ...values) => prepare(sql).all(...values),
    transaction: (work) => inTransaction(handle, work),
    close: () => handle.close(),
  };
  migrate(handle, database, migrations);
  return database;
}

function inTransaction<T>(handle: DatabaseSync, work: () => T): T {
  if (handle.isTransaction) return work();
  handle.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    handle.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk may have rolled back already; a second complaint would hide the first one.
    if (handle.isTransaction) handle.exec('ROLLBACK');
    throw error;
  }
}

function migrate(handle: DatabaseSync, database: Database, migrations: readonly string[]): void {
  const version = Number(database.get('PRAGMA user_version')?.['user_version'] ?? 0);
  if (version > migrations.length) throw new Error(`database is of a newer version (${version})`);
  for (const [offset, sql] of migrations.slice(version).entries()) {
    inTransaction(handle, () => {
      handle.exec(sql);
      handle.exec(`PRAGMA user_version = ${version + offset + 1}`);
    });
  }
}
