import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProducedFile } from '../../contract/shapes.ts';
import type { EntryId, JudgeId } from '../../core/model/primitives.ts';
import type { BackendClient } from '../backend-client.ts';
import { DEMO_ORGANIZER, DEMO_SECRET } from './demo-people.ts';
import { DEMO_STAGE, readDemoSetup, type DemoTheatre } from './demo-stage.ts';
import { createDemoMaterials } from './materials/create-demo-materials.ts';
import { createDemoEntries } from './materials/demo-entries.ts';

const secret = DEMO_SECRET;

/** Steps 1 of the path: contest, entries, materials, notary, charter. */
export async function prepareContest(
  theatre: DemoTheatre,
  organizer: string,
  notaryCard: ProducedFile,
): Promise<void> {
  const { options } = theatre;
  const client = await theatre.become(organizer);
  await client.demand('identity.create', { ...DEMO_ORGANIZER, secret });
  const setup = readDemoSetup(options.resourcesFolder);
  const upload = await client.uploadBytes('setup.json', encodeJson(setup));
  await client.demand('contest.create', { uploadId: upload });
  await importEntries(theatre, client);
  await client.demand('contest.setNotary', { uploadId: await client.uploadFile(notaryCard.path) });
  theatre.surroundings.advance(5);
  await client.demand('contest.freeze', { secret });
}

async function importEntries(theatre: DemoTheatre, client: BackendClient): Promise<void> {
  const { folder, seed, resourcesFolder } = theatre.options;
  const materials = createDemoMaterials(seed, { resourcesDir: join(resourcesFolder, 'demo') });
  const names = new Map<string, string[]>();
  const uploads: string[] = [];
  for await (const { entry, name, bytes } of materials) {
    names.set(entry, [...(names.get(entry) ?? []), name]);
    uploads.push(await client.uploadBytes(name, bytes));
  }
  const csv = entriesCsv(seed, names);
  writeFileSync(join(folder, 'entries.csv'), csv);
  const uploadId = await client.uploadBytes('entries.csv', new TextEncoder().encode(csv));
  await client.demand('entries.import', { uploadId });
  const report = await client.demand('entries.attach', { uploadIds: uploads });
  if (report.unmatched.length > 0) throw new Error('demo materials do not match their entries');
}

function entriesCsv(seed: number, names: ReadonlyMap<string, readonly string[]>): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = createDemoEntries(seed).map((entry) => [
    entry.id,
    entry.division,
    entry.track,
    entry.title,
    entry.team,
    entry.summary,
    (names.get(entry.id) ?? []).join(';'),
  ]);
  const heads = ['编号', '组别', '领域', '项目名称', '团队/企业', '项目简介', '材料'];
  return [heads, ...rows].map((cells) => cells.map(quote).join(',')).join('\r\n');
}

/** Steps 2 and 3: roster, assignment of everything to everyone, packages. */
export async function enrolAndPack(
  theatre: DemoTheatre,
  organizer: string,
  cards: readonly ProducedFile[],
): Promise<readonly ProducedFile[]> {
  const client = await theatre.become(organizer);
  const judges: JudgeId[] = [];
  for (const [index, card] of cards.entries()) {
    const uploadId = await client.uploadFile(card.path);
    const { fingerprint, suggestedId } = await client.demand('judges.previewKeyCard', { uploadId });
    judges.push(suggestedId as JudgeId);
    await client.demand('judges.add', {
      uploadId,
      judgeId: suggestedId as JudgeId,
      role: index === 0 ? 'head-judge' : 'judge',
      comparedFingerprint: fingerprint.hex,
    });
  }
  await client.demand('judges.signRoster', { secret });
  const entries = (await client.demand('entries.list', {})).map(({ id }): EntryId => id);
  const panels = judges.map((judge) => ({ judge, entries }));
  await client.demand('assignment.save', { stage: DEMO_STAGE, panels });
  await client.demand('assignment.sign', { stage: DEMO_STAGE, secret });
  theatre.surroundings.advance(10);
  const built = await client.demand('packages.build', {
    stage: DEMO_STAGE,
    judges,
    destinationId: await theatre.destination('packages'),
    secret,
    taskId: 't-00000001',
  });
  return built.files;
}

/** Step 6: takes a bundle in and gives the receipt's path. */
export async function collectBundle(
  theatre: DemoTheatre,
  organizer: string,
  bundle: ProducedFile,
): Promise<ProducedFile> {
  const client = await theatre.become(organizer);
  const report = await client.demand('bundles.import', {
    uploadId: await client.uploadFile(bundle.path),
    secret,
    destinationId: await theatre.destination('receipts'),
  });
  if (report.rejected.length > 0) throw new Error('a demo sheet was rejected');
  return report.receipt;
}

/** Steps 7: result, tables, archive. */
export async function concludeContest(theatre: DemoTheatre, organizer: string) {
  const client = await theatre.become(organizer);
  const stage = DEMO_STAGE;
  await client.demand('stage.close', { stage, secret });
  await client.demand('result.sign', { stage, secret });
  const destinationId = await theatre.destination('results');
  for (const format of ['csv', 'xlsx'] as const) {
    await client.demand('result.exportTable', { stage, format, language: 'zh-CN', destinationId });
  }
  const exported = await client.demand('archive.export', { stage, destinationId, secret });
  const contest = await client.demand('contest.get', {});
  if (!contest?.frozen) throw new Error('demo contest is not frozen');
  return { archive: exported.file, rootFingerprint: contest.frozen.rootFingerprint };
}

function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
