import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { draftSchema } from '../../../src/contract/judging-methods.ts';
import { notesSchema } from '../../../src/contract/notes-methods.ts';
import { draftToFields, NO_FIELDS } from './fields.ts';
import type { Marks } from './ledger.ts';

export type JournalRow = {
  readonly entry: string;
  readonly revision: number;
  readonly marks: Marks;
};
export type Journal = {
  /** What SQLite says about the file: `ok`, or what is wrong. */
  readonly integrity: string;
  readonly rows: readonly JournalRow[];
  /** Entry to the hash of its newest sealed sheet. */
  readonly sealed: ReadonlyMap<string, string>;
  /** Entry to the texts of its notes. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
};

/** Reads the only profile's records as they are on disk, from a copy: the next start must find them untouched. */
export function readJournal(dataFolder: string): Journal {
  const copy = mkdtempSync(join(tmpdir(), 'jurybox-journal-'));
  try {
    const profile = join(
      dataFolder,
      'profiles',
      readdirSync(join(dataFolder, 'profiles'))[0] ?? '',
    );
    for (const name of ['jurybox.db', 'jurybox.db-wal']) {
      if (existsSync(join(profile, name))) copyFileSync(join(profile, name), join(copy, name));
    }
    return readDatabase(join(copy, 'jurybox.db'));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function readDatabase(path: string): Journal {
  const database = new DatabaseSync(path);
  const all = (sql: string) => database.prepare(sql).all();
  const journal = {
    integrity: all('PRAGMA integrity_check')
      .map((row) => String(row['integrity_check']))
      .join('; '),
    rows: all('SELECT entry, revision, draft FROM draft_journal ORDER BY position').map((row) => ({
      entry: String(row['entry']),
      revision: Number(row['revision']),
      // A draft that was given up stands as nothing.
      marks: row['draft'] === null ? NO_FIELDS : readFields(String(row['draft'])),
    })),
    sealed: new Map(
      all('SELECT entry, hash FROM sealed_sheet ORDER BY sequence').map((row) => [
        String(row['entry']),
        String(row['hash']),
      ]),
    ),
    notes: new Map(
      all('SELECT entry, notes FROM entry_notes').map((row) => [
        String(row['entry']),
        notesSchema.parse(JSON.parse(String(row['notes']))).pins.map(({ text }) => text),
      ]),
    ),
  };
  database.close();
  return journal;
}

function readFields(draft: string): Marks {
  return { ...NO_FIELDS, ...draftToFields(draftSchema.parse(JSON.parse(draft))) };
}

/** The draft that the journal holds for an entry: its highest revision. */
export function latestMarks({ rows }: Journal, entry: string): Marks {
  const own = rows.filter((row) => row.entry === entry);
  return own.toSorted((a, b) => b.revision - a.revision)[0]?.marks ?? NO_FIELDS;
}
