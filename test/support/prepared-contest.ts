import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import {
  assignAndPack,
  createPerson,
  enrol,
  PASSPHRASE,
  receive,
  SMALL_SETUP,
  type Person,
} from './people.ts';

export type PreparedEntry = {
  readonly id: string;
  readonly title: string;
  /** Paths of files; the names they have are the names the judge sees. */
  readonly materials: readonly string[];
  /** The only track there is when left out. */
  readonly track?: '教育';
};

export type PreparedContest = {
  /** Still running: takes bundles in. */
  readonly organizer: Person;
  /** Data folder of a judge, left and locked, for a shell to open. */
  readonly judgeFolder: string;
  readonly judgeId: JudgeId;
  readonly secret: string;
  readonly packagePath: string;
};

export type PreparedContestOptions = {
  readonly folder: string;
  readonly entries: readonly PreparedEntry[];
  /** Whether the judge has taken the package in already. */
  readonly received: boolean;
  /** Of the stage; none unless given. */
  readonly deadline?: string;
};

/** A frozen contest (`SMALL_SETUP`) with one judge, played through the contract up to the judge's desk. */
export async function prepareContest(options: PreparedContestOptions): Promise<PreparedContest> {
  const at = (name: string) => {
    const path = join(options.folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const organizer = await createPerson('organizer', '组委会', { folder: at('organizer') });
  const judge = await createPerson('judge', '甲评委', { folder: at('judge') });
  await found(organizer, options.entries, options.deadline ?? null);
  const [judgeId] = await enrol(organizer, [judge]);
  if (judgeId === undefined) throw new Error('nobody was enrolled');
  const packagePath = (await assignAndPack(organizer, [judgeId])).get(judgeId) ?? '';
  if (options.received) await receive(judge, packagePath);
  await judge.close();
  return { organizer, judgeFolder: judge.folder, judgeId, secret: PASSPHRASE, packagePath };
}

async function found(
  { client, secret }: Person,
  entries: readonly PreparedEntry[],
  deadline: string | null,
): Promise<void> {
  const text = (value: string) => new TextEncoder().encode(value);
  const stages = SMALL_SETUP.stages.map((stage) => ({ ...stage, deadline }));
  const more = entries.some(({ track }) => track) ? [{ id: 'edu', title: '教育' }] : [];
  const tracks = [...SMALL_SETUP.tracks, ...more];
  const given = JSON.stringify({ ...SMALL_SETUP, stages, tracks });
  const setup = await client.uploadBytes('setup.json', text(given));
  await client.demand('contest.create', { uploadId: setup });
  const rows = entries.map(({ id, title, materials, track = '人工智能' }) => {
    const names = materials.map((path) => path.split('/').at(-1)).join(';');
    return [id, '公开组', track, title, `${title}队`, names].join(',');
  });
  const csv = ['编号,组别,领域,项目名称,团队,材料', ...rows].join('\n');
  const uploadId = await client.uploadBytes('entries.csv', text(csv));
  await client.demand('entries.import', { uploadId });
  const uploadIds = [];
  for (const path of entries.flatMap(({ materials }) => materials)) {
    uploadIds.push(await client.uploadFile(path));
  }
  const { unmatched } = await client.demand('entries.attach', { uploadIds });
  if (unmatched.length > 0) throw new Error(`unmatched: ${JSON.stringify(unmatched)}`);
  await client.demand('contest.freeze', { secret });
}
