import type { DeskEntry, Draft, SealedSheet } from '../../../contract/judging-methods.ts';
import { hasContent, type DraftRow } from '../../db/index.ts';

export const ENTRY_STATES = [
  'not-started',
  'draft',
  'correcting',
  'conflict',
  'sealed',
  'delivered',
  'late',
  'revoked',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** An entry of the desk together with the judge's working copy. */
export type DeskItem = {
  readonly deskEntry: DeskEntry;
  /** What the judge has entered and not sealed; null when there is nothing of the kind. */
  readonly draft: Draft | null;
  readonly row: DraftRow | null;
  /** The newest sealed version. */
  readonly sealed: SealedSheet | null;
  readonly state: EntryState;
};

type Join = (entries: readonly DeskEntry[], rows: readonly DraftRow[]) => readonly DeskItem[];

/**
 * Joins the backend's desk with the drafts of IndexedDB, which are ahead of it by some moments. What
 * did not change stays the same object: a stroke on one sheet must not draw 200 rows anew.
 */
export function createDeskJoin(): Join {
  let last = new Map<string, DeskItem>();
  return (entries, rows) => {
    const byEntry = new Map(rows.map((row) => [row.entry, row]));
    const items = entries.map((deskEntry) => {
      const row = byEntry.get(deskEntry.entry.id) ?? null;
      const before = last.get(deskEntry.entry.id);
      const same = before?.deskEntry === deskEntry && isSameRow(before.row, row);
      return same ? before : toItem(deskEntry, row);
    });
    last = new Map(items.map((item) => [item.deskEntry.entry.id, item]));
    return items;
  };
}

function isSameRow(one: DraftRow | null, other: DraftRow | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.copy === other.copy &&
    one.edit === other.edit &&
    one.savedEdit === other.savedEdit &&
    one.savedAt === other.savedAt &&
    one.base === other.base &&
    one.restores === other.restores &&
    (one.draft === null) === (other.draft === null) &&
    one.conflict?.revision === other.conflict?.revision
  );
}

function toItem(deskEntry: DeskEntry, row: DraftRow | null): DeskItem {
  // What was sealed is left to do no more, even if this copy has not heard of it yet.
  const done = row !== null && row.savedEdit >= row.edit && row.base <= deskEntry.journal.sealed;
  const current = done ? null : (row?.draft ?? null);
  const draft = current && hasContent(current) ? current : null;
  const sealed =
    deskEntry.sheets.findLast(({ effective }) => effective) ?? deskEntry.sheets.at(-1) ?? null;
  return { deskEntry, draft, row, sealed, state: stateOf(draft, sealed, deskEntry.conflict) };
}

function stateOf(draft: Draft | null, sealed: SealedSheet | null, conflict: boolean): EntryState {
  if (sealed === null) return draft === null ? 'not-started' : 'draft';
  if (draft !== null) return 'correcting';
  if (conflict) return 'conflict';
  if (!sealed.delivered) return 'sealed';
  return sealed.standing === 'late' || sealed.standing === 'revoked'
    ? sealed.standing
    : 'delivered';
}

/** The draft that corrects a sealed sheet begins with what the sheet says. */
export function draftFromSheet(
  { sheet }: Pick<SealedSheet, 'sheet'>,
  correctionReason: string,
): Draft {
  const { body } = sheet;
  if (body.kind === 'recusal') {
    return {
      marks: {},
      markComments: {},
      comment: '',
      recusalReason: body.reason,
      correctionReason,
    };
  }
  return {
    marks: Object.fromEntries(body.marks.map(({ criterion, value }) => [criterion, value])),
    markComments: Object.fromEntries(
      body.marks.flatMap(({ criterion, comment }) => (comment ? [[criterion, comment]] : [])),
    ),
    comment: body.comment ?? '',
    recusalReason: null,
    correctionReason,
  };
}

export type DeskCounts = {
  readonly total: number;
  /** Sealed at least once and not being corrected. */
  readonly sealed: number;
  readonly delivered: number;
  /** Delivered, and does not count: late, or of a revoked device. */
  readonly excluded: number;
  readonly left: number;
};

/** Sealed, not being corrected, and no conflict. */
export function isSealed(state: EntryState): boolean {
  return state === 'sealed' || isDelivered(state);
}

/** A receipt names it, whether it counts or not. */
export function isDelivered(state: EntryState): boolean {
  return state === 'delivered' || isExcluded(state);
}

function isExcluded(state: EntryState): boolean {
  return state === 'late' || state === 'revoked';
}

export function countDesk(items: readonly DeskItem[]): DeskCounts {
  const delivered = items.filter(({ state }) => isDelivered(state)).length;
  const sealed = items.filter(({ state }) => isSealed(state)).length;
  const excluded = items.filter(({ state }) => isExcluded(state)).length;
  return { total: items.length, sealed, delivered, excluded, left: items.length - sealed };
}
