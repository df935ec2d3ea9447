import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { Notes, StoredNotes } from '../../../src/contract/notes-methods.ts';
import type { EntryId } from '../../../src/core/model/primitives.ts';
import { fail, ok } from '../../../src/core/result.ts';
import type { Call } from '../../../src/renderer/app/transport-context.ts';
import type { JuryDatabase, NotesRow } from '../../../src/renderer/db/jury-database.ts';
import { createNotesSync } from '../../../src/renderer/db/notes-sync.ts';

const ENTRY = 'E-1' as EntryId;
type Pin = Notes['pins'][number];

function pin(text: string): Pin {
  const material = 'b'.repeat(64) as Pin['material'];
  return { id: randomUUID(), kind: 'note', material, page: 1, region: null, text };
}

/** A backend that keeps the newest revision, and as much of a database as the outbox uses. */
function setUp(stored: StoredNotes | null = null, rows = new Map<string, NotesRow>()) {
  const backend = { stored, reachable: true };
  const database = {
    notes: {
      get: async (key: string) => rows.get(key),
      put: async (row: NotesRow) => void rows.set(row.key, row),
      where: () => ({ equals: () => ({ toArray: async () => [...rows.values()] }) }),
    },
    transaction: async (_mode: string, _table: unknown, work: () => Promise<unknown>) => work(),
  } as unknown as JuryDatabase;
  const call = (async (method: string, input: StoredNotes) => {
    if (!backend.reachable) return fail({ code: 'connection-lost' });
    if (method === 'judging.notes') return ok(backend.stored ? [backend.stored] : []);
    if (backend.stored && backend.stored.revision >= input.revision) {
      return fail({ code: 'draft-stale' });
    }
    backend.stored = input;
    return ok({});
  }) as unknown as Call;
  const sync = createNotesSync({ database, scope: 's', call });
  const add = (text: string) =>
    sync.edit(ENTRY, (notes) => ({ ...notes, pins: [...notes.pins, pin(text)] }));
  const row = () => rows.get('s/E-1') ?? expect.unreachable();
  const texts = (notes: Notes | undefined) => notes?.pins.map(({ text }) => text).toSorted();
  return { backend, sync, add, row, texts };
}

describe('the outbox of notes', () => {
  it('counts as saved only what the backend has acknowledged', async () => {
    const { backend, sync, add, row, texts } = setUp();
    backend.reachable = false;
    await sync.start();
    await add('a');
    await vi.waitFor(() => expect(row().revision).toBe(1));
    expect(row().savedRevision).toBe(0);
    backend.reachable = true;
    await sync.start();
    await vi.waitFor(() => expect(row().savedRevision).toBe(1));
    expect(texts(backend.stored?.notes)).toEqual(['a']);
    sync.stop();
  });

  it('restores from the backend what the browser lost', async () => {
    const stored = { entry: ENTRY, revision: 7, notes: { pins: [pin('kept')], opened: {} } };
    const { sync, row, texts } = setUp(stored);
    await sync.start();
    expect(row()).toMatchObject({ revision: 7, savedRevision: 7 });
    expect(texts(row().notes)).toEqual(['kept']);
    sync.stop();
  });

  it('keeps both when another window wrote meanwhile', async () => {
    const { backend, sync, add, row, texts } = setUp();
    await sync.start();
    backend.stored = { entry: ENTRY, revision: 4, notes: { pins: [pin('theirs')], opened: {} } };
    await add('ours');
    await vi.waitFor(() => expect(row().savedRevision).toBe(row().revision));
    expect(texts(backend.stored.notes)).toEqual(['ours', 'theirs']);
    sync.stop();
  });

  it('sends nothing once it was stopped: another profile may be open', async () => {
    const { backend, sync, add, row } = setUp();
    await sync.start();
    sync.stop();
    await add('late');
    await vi.waitFor(() => expect(row().revision).toBe(1));
    expect(backend.stored).toBeNull();
  });
});
