import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DeskEntry } from '../../../src/contract/judging-methods.ts';
import type { Call } from '../../../src/renderer/app/transport-context.ts';
import { createDraftSync } from '../../../src/renderer/db/draft-sync.ts';
import type { DraftRow } from '../../../src/renderer/db/jury-database.ts';
import {
  assignAndPack,
  createPerson,
  enrol,
  foundContest,
  receive,
  type Person,
} from '../../support/people.ts';
import { fakeDatabase } from './fake-database.ts';

/** Two browsers on one profile, against the real backend and its journal. */
let folder: string;
let organizer: Person;
let judge: Person;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jurybox-two-'));
  const at = (name: string) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  organizer = await createPerson('organizer', '组委会', { folder: at('organizer') });
  judge = await createPerson('judge', '甲评委', { folder: at('judge') });
  await foundContest(organizer);
  const [id] = await enrol(organizer, [judge]);
  const packages = await assignAndPack(organizer, id === undefined ? [] : [id]);
  await receive(judge, [...packages.values()][0] ?? '');
}, 60_000);

afterAll(async () => {
  await organizer.close();
  await judge.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readEntry(entry: string): Promise<DeskEntry> {
  const desk = await judge.client.demand('judging.desk', {});
  return desk?.entries.find((item) => item.entry.id === entry) ?? expect.unreachable();
}

function openBrowser(copy: string, entry: string) {
  const { rows, database } = fakeDatabase();
  const call = ((method: never, input: never) =>
    judge.client.call(method, input)) as unknown as Call;
  const options = { database, scope: 's', call, now: () => new Date(), newCopyId: () => copy };
  const sync = createDraftSync(options);
  sync.start();
  return {
    sync,
    row: (): DraftRow => rows.get(`s/${entry}`) ?? expect.unreachable(),
    look: async () => sync.reconcile([await readEntry(entry)]),
    mark: async (merit: number) => {
      const at = await readEntry(entry);
      await sync.edit(at, (draft) => ({ ...draft, marks: { ...draft.marks, merit } }));
      await sync.flush();
    },
  };
}

async function journalOf(entry: string): Promise<readonly (number | undefined)[]> {
  const history = await judge.client.demand('judging.draftHistory', { entry: entry as never });
  return history.toReversed().map(({ draft }) => draft?.marks['merit']);
}

it('shows both versions and writes neither over the other', async () => {
  const one = openBrowser('aaaaaaaa-1', 'A-1');
  const two = openBrowser('aaaaaaaa-2', 'A-1');
  await one.mark(100);
  await two.look();
  await one.mark(105);
  // The second browser still shows 100.
  await two.mark(200);
  expect(two.row()).toMatchObject({ draft: { marks: { merit: 200 } }, savedEdit: 0 });
  expect(two.row().conflict?.stored?.draft.marks).toEqual({ merit: 105 });
  expect(await journalOf('A-1')).toEqual([100, 105]);
  // Typing on does not settle it.
  await two.mark(205);
  expect(await journalOf('A-1')).toEqual([100, 105]);

  await two.sync.resolve(await readEntry('A-1'), 'mine');
  await two.sync.flush();
  expect(two.row()).toMatchObject({ conflict: null, draft: { marks: { merit: 205 } } });
  expect(two.row().savedEdit).toBe(two.row().edit);
  await one.look();
  expect(one.row().draft?.marks).toEqual({ merit: 205 });
  expect(await journalOf('A-1')).toEqual([100, 105, 205]);
});

it('keeps what was not chosen in the history', async () => {
  const one = openBrowser('aaaaaaaa-1', 'A-2');
  const two = openBrowser('aaaaaaaa-2', 'A-2');
  await two.mark(50);
  await one.look();
  await two.mark(55);
  await one.mark(300);
  await one.sync.resolve(await readEntry('A-2'), 'theirs');
  await one.sync.flush();
  expect(one.row().draft?.marks).toEqual({ merit: 55 });
  expect(await journalOf('A-2')).toEqual([50, 55, 300, 55]);
});

it('a lost answer is asked for again and adds nothing', async () => {
  const one = openBrowser('aaaaaaaa-3', 'A-3');
  await one.mark(40);
  const row = one.row();
  const entry = await readEntry('A-3');
  const again = { entry: entry.entry.id, base: 0, copy: row.copy, edit: row.edit };
  const answer = await judge.client.call('judging.saveDraft', { ...again, draft: row.draft });
  expect(answer.ok && answer.value.revision).toBe(1);
  await one.sync.undo(entry);
  await one.sync.flush();
  expect(await journalOf('A-3')).toEqual([40, undefined]);
  expect((await readEntry('A-3')).draft).toBeNull();
});
