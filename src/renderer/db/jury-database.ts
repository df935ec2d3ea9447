import { Dexie, type EntityTable } from 'dexie';
import type { Draft, StoredDraft } from '../../contract/judging-methods.ts';
import type { Notes } from '../../contract/notes-methods.ts';

/** What the judge has entered for one entry: the working copy; the backend's journal is the record. */
export type DraftRow = {
  /** `<scope>/<entry>` */
  readonly key: string;
  /** Whose desk: device fingerprint and contest, so that people sharing a computer stay apart. */
  readonly scope: string;
  readonly entry: string;
  /** Names this working copy to the journal; a browser that lost its database gets a new one. */
  readonly copy: string;
  /** Counts the edits of this copy. */
  readonly edit: number;
  /** Null: nothing is entered, or what was is sealed or given up; the row stays and goes on counting. */
  readonly draft: Draft | null;
  /** How often a state took the draft's place that no field typed: the journal's, or one gone back to. */
  readonly restores: number;
  /** The newest revision of the journal that this copy has seen. */
  readonly base: number;
  readonly editedAt: string;
  /** The newest edit that the journal acknowledged, and when it did. */
  readonly savedEdit: number;
  readonly savedAt: string | null;
  /** The journal has something else by another copy, while this one has edits of its own. */
  readonly conflict: DraftConflict | null;
};

export type DraftConflict = {
  readonly revision: number;
  /** What the journal has; null: it was sealed or given up there. */
  readonly stored: StoredDraft | null;
};

/** Where the judge was reading; losing it costs a scroll, so IndexedDB alone has it. */
export type ReadingPosition = {
  /** `<scope>/<entry>/<material>` */
  readonly key: string;
  /** In a PDF: page, and the place on it in the document's own units. */
  readonly pdf?: {
    readonly page: number;
    readonly left: number;
    readonly top: number;
    readonly scale: 'page-width' | 'page-fit' | number;
    readonly rotation: number;
  };
  /** Elsewhere: seconds of a film, pixels of a text. */
  readonly offset?: number;
};

/** Bookmarks, notes and what was opened, of one entry: the working copy of the backend's record. */
export type NotesRow = {
  /** `<scope>/<entry>` */
  readonly key: string;
  readonly scope: string;
  readonly entry: string;
  readonly revision: number;
  /** The newest revision that the backend has on disk. */
  readonly savedRevision: number;
  readonly notes: Notes;
};

export type JuryDatabase = Dexie & {
  readonly drafts: EntityTable<DraftRow, 'key'>;
  readonly positions: EntityTable<ReadingPosition, 'key'>;
  readonly notes: EntityTable<NotesRow, 'key'>;
};

export function openJuryDatabase(name = 'jurybox'): JuryDatabase {
  const database = new Dexie(name, {
    // A commit waits for the disk. It does not make IndexedDB a record (design: the drafts journal).
    chromeTransactionDurability: 'strict',
    // Dexie would answer a desk that opens again from before the edits that are still being written,
    // and the word "saved" would stand beside the older text; IndexedDB lets the reader wait for them.
    cache: 'disabled',
  }) as JuryDatabase;
  database.version(1).stores({ drafts: 'key, scope', positions: 'key' });
  // Notes came in; working copies before the journal numbered revisions; what was saved comes back from it.
  database
    .version(2)
    .stores({ notes: 'key, scope' })
    .upgrade((transaction) => transaction.table('drafts').clear());
  return database;
}

export const juryDatabase = openJuryDatabase();
