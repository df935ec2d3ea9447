import { describe, expect, it, vi } from 'vitest';
import type { DeskEntry, Draft } from '../../../src/contract/judging-methods.ts';
import { fail, ok } from '../../../src/core/result.ts';
import type { Call } from '../../../src/renderer/app/transport-context.ts';
import { EMPTY_DRAFT } from '../../../src/renderer/db/draft-merge.ts';
import { createDraftSync } from '../../../src/renderer/db/draft-sync.ts';
import type { DraftRow, JuryDatabase } from '../../../src/renderer/db/jury-database.ts';

const AT = '2024-09-20T06:00:00.000Z';
const ENTRY = {
  entry: { id: 'E-1' },
  rubric: 'r',
  state: 'not-started',
  draft: null,
  sheets: [],
} as unknown as DeskEntry;

/** As much of the database as the outbox uses, in a map. */
function fakeDatabase(rows = new Map<string, DraftRow>()) {
  const drafts = {
    get: async (key: string) => rows.get(key),
    put: async (row: DraftRow) => void rows.set(row.key, row),
    where: () => ({ equals: () => ({ toArray: async () => [...rows.values()] }) }),
  };
  const database = {
    drafts,
    transaction: async (_mode: string, _table: unknown, work: () => Promise<unknown>) => work(),
  };
  return { rows, database: database as unknown as JuryDatabase };
}

type Sent = { readonly revision: number; readonly draft: Draft };
type Answer = { readonly savedAt: string } | 'connection-lost' | 'draft-stale' | 'disk-full';

function setUp(answers: (sent: Sent) => Promise<Answer> | Answer) {
  const { rows, database } = fakeDatabase();
  const sent: Sent[] = [];
  const call = (async (_method: string, input: Sent) => {
    sent.push(input);
    const answer = await answers(input);
    return typeof answer === 'string' ? fail({ code: answer }) : ok(answer);
  }) as unknown as Call;
  const sync = createDraftSync({ database, scope: 's', call, now: () => new Date(AT) });
  sync.start();
  const mark = (value: number) =>
    sync.edit(ENTRY, (before) => ({ ...before, marks: { ...before.marks, a: value } }));
  const row = () => rows.get('s/E-1') ?? expect.unreachable();
  return { sync, sent, rows, mark, row };
}

describe('the outbox of a desk', () => {
  it('shows an edit as saved only when the journal acknowledged that very revision', async () => {
    let release: (answer: Answer) => void = () => {};
    const { mark, row, sync } = setUp(() => new Promise((resolve) => (release = resolve)));
    await mark(26);
    expect(row()).toMatchObject({ revision: 1, savedRevision: 0 });
    await vi.waitFor(() => expect(row().draft?.marks).toEqual({ a: 26 }));
    release({ savedAt: AT });
    await sync.flush();
    expect(row()).toMatchObject({ revision: 1, savedRevision: 1, savedAt: AT });
  });

  it('sends one at a time and skips what was overtaken', async () => {
    let inFlight = 0;
    const { mark, row, sync, sent } = setUp(async () => {
      inFlight += 1;
      expect(inFlight).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inFlight -= 1;
      return { savedAt: AT };
    });
    for (let value = 1; value <= 20; value += 1) await mark(value);
    await sync.flush();
    expect(row()).toMatchObject({ revision: 20, savedRevision: 20 });
    expect(sent.at(-1)).toMatchObject({ revision: 20, draft: { marks: { a: 20 } } });
    expect(sent.length).toBeLessThan(20);
  });

  it('keeps an edit through a lost connection and sends it later', async () => {
    let connected = false;
    const { mark, row, sync } = setUp(() => (connected ? { savedAt: AT } : 'connection-lost'));
    await mark(26);
    await sync.flush();
    expect(sync.state().interrupted).toBe(true);
    expect(row()).toMatchObject({ revision: 1, savedRevision: 0 });
    connected = true;
    await sync.flush();
    expect(sync.state().interrupted).toBe(false);
    expect(row()).toMatchObject({ savedRevision: 1 });
    sync.stop();
  });

  it('overtakes revisions that this browser has forgotten', async () => {
    const { mark, row, sync } = setUp(({ revision }) =>
      revision > 40 ? { savedAt: AT } : 'draft-stale',
    );
    await mark(26);
    await sync.flush();
    expect(row().revision).toBeGreaterThan(40);
    expect(row().savedRevision).toBe(row().revision);
    expect(row().draft?.marks).toEqual({ a: 26 });
  });

  it('tells a refusal and does not ask again by itself', async () => {
    const { mark, sync, sent } = setUp(() => 'disk-full');
    await mark(26);
    await sync.flush();
    expect(sync.state().refused?.code).toBe('disk-full');
    expect(sent).toHaveLength(2);
  });

  it('sends nothing while it is stopped: another profile may be open', async () => {
    const { mark, sync, sent } = setUp(() => ({ savedAt: AT }));
    sync.stop();
    await mark(26);
    await sync.flush();
    expect(sent).toHaveLength(0);
  });
});

describe('reconciling with the journal', () => {
  it('restores what the browser lost', async () => {
    const { sync, row } = setUp(() => ({ savedAt: AT }));
    const draft: Draft = { ...EMPTY_DRAFT, marks: { a: 7 } };
    const stored = { entry: ENTRY.entry.id, revision: 12, draft, savedAt: AT };
    await sync.reconcile([{ ...ENTRY, draft: stored }]);
    expect(row()).toMatchObject({ revision: 12, savedRevision: 12, draft });
  });

  it('goes on counting where a restored journal stood', async () => {
    const { sync, row, mark } = setUp(() => ({ savedAt: AT }));
    const stored = { entry: ENTRY.entry.id, revision: 12, draft: EMPTY_DRAFT, savedAt: AT };
    await sync.reconcile([{ ...ENTRY, draft: stored }]);
    await mark(3);
    await sync.flush();
    expect(row()).toMatchObject({ revision: 13, savedRevision: 13 });
  });

  it('lays a draft aside once it was sealed', async () => {
    const { sync, row, mark } = setUp(() => ({ savedAt: AT }));
    await mark(3);
    await sync.flush();
    const sheets = [{}] as unknown as DeskEntry['sheets'];
    await sync.reconcile([{ ...ENTRY, sheets }]);
    expect(row()).toMatchObject({ draft: null, revision: 1 });
  });
});
