import { isCanaryAlive, releaseCanary } from './durability/canary.ts';
import { deleteIndexedDb, tearIndexedDb } from './durability/leveldb.ts';
import type { Marks } from './durability/ledger.ts';
import { openPlay, sitDown, type Play } from './durability/play.ts';
import { expect, test } from './fixtures.ts';
import { expectSaved, openEntry, typeMarks } from './pages/judge-desk.ts';

/** threats.md row 47: the browser's database is a working copy, and it may go. */
test('drafts come back when the browser has lost its database', async ({ tempFolder }) => {
  test.setTimeout(180_000);
  const play = await openPlay(tempFolder);
  const { machine, userDataDir } = play;
  await machine.start();
  await sitDown(play);
  await markAndWait(play, 'D-1', ['41', '31']);
  await releaseCanary(machine.page());
  await machine.kill('both');
  deleteIndexedDb(userDataDir);
  await comeBackTo(play, { 'D-1': { merit: '41', value: '31' } });
  expect(await isCanaryAlive(machine.page())).toBe(false);

  await releaseCanary(machine.page());
  await markAndWait(play, 'D-2', ['42', '32']);
  await machine.kill('both');
  tearIndexedDb(userDataDir);
  // A torn log opens once, and takes the write that makes Chromium drop all of it at the next start.
  await comeBackTo(play, { 'D-2': { merit: '42', value: '32' } });
  await markAndWait(play, 'D-3', ['43', '33']);
  for (const victim of ['both', 'both'] as const) {
    await machine.kill(victim);
    await comeBackTo(play, {
      'D-1': { merit: '41', value: '31' },
      'D-2': { merit: '42', value: '32' },
      'D-3': { merit: '43', value: '33' },
    });
  }
  expect(await isCanaryAlive(machine.page()), 'the browser kept its torn database').toBe(false);
  await machine.stop();
  await play.contest.organizer.close();
});

async function markAndWait({ machine }: Play, entry: string, marks: readonly string[]) {
  await openEntry(machine.page(), entry);
  await typeMarks(machine.page(), marks);
  await expectSaved(machine.page());
}

async function comeBackTo(play: Play, expected: Readonly<Record<string, Marks>>): Promise<void> {
  await play.machine.start();
  await sitDown(play);
  for (const [entry, marks] of Object.entries(expected)) {
    await openEntry(play.machine.page(), entry);
    for (const [name, value] of Object.entries(marks)) {
      await expect(play.machine.page().getByTestId(`mark-${name}`)).toHaveValue(value);
    }
  }
}
