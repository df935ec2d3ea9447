import type { Desk, Draft } from '../../contract/judging-methods.ts';
import type { ProducedFile } from '../../contract/shapes.ts';
import type { EntryId } from '../../core/model/primitives.ts';
import type { BackendClient } from '../backend-client.ts';
import { createDemoDraft, emptyDraft } from './demo-marks.ts';
import { DEMO_JUDGES, DEMO_SECRET, OPEN_JUDGE } from './demo-people.ts';
import type { DemoTheatre } from './demo-stage.ts';

const secret = DEMO_SECRET;
/** The demo writes as one working copy. */
const COPY = '00000000-0000';
/** Who steps back from which entry, and who corrects a sheet: one of each, to be seen. */
const RECUSAL = { judgeIndex: 2, entryIndex: 4, reason: '曾为该企业的投资顾问,主动回避。' };
const CORRECTION = { judgeIndex: 1, entryIndex: 0, reason: '首个指标误录,复核后更正。' };

/** Step 2 for a judge: keys under the PIN, key card. */
export async function enrolJudge(theatre: DemoTheatre, index: number) {
  const person = DEMO_JUDGES[index];
  if (!person) throw new Error(`no demo judge ${index}`);
  // The one judge with something left to do is where a newcomer should begin.
  const label = index === OPEN_JUDGE ? `${person.name}(从这里开始)` : person.name;
  const profileId = await theatre.createProfile('judge', label);
  const client = theatre.client();
  await client.demand('identity.create', { ...person, secret });
  const destinationId = await theatre.destination('key-cards');
  return { profileId, card: await client.demand('identity.exportKeyCard', { destinationId }) };
}

/** Step 4: takes the package in and confirms the root fingerprint. */
export async function receivePackage(
  theatre: DemoTheatre,
  profileId: string,
  file: ProducedFile,
): Promise<void> {
  const client = await theatre.become(profileId);
  await client.demand('identity.unlock', { secret });
  const uploadId = await client.uploadFile(file.path);
  await client.demand('judging.importPackage', { uploadId, taskId: 't-00000002' });
  const pending = await client.demand('judging.pendingContest', {});
  if (!pending) throw new Error('demo package did not ask for confirmation');
  await client.demand('judging.confirmContest', { rootFingerprint: pending.rootFingerprint.hex });
}

/** Steps 4 and 5: scores and seals the entries from `from` up to `to`. */
export async function scoreAndSeal(
  theatre: DemoTheatre,
  profileId: string,
  judgeIndex: number,
  range: { readonly from: number; readonly to: number },
): Promise<void> {
  const client = await theatre.become(profileId);
  const desk = await readDesk(client);
  const entries = desk.entries.slice(range.from, range.to);
  for (const [offset, { entry }] of entries.entries()) {
    const entryIndex = range.from + offset;
    const recused = judgeIndex === RECUSAL.judgeIndex && entryIndex === RECUSAL.entryIndex;
    const draft = recused
      ? { ...emptyDraft, recusalReason: RECUSAL.reason }
      : demoDraft(theatre, desk, judgeIndex, entryIndex);
    await saveDraft(client, entry.id, draft);
    theatre.surroundings.advance(1);
  }
  await sealAll(
    client,
    entries.map(({ entry }) => entry.id),
  );
  const corrected = entries[CORRECTION.entryIndex]?.entry.id;
  if (judgeIndex !== CORRECTION.judgeIndex || range.from > 0 || !corrected) return;
  theatre.surroundings.advance(1);
  await saveDraft(client, corrected, correctDraft(demoDraft(theatre, desk, judgeIndex, 0)));
  await sealAll(client, [corrected]);
}

/** Leaves the last entries as someone in the middle of judging would: two drafts, one untouched. */
export async function leaveDrafts(
  theatre: DemoTheatre,
  profileId: string,
  judgeIndex: number,
  from: number,
): Promise<void> {
  const client = await theatre.become(profileId);
  const desk = await readDesk(client);
  const whole = demoDraft(theatre, desk, judgeIndex, from);
  const [first, second] = desk.entries.slice(from);
  if (first) await saveDraft(client, first.entry.id, whole);
  if (!second) return;
  const started = Object.entries(demoDraft(theatre, desk, judgeIndex, from + 1).marks).slice(0, 2);
  await saveDraft(client, second.entry.id, { ...emptyDraft, marks: Object.fromEntries(started) });
}

/** Step 6: every sealed sheet into one bundle. */
export async function handOver(theatre: DemoTheatre, profileId: string): Promise<ProducedFile> {
  const client = await theatre.become(profileId);
  const destinationId = await theatre.destination('bundles');
  return client.demand('judging.exportBundle', { destinationId, secret });
}

export async function takeReceipt(
  theatre: DemoTheatre,
  profileId: string,
  receipt: ProducedFile,
): Promise<void> {
  const client = await theatre.become(profileId);
  const uploadId = await client.uploadFile(receipt.path);
  await client.demand('judging.importReceipt', { uploadId });
}

async function readDesk(client: BackendClient): Promise<Desk> {
  const desk = await client.demand('judging.desk', {});
  if (!desk) throw new Error('demo judge has no desk');
  return desk;
}

function demoDraft(
  theatre: DemoTheatre,
  desk: Desk,
  judgeIndex: number,
  entryIndex: number,
): Draft {
  const item = desk.entries[entryIndex];
  const rubric = desk.rubrics.find(({ id }) => id === item?.rubric);
  if (!item || !rubric) throw new Error(`no demo entry ${entryIndex}`);
  return createDemoDraft(theatre.options.seed, rubric, {
    entryIndex,
    judgeIndex,
    entry: item.entry.id,
  });
}

function correctDraft(draft: Draft): Draft {
  const [first] = Object.keys(draft.marks);
  const marks =
    first === undefined ? draft.marks : { ...draft.marks, [first]: (draft.marks[first] ?? 0) - 10 };
  return { ...draft, marks, correctionReason: CORRECTION.reason };
}

async function saveDraft(client: BackendClient, entry: EntryId, draft: Draft): Promise<void> {
  const desk = await readDesk(client);
  const journal = desk.entries.find((item) => item.entry.id === entry)?.journal;
  const base = journal?.revision ?? 0;
  await client.demand('judging.saveDraft', { entry, base, copy: COPY, edit: base + 1, draft });
}

async function sealAll(client: BackendClient, entries: readonly EntryId[]): Promise<void> {
  const previews = await client.demand('judging.previewSheets', { entries: [...entries] });
  const sheets = previews.map(({ entry, contentHash, problems }) => {
    if (contentHash === null) throw new Error(`demo sheet ${entry}: ${problems[0]?.code ?? ''}`);
    return { entry, contentHash };
  });
  await client.demand('judging.seal', { sheets, secret });
}
