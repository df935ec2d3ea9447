import { Dexie, type EntityTable } from 'dexie';
import type { Draft } from '../../contract/judging-methods.ts';

/** What the judge has entered for one entry: the working copy; the backend's journal is the record. */
export type DraftRow = {
  /** `<scope>/<entry>` */
  readonly key: string;
  /** Whose desk: device fingerprint and contest, so that people sharing a computer stay apart. */
  readonly scope: string;
  readonly entry: string;
  readonly revision: number;
  /** Null after sealing: the row stays so that revisions go on counting. */
  readonly draft: Draft | null;
  /** Sealed versions that existed when this draft began; more of them mean it was sealed since. */
  readonly baseSheets: number;
  readonly editedAt: string;
  /** The newest revision that the journal acknowledged, and when it did. */
  readonly savedRevision: number;
  readonly savedAt: string | null;
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

export type JuryDatabase = Dexie & {
  readonly drafts: EntityTable<DraftRow, 'key'>;
  readonly positions: EntityTable<ReadingPosition, 'key'>;
};

export function openJuryDatabase(name = 'jurybox'): JuryDatabase {
  // Strict: a commit waits for the disk. It does not make IndexedDB a record (design: the drafts journal).
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as JuryDatabase;
  database.version(1).stores({ drafts: 'key, scope', positions: 'key' });
  return database;
}

export const juryDatabase = openJuryDatabase();
