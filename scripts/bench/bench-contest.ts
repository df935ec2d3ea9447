import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BackendClient } from '../../src/backend/backend-client.ts';
import { enrolJudge } from '../../src/backend/demo/demo-judge.ts';
import { enrolAndPack } from '../../src/backend/demo/demo-organizer.ts';
import type { ProducedFile } from '../../src/contract/shapes.ts';
import { DEMO_ORGANIZER, DEMO_SECRET } from '../../src/backend/demo/demo-people.ts';
import { openTheatre, readDemoSetup, type DemoTheatre } from '../../src/backend/demo/demo-stage.ts';
import { PROJECT } from '../project.ts';

export const RESOURCES = join(PROJECT, 'resources');
export const SECRET = DEMO_SECRET;

/** The one material of an entry. */
export type BenchMaterial = { readonly name: string; readonly bytes: Uint8Array };

export type BenchContest = {
  readonly theatre: DemoTheatre;
  readonly organizer: string;
  readonly judges: readonly { readonly profileId: string; readonly file: ProducedFile }[];
};

/**
 * A frozen contest, played by the demo's people with our own materials: every judge has every
 * entry, and a package that waits to be taken in. One data folder holds all profiles.
 */
export async function createBenchContest(
  folder: string,
  materials: readonly BenchMaterial[],
  judgeCount: number,
): Promise<BenchContest> {
  const theatre = await openTheatre({ folder, seed: 1, resourcesFolder: RESOURCES });
  const organizer = await theatre.createProfile('organizer', DEMO_ORGANIZER.name);
  const judges = [];
  for (let index = 0; index < judgeCount; index += 1) {
    judges.push(await enrolJudge(theatre, index));
  }
  const client = await theatre.become(organizer);
  await client.demand('identity.create', { ...DEMO_ORGANIZER, secret: SECRET });
  await fillContest(client, materials);
  await client.demand('contest.freeze', { secret: SECRET });
  const cards = judges.map(({ card }) => card);
  const packages = await enrolAndPack(theatre, organizer, cards);
  const withPackages = judges.map(({ profileId }, index) => {
    const file = packages[index];
    if (!file) throw new Error(`no package for judge ${index}`);
    return { profileId, file };
  });
  return { theatre, organizer, judges: withPackages };
}

async function fillContest(
  client: BackendClient,
  materials: readonly BenchMaterial[],
): Promise<void> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const setup = encode(JSON.stringify(readDemoSetup(RESOURCES)));
  await client.demand('contest.create', {
    uploadId: await client.uploadBytes('setup.json', setup),
  });
  const rows = materials.map(({ name }, index) => {
    const id = entryIdOf(index);
    return `${id},enterprise,ai,项目 ${id},团队 ${id},${name}`;
  });
  const csv = encode(['编号,组别,领域,项目名称,团队/企业,材料', ...rows].join('\r\n'));
  await client.demand('entries.import', {
    uploadId: await client.uploadBytes('entries.csv', csv),
  });
  const uploadIds = [];
  for (const { name, bytes } of materials) uploadIds.push(await client.uploadBytes(name, bytes));
  const { unmatched } = await client.demand('entries.attach', { uploadIds });
  if (unmatched.length > 0) throw new Error('materials do not match their entries');
}

export function entryIdOf(index: number): string {
  return `E-${String(index + 1).padStart(3, '0')}`;
}

/** Incompressible files that add up to so many bytes. */
export function randomMaterials(total: number, count: number): readonly BenchMaterial[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${entryIdOf(index)}.pdf`,
    bytes: randomBytes(Math.floor(total / count)),
  }));
}
