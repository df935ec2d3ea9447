import { createSeededRandom, type SeededRandom } from '../../src/backend/demo/seeded-random.ts';
import { importBundle } from '../support/people.ts';
import { deleteIndexedDb, tearIndexedDb } from './durability/leveldb.ts';
import { latestMarks, readJournal, type Journal } from './durability/journal.ts';
import { createEditDeck, readDesk, scoreOn, sealOne, type EditDeck } from './durability/judge.ts';
import { ENTRIES, openPlay, sitDown, type Play } from './durability/play.ts';
import { expect, test } from './fixtures.ts';
import { exportBundle } from './pages/judge-desk.ts';

/**
 * Kills at random moments while a judge makes every kind of edit (marks, comments, remarks, recusal,
 * notes, undo), some with the browser's database torn or gone: nothing that was shown as saved may be
 * lost (threats.md rows 45 and 47). `JURYBOX_KILL_SEED` repeats a run, `JURYBOX_KILLS` makes it longer.
 */
const SEED = Number(process.env['JURYBOX_KILL_SEED'] ?? Date.now() % 1_000_000);
/** Every so many kills the judge was about to seal. */
const SEAL_EVERY = 4;
/** Of so many browsers that die, one loses its database as well, at once or at a later start. */
const LOSES_EVERY = 5;

// A loss that happens once is a loss.
test.describe.configure({ retries: 0 });

test('nothing shown as saved is lost, whoever is killed', async ({ shell, launch, tempFolder }) => {
  const kills = Number(process.env['JURYBOX_KILLS'] ?? (shell === 'loopback' ? 30 : 6));
  test.setTimeout(60_000 + kills * 15_000);
  console.log(`JURYBOX_KILL_SEED=${SEED}`);
  const play = await openPlay(tempFolder, shell === 'loopback' ? null : launch);
  const random = createSeededRandom(SEED);
  await play.machine.start();
  await sitDown(play);
  const edits = createEditDeck(random);
  for (let kill = 1; kill <= kills; kill += 1) await dieOnce(play, random, edits, kill);
  console.log(`${kills} kills: ${await settleAccounts(play, random, edits)}`);
});

async function dieOnce(
  play: Play,
  random: SeededRandom,
  edits: EditDeck,
  kill: number,
): Promise<void> {
  const { machine, ledger, contest } = play;
  const victim = random.pick(machine.victims);
  const page = machine.page();
  let over = false;
  const options = { page, ledger, random, edits, secret: contest.secret, isOver: () => over };
  const open = ENTRIES.filter((entry) => !ledger.sealed().has(entry));
  const sealing = kill % SEAL_EVERY === 0;
  const work = sealing ? sealOne(options, random.pick(open)) : scoreOn(options, open.slice(0, 4));
  // Whoever works on a computer that dies is interrupted; what matters is what was shown before.
  const ended = work.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 150 + random.int(2200)));
  await machine.kill(victim);
  over = true;
  if (victim === 'backend') await page.getByTestId('lost-connection').waitFor();
  await ended;
  if (victim !== 'backend') ledger.pageDied();
  if (victim !== 'browser') checkJournal(play, readJournal(contest.judgeFolder));
  if (victim !== 'backend' && machine.canLoseIndexedDb && random.int(LOSES_EVERY) === 0) {
    random.pick([tearIndexedDb, deleteIndexedDb])(play.userDataDir);
  }
  await machine.start();
  if (victim !== 'browser') await machine.page().getByTestId('unlock').waitFor();
  await sitDown(play);
  if (victim === 'backend') await checkKept(play);
  await checkDesk(play, `the desk after kill ${kill} (${victim})`);
}

/** A page that outlived its backend loses nothing at all, saved or not. */
async function checkKept({ machine, ledger, contest }: Play): Promise<void> {
  for (const [entry, texts] of ledger.typedNotes()) {
    const notes = () => readJournal(contest.judgeFolder).notes.get(entry) ?? [];
    await expect.poll(notes).toEqual(expect.arrayContaining([...texts]));
  }
  const kept = ledger.lastTyped();
  if (kept === null) return;
  const now = await readDesk(machine.page(), kept.entry);
  // A recusal that was declared meanwhile puts the marks aside.
  const onScreen = Object.entries(kept.marks).filter(([name]) => name in now.marks);
  if (now.sealed === '') {
    for (const [name, typed] of onScreen) expect(now.marks[name]).toBe(typed);
  }
  await expect(machine.page().getByTestId('save-state')).toContainText(/已保存|没有未保存/);
}

/** The records on disk, with nobody running. */
function checkJournal({ ledger }: Play, journal: Journal): void {
  expect(journal.integrity).toBe('ok');
  for (const [entry, hash] of ledger.sealed()) expect(journal.sealed.get(entry)).toBe(hash);
  for (const entry of ledger.promises().keys()) {
    if (!journal.sealed.has(entry))
      ledger.holdTo(entry, latestMarks(journal, entry), 'the journal');
    ledger.holdToNotes(entry, journal.notes.get(entry) ?? [], 'the journal');
  }
}

async function checkDesk({ machine, ledger, contest }: Play, where: string): Promise<void> {
  for (const entry of ledger.promises().keys()) {
    const now = await readDesk(machine.page(), entry);
    const sealed = ledger.sealed().get(entry);
    if (sealed !== undefined) expect(now.sealed).toBe(sealed);
    else if (now.sealed === '') {
      const rows = readJournal(contest.judgeFolder).rows.filter((row) => row.entry === entry);
      // What the journal says beside it tells a loss of the desk's from one of the journal's.
      ledger.holdTo(entry, now.marks, `${where}, journal ${JSON.stringify(rows.slice(-3))},`);
    }
  }
}

/** Every claim was true when it was made, and every sealed sheet is accepted by the organizer. */
async function settleAccounts(play: Play, random: SeededRandom, edits: EditDeck): Promise<string> {
  const { machine, contest, ledger } = play;
  const open = ENTRIES.find((entry) => !ledger.sealed().has(entry)) ?? '';
  const judge = { page: machine.page(), ledger, random, edits, secret: contest.secret };
  await sealOne({ ...judge, isOver: () => false }, open, 15_000);
  const bundle = await exportBundle(machine.page(), contest.secret);
  await machine.stop();
  const journal = readJournal(contest.judgeFolder);
  expect(journal.integrity).toBe('ok');
  const untrue = ledger.claims().filter((shown) => {
    const filled = Object.entries(shown.marks).filter(([, value]) => value !== '');
    return !journal.rows.some(
      ({ entry, marks }) =>
        entry === shown.entry && filled.every(([name, value]) => marks[name] === value),
    );
  });
  for (const entry of ENTRIES) {
    ledger.holdToNotes(entry, journal.notes.get(entry) ?? [], 'the journal');
  }
  expect(untrue, 'shown as saved but never in the journal').toEqual([]);
  const imported = await importBundle(contest.organizer, bundle);
  if (!imported.ok) throw new Error(imported.error.code);
  expect(imported.value.rejected).toEqual([]);
  expect(imported.value.accepted).toHaveLength(journal.sealed.size);
  await contest.organizer.close();
  return (
    `${ledger.claims().length} states shown as saved, ${journal.rows.length} revisions in the ` +
    `journal, ${ledger.noted()} notes shown as stored, ${journal.sealed.size} sealed sheets, ` +
    `nothing lost; made: ${edits.made()}`
  );
}
