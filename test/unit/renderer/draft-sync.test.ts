import { describe, expect, it, vi } from 'vitest';
import type { DeskEntry, Draft } from '../../../src/contract/judging-methods.ts';
import { fail, ok } from '../../../src/core/result.ts';
import type { Call } from '../../../src/renderer/app/transport-context.ts';
import { EMPTY_DRAFT } from '../../../src/renderer/db/draft-merge.ts';
import { createDraftSync } from '../../../src/renderer/db/draft-sync.ts';
import { fakeDatabase } from './fake-database.ts';

const AT = '2024-09-20T06:00:00.000Z';
const ENTRY = {
  entry: { id: 'E-1' },
  rubric: 'r',
  state: 'not-started',
  draft: null,
  journal: { revision: 0, copy: null, edit: 0, sealed: 0 },
  sheets: [],
} as unknown as DeskEntry;

type Sent = { readonly edit: number; readonly base: number; readonly draft: Draft | null };
type Answer = { readonly savedAt: string } | 'connection-lost' | 'disk-full';

function setUp(answers: (sent: Sent) => Promise<Answer> | Answer) {
  const { rows, database } = fakeDatabase();
  const sent: Sent[] = [];
  const call = (async (_method: string, input: Sent) => {
    sent.push(input);
    const answer = await answers(input);
    return typeof answer === 'string'
      ? fail({ code: answer })
      : ok({ ...answer, revision: input.base + 1 });
  }) as unknown as Call;
  const sync = createDraftSync({
    database,
    scope: 's',
    call,
    now: () => new Date(AT),
    newCopyId: () => 'copy-1',
  });
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
    expect(row()).toMatchObject({ edit: 1, savedEdit: 0, base: 0 });
    await vi.waitFor(() => expect(row().draft?.marks).toEqual({ a: 26 }));
    release({ savedAt: AT });
    await sync.flush();
    expect(row()).toMatchObject({ edit: 1, savedEdit: 1, base: 1, savedAt: AT });
  });

  it('sends one at a time and skips what was overtaken', async () => {
    let inFlight = 0;
    let answerAll: () => void = () => {};
    const typed = new Promise<void>((resolve) => (answerAll = resolve));
    const { mark, row, sync, sent } = setUp(async () => {
      inFlight += 1;
      expect(inFlight).toBe(1);
      await typed;
      inFlight -= 1;
      return { savedAt: AT };
    });
    for (let value = 1; value <= 20; value += 1) await mark(value);
    answerAll();
    await sync.flush();
    expect(row()).toMatchObject({ edit: 20, savedEdit: 20 });
    expect(sent.at(-1)).toMatchObject({ edit: 20, draft: { marks: { a: 20 } } });
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it('keeps an edit through a lost connection and sends it later', async () => {
    let connected = false;
    const { mark, row, sync } = setUp(() => (connected ? { savedAt: AT } : 'connection-lost'));
    await mark(26);
    await sync.flush();
    expect(sync.state().interrupted).toBe(true);
    expect(row()).toMatchObject({ edit: 1, savedEdit: 0, base: 0 });
    connected = true;
    await sync.flush();
    expect(sync.state().interrupted).toBe(false);
    expect(row()).toMatchObject({ savedEdit: 1 });
    sync.stop();
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
  const journal = { revision: 12, copy: 'other', edit: 4, sealed: 0 };

  it('restores what the browser lost, and goes on from there', async () => {
    const { sync, row, mark, sent } = setUp(() => ({ savedAt: AT }));
    const draft: Draft = { ...EMPTY_DRAFT, marks: { a: 7 } };
    const stored = { entry: ENTRY.entry.id, revision: 12, draft, savedAt: AT };
    await sync.reconcile([{ ...ENTRY, draft: stored, journal }]);
    expect(row()).toMatchObject({ base: 12, draft, copy: 'copy-1' });
    await mark(3);
    await sync.flush();
    expect(sent).toMatchObject([{ base: 12, edit: 1 }]);
    expect(row()).toMatchObject({ base: 13, savedEdit: 1 });
  });

  it('lays a draft aside once it was sealed', async () => {
    const { sync, row, mark } = setUp(() => ({ savedAt: AT }));
    await mark(3);
    await sync.flush();
    const sealed = { revision: 1, copy: 'copy-1', edit: 1, sealed: 1 };
    await sync.reconcile([{ ...ENTRY, journal: sealed }]);
    expect(row()).toMatchObject({ draft: null, edit: 1, base: 1 });
  });
});
