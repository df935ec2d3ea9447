import type { LoggedKind } from '../../../core/log/leaf.ts';
import type { LogLeaf } from '../../../core/log/log-leaves.ts';
import type { Sha256Hex } from '../../../core/model/primitives.ts';
import type { Database, Row } from '../../store/database.ts';

/** A log that has begun. */
export type LogRow = { readonly origin: string; readonly stage: string; readonly log: string };

/** The log in use of a stage: the one that was begun last. */
export function readCurrentLog(database: Database, stage: string): LogRow | null {
  const row = database.get(
    'SELECT origin, stage, log FROM stage_log WHERE stage = ? ORDER BY position DESC LIMIT 1',
    stage,
  );
  return row ? toLogRow(row) : null;
}

/** The log in use of every stage that has one. */
export function listCurrentLogs(database: Database): readonly LogRow[] {
  return database
    .all(
      `SELECT origin, stage, log FROM stage_log WHERE position IN
         (SELECT max(position) FROM stage_log GROUP BY stage) ORDER BY position`,
    )
    .map(toLogRow);
}

function toLogRow(row: Row): LogRow {
  return {
    origin: String(row['origin']),
    stage: String(row['stage']),
    log: String(row['log']),
  };
}

export function insertLog(database: Database, log: LogRow, now: Date): void {
  database.run(
    'INSERT INTO stage_log (origin, stage, log, begun_at) VALUES (?, ?, ?, ?)',
    log.origin,
    log.stage,
    log.log,
    now.toISOString(),
  );
}

export function readLeaves(database: Database, origin: string): readonly LogLeaf[] {
  return database
    .all('SELECT kind, object, leaf FROM log_leaf WHERE origin = ? ORDER BY place', origin)
    .map((row) => ({
      kind: String(row['kind']) as LoggedKind,
      object: String(row['object']) as Sha256Hex,
      leaf: String(row['leaf']) as Sha256Hex,
    }));
}

/** Number of leaves and the newest leaf hash: enough to see whether a tree in memory is this one. */
export function readLastLeaf(
  database: Database,
  origin: string,
): { readonly size: number; readonly leaf: string | null } {
  const row = database.get(
    'SELECT place, leaf FROM log_leaf WHERE origin = ? ORDER BY place DESC LIMIT 1',
    origin,
  );
  return row
    ? { size: Number(row['place']) + 1, leaf: String(row['leaf']) }
    : { size: 0, leaf: null };
}

export function insertLeaf(database: Database, origin: string, place: number, leaf: LogLeaf): void {
  database.run(
    'INSERT INTO log_leaf (origin, place, kind, object, leaf) VALUES (?, ?, ?, ?, ?)',
    origin,
    place,
    leaf.kind,
    leaf.object,
    leaf.leaf,
  );
}
