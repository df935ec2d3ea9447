import { draftSchema, type Draft, type StoredDraft } from '../../contract/judging-methods.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import type { Row } from '../store/database.ts';

export type DraftPlace = {
  readonly contestId: string;
  readonly stage: string;
  readonly entry: string;
};

/** One row of the journal; `draft` null: given up. */
export type JournalEntry = {
  readonly entry: EntryId;
  readonly revision: number;
  readonly copy: string;
  readonly edit: number;
  readonly draft: Draft | null;
  readonly savedAt: string;
};

/** What a working copy wants to append, and what it knows of the journal. */
export type DraftEdit = {
  /** The newest revision that this copy has seen. */
  readonly base: number;
  readonly copy: string;
  readonly edit: number;
  readonly draft: Draft | null;
};

export type Appended =
  | { readonly kind: 'saved'; readonly at: JournalEntry; readonly otherCopy: boolean }
  | { readonly kind: 'stale'; readonly head: JournalEntry };

const OF_ENTRY = 'contest_id = ? AND stage = ? AND entry = ?';
const COLUMNS = 'SELECT entry, revision, copy, edit, draft, saved_at FROM draft_journal';

/**
 * Appends a draft to the journal. When this returns it is on disk (full synchronisation). The
 * journal numbers the revisions. An edit of a copy that has not seen what another copy wrote is
 * stale, whatever it says. The same edit with the same content is accepted again, so that a lost
 * answer can be asked for again.
 */
export function appendDraft(
  profile: OpenProfile,
  place: DraftPlace,
  wanted: DraftEdit,
  now: Date,
): Appended {
  const head = readHead(profile, place);
  if (head && head.copy === wanted.copy && head.edit === wanted.edit && isSame(head, wanted)) {
    return { kind: 'saved', at: head, otherCopy: false };
  }
  if (head && isUnseen(profile, place, head, wanted)) return { kind: 'stale', head };
  const at: JournalEntry = {
    entry: place.entry as EntryId,
    revision: (head?.revision ?? 0) + 1,
    copy: wanted.copy,
    edit: wanted.edit,
    draft: wanted.draft,
    savedAt: now.toISOString(),
  };
  insert(profile, place, at);
  return { kind: 'saved', at, otherCopy: head !== null && head.copy !== wanted.copy };
}

/** Whether the journal has something that this copy does not know. */
function isUnseen(
  profile: OpenProfile,
  place: DraftPlace,
  head: JournalEntry,
  { base, copy, edit }: DraftEdit,
): boolean {
  if (head.revision <= base) return false;
  // A browser that went back to an older state counts again from there.
  if (head.copy === copy && head.edit >= edit) return true;
  const foreign = profile.database.get(
    `SELECT 1 FROM draft_journal WHERE ${OF_ENTRY} AND revision > ? AND copy <> ? LIMIT 1`,
    ...keyOf(place),
    base,
    copy,
  );
  return foreign !== null;
}

function isSame(head: JournalEntry, { draft }: DraftEdit): boolean {
  return JSON.stringify(head.draft) === JSON.stringify(draft);
}

function insert(profile: OpenProfile, place: DraftPlace, at: JournalEntry): void {
  profile.database.run(
    `INSERT INTO draft_journal (contest_id, stage, entry, revision, copy, edit, draft, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...keyOf(place),
    at.revision,
    at.copy,
    at.edit,
    at.draft === null ? null : JSON.stringify(at.draft),
    at.savedAt,
  );
}

/** The newest row of an entry; null while there is none. */
export function readHead(profile: OpenProfile, place: DraftPlace): JournalEntry | null {
  const row = profile.database.get(
    `${COLUMNS} WHERE ${OF_ENTRY} ORDER BY revision DESC LIMIT 1`,
    ...keyOf(place),
  );
  return row ? toJournalEntry(row) : null;
}

/** Every state that was saved, newest first, at most `limit` of them. */
export function readHistory(
  profile: OpenProfile,
  place: DraftPlace,
  limit: number,
): readonly JournalEntry[] {
  return profile.database
    .all(`${COLUMNS} WHERE ${OF_ENTRY} ORDER BY revision DESC LIMIT ?`, ...keyOf(place), limit)
    .map(toJournalEntry);
}

export function draftOf({ entry, revision, draft, savedAt }: JournalEntry): StoredDraft | null {
  return draft === null ? null : { entry, revision, draft, savedAt };
}

function keyOf({ contestId, stage, entry }: DraftPlace): [string, string, string] {
  return [contestId, stage, entry];
}

function toJournalEntry(row: Row): JournalEntry {
  const draft = row['draft'] as string | null;
  return {
    entry: String(row['entry']) as EntryId,
    revision: Number(row['revision']),
    copy: String(row['copy']),
    edit: Number(row['edit']),
    draft: draft === null ? null : draftSchema.parse(JSON.parse(draft)),
    savedAt: String(row['saved_at']),
  };
}
