import { describe, expect, it } from 'vitest';
import type { JournalHead, StoredDraft } from '../../../src/contract/judging-methods.ts';
import type { EntryId } from '../../../src/core/model/primitives.ts';
import {
  decideMerge,
  EMPTY_DRAFT,
  hasContent,
  rowFromJournal,
} from '../../../src/renderer/db/draft-merge.ts';
import type { DraftRow } from '../../../src/renderer/db/jury-database.ts';

const AT = '2024-09-20T06:00:00.000Z';

function row(part: Partial<DraftRow> = {}): DraftRow {
  return {
    key: 's/E-1',
    scope: 's',
    entry: 'E-1',
    copy: 'mine',
    edit: 9,
    draft: EMPTY_DRAFT,
    restores: 0,
    base: 5,
    editedAt: AT,
    savedEdit: 9,
    savedAt: AT,
    conflict: null,
    ...part,
  };
}

function stored(revision: number): StoredDraft {
  return { entry: 'E-1' as EntryId, revision, draft: EMPTY_DRAFT, savedAt: AT };
}

function head(revision: number, part: Partial<JournalHead> = {}): JournalHead {
  return { revision, copy: 'mine', edit: 9, sealed: 0, ...part };
}

const unsaved = row({ edit: 11, savedEdit: 9 });
const other = { copy: 'other', edit: 3 };

describe('working copy and journal', () => {
  it.each([
    ['nothing anywhere', undefined, null, head(0, { copy: null }), 'keep'],
    ['the browser lost its database', undefined, stored(5), head(5), 'restore'],
    ['both alike', row(), stored(5), head(5), 'keep'],
    ['another copy went on, nothing typed here', row(), stored(7), head(7, other), 'restore'],
    ['edits that never arrived', unsaved, stored(5), head(5), 'resend'],
    ['the last answer was lost', unsaved, stored(6), head(6, { edit: 10 }), 'resend'],
    ['another copy went on, and so did this one', unsaved, stored(6), head(6, other), 'conflict'],
    ['sealed by another copy under our edits', unsaved, null, head(6, other), 'conflict'],
    [
      'this copy went back to an older state',
      unsaved,
      stored(8),
      head(8, { edit: 14 }),
      'conflict',
    ],
    [
      'a conflict that is known',
      { ...unsaved, conflict: { revision: 6, stored: stored(6) } },
      stored(6),
      head(6, other),
      'keep',
    ],
    ['a journal that was put back', row(), null, head(0, { copy: null }), 'resend'],
    ['sealed', row(), null, head(5, { sealed: 5 }), 'discard'],
    ['sealed elsewhere', row(), null, head(6, { ...other, sealed: 6 }), 'discard'],
    ['given up elsewhere', row(), null, head(6, other), 'discard'],
    ['sealed and known', row({ draft: null }), null, head(5, { sealed: 5 }), 'keep'],
    [
      'sealed here, late news of the draft',
      row({ draft: null, base: 6 }),
      stored(5),
      head(5),
      'keep',
    ],
    ['a correction begun elsewhere', row({ draft: null }), stored(6), head(6, other), 'restore'],
  ] as const)('%s', (_, working, journal, at, expected) => {
    expect(decideMerge(working, journal, at)).toBe(expected);
  });

  it('takes a journal draft over as saved', () => {
    const restored = rowFromJournal('s', stored(8), { copy: 'new', edit: 0, restores: 0 });
    expect(restored).toMatchObject({ key: 's/E-1', base: 8, copy: 'new', savedEdit: 0 });
    expect(decideMerge(restored, stored(8), head(8))).toBe('keep');
  });
});

describe('content of a draft', () => {
  it('tells an untouched sheet from a draft', () => {
    expect(hasContent(EMPTY_DRAFT)).toBe(false);
    expect(hasContent({ ...EMPTY_DRAFT, markComments: { a: '' } })).toBe(false);
    expect(hasContent({ ...EMPTY_DRAFT, marks: { a: 0 } })).toBe(true);
    expect(hasContent({ ...EMPTY_DRAFT, recusalReason: '' })).toBe(true);
    expect(hasContent({ ...EMPTY_DRAFT, comment: '好' })).toBe(true);
  });
});
