import { describe, expect, it } from 'vitest';
import type { StoredDraft } from '../../../src/contract/judging-methods.ts';
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
    revision: 5,
    draft: EMPTY_DRAFT,
    baseSheets: 0,
    editedAt: AT,
    savedRevision: 5,
    savedAt: AT,
    ...part,
  };
}

function stored(revision: number): StoredDraft {
  return { entry: 'E-1' as EntryId, revision, draft: EMPTY_DRAFT, savedAt: AT };
}

describe('working copy and journal', () => {
  it.each([
    ['nothing anywhere', undefined, null, 0, 'keep'],
    ['the browser lost its database', undefined, stored(5), 0, 'restore'],
    ['both alike', row(), stored(5), 0, 'keep'],
    ['the last answer was lost', row({ savedRevision: 4 }), stored(5), 0, 'restore'],
    ['another window was ahead', row(), stored(7), 0, 'restore'],
    ['edits that never arrived', row({ savedRevision: 3 }), stored(3), 0, 'resend'],
    ['a journal that knows nothing', row({ savedRevision: 0 }), null, 0, 'resend'],
    ['sealed meanwhile', row(), null, 1, 'discard'],
    ['sealed, and a correction begun elsewhere', row(), stored(9), 1, 'restore'],
    ['sealed here, late news of the draft', row({ draft: null }), stored(5), 0, 'keep'],
    ['sealed here, newer draft elsewhere', row({ draft: null }), stored(6), 1, 'restore'],
    ['a correction under way', row({ baseSheets: 1 }), stored(5), 1, 'keep'],
  ] as const)('%s', (_, working, journal, sheets, expected) => {
    expect(decideMerge(working, journal, sheets)).toBe(expected);
  });

  it('takes a journal draft over as saved', () => {
    const restored = rowFromJournal('s', stored(8), 1);
    expect(restored).toMatchObject({ key: 's/E-1', revision: 8, savedRevision: 8, baseSheets: 1 });
    expect(decideMerge(restored, stored(8), 1)).toBe('keep');
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
