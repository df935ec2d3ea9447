import { createStandardRuleset } from '../../src/core/rules/standard-form.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/contract/define-method.ts';
import type { Draft } from '../../src/contract/judging-methods.ts';
import type { ContestSetup } from '../../src/core/model/charter.ts';
import type { EntryId, JudgeId, StageId } from '../../src/core/model/primitives.ts';
import type { Backend } from '../../src/backend/backend.ts';
import type { Surroundings } from '../../src/backend/platform.ts';
import { createBackendClient, type BackendClient } from '../../src/backend/backend-client.ts';
import { createBackend } from '../../src/backend/create-backend.ts';
import { systemSurroundings } from '../../src/backend/crypto-node.ts';
import { PROJECT } from './project.ts';

/** One person with a data folder and a running backend of their own, as on a machine of their own. */
export type Person = {
  readonly name: string;
  readonly folder: string;
  readonly client: BackendClient;
  readonly secret: string;
  /** The exports folder as a destination. */
  readonly out: string;
  close(): Promise<void>;
};

export const PASSPHRASE = 'orchid marble lantern seventy river';

export type PersonOptions = {
  readonly rehearsal?: boolean;
  /** An empty folder of the test's own: it stays when the person leaves. */
  readonly folder?: string;
  /** Another clock than the system's. */
  readonly surroundings?: Surroundings;
  /** With a second key, for SM2 signatures. */
  readonly sm2?: boolean;
};

function openBackend(
  dataFolder: string,
  surroundings: Surroundings = systemSurroundings,
): Promise<Backend> {
  return createBackend({
    dataFolder,
    resourcesFolder: join(PROJECT, 'resources'),
    platform: { shell: 'in-process', secretStorage: null, pickFolder: null },
    surroundings,
  });
}

/** Opens the data folder of a person who has left: as after a restart, or as a copy of it. */
export async function reopenPerson({ name, secret, out }: Person, folder: string): Promise<Person> {
  const backend = await openBackend(folder);
  const client = createBackendClient(backend);
  const { profiles } = await client.demand('app.listProfiles', {});
  await client.demand('app.openProfile', { profileId: profiles[0]?.id ?? '' });
  return { name, folder, client, secret, out, close: () => backend.close() };
}

export async function createPerson(
  role: Role,
  name: string,
  options: PersonOptions = {},
): Promise<Person> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), `jurybox-${role}-`));
  const backend = await openBackend(folder, options.surroundings);
  const client = createBackendClient(backend);
  const rehearsal = options.rehearsal ?? false;
  const profile = await client.demand('app.createProfile', { role, label: name, rehearsal });
  await client.demand('app.openProfile', { profileId: profile.id });
  const secret = rehearsal ? '918273' : PASSPHRASE;
  const sm2 = options.sm2 ?? false;
  await client.demand('identity.create', { name, organization: '测试单位', secret, sm2 });
  return {
    name,
    folder,
    client,
    secret,
    out: 'exports',
    close: async () => {
      await backend.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const STAGE = 'final' as StageId;

/** A small contest of one division and one rubric of two criteria, plain mean, two awards. */
export const SMALL_SETUP: ContestSetup = {
  title: '小型评审测试',
  divisions: [{ id: 'open' as never, title: '公开组' }],
  tracks: [{ id: 'ai' as never, title: '人工智能' }],
  rubrics: [
    {
      id: 'plain' as never,
      title: '测试评分表',
      official: true,
      decimals: 1,
      commentRequired: false,
      criteria: [
        { id: 'merit' as never, title: '创新', min: 0, max: 600, step: 5, weight: '1', bands: [] },
        { id: 'value' as never, title: '价值', min: 0, max: 400, step: 5, weight: '1', bands: [] },
      ],
    },
  ],
  stages: [
    {
      id: STAGE,
      title: '决赛',
      recommendTitle: '推荐',
      deadline: null,
      ruleset: createStandardRuleset({
        aggregation: { method: 'mean' },
        roundJudgeTotal: null,
        roundEntryTotal: { places: 2, mode: 'half-up' },
        minimumPanel: 1,
        groups: [],
        earlier: null,
        late: 'open',
        rankBy: 'rounded',
        rankStyle: '1224',
        tieBreaks: [],
      }),
      divisions: [
        {
          division: 'open' as never,
          rubric: 'plain' as never,
          awards: [
            { id: 'first' as never, title: '一等奖', count: 1 },
            { id: 'second' as never, title: '二等奖', count: 1 },
          ],
          recommend: 1,
        },
      ],
    },
  ],
};

/** The small contest whose rules hear a vote of the panel, then a playoff, on level entries. */
export const SETUP_WITH_VOTE: ContestSetup = {
  ...SMALL_SETUP,
  stages: SMALL_SETUP.stages.map((stage) => ({
    ...stage,
    ruleset: { ...stage.ruleset, tieBreaks: [{ by: 'vote' }, { by: 'playoff' }] },
  })),
};

const ENTRIES_CSV = [
  '编号,组别,领域,项目名称,团队,材料',
  'A-1,公开组,人工智能,甲项目,甲队,A-1.txt',
  'A-2,公开组,人工智能,乙项目,乙队,A-2.txt',
  'A-3,公开组,人工智能,丙项目,丙队,A-3.txt',
].join('\n');

/** Sets up, fills and freezes a contest; gives its root fingerprint in digits. */
export async function foundContest(
  organizer: Person,
  notaryCard?: string,
  setup: ContestSetup = SMALL_SETUP,
): Promise<string> {
  await prepareSetup(organizer, notaryCard, setup);
  const { client, secret } = organizer;
  return (await client.demand('contest.freeze', { secret })).rootFingerprint.digits;
}

/** Sets up and fills a contest, up to the freeze. */
export async function prepareSetup(
  organizer: Person,
  notaryCard?: string,
  setup: ContestSetup = SMALL_SETUP,
): Promise<void> {
  const { client } = organizer;
  const text = (value: string) => new TextEncoder().encode(value);
  const setupUpload = await client.uploadBytes('setup.json', text(JSON.stringify(setup)));
  await client.demand('contest.create', { uploadId: setupUpload });
  const csv = await client.uploadBytes('entries.csv', text(ENTRIES_CSV));
  await client.demand('entries.import', { uploadId: csv });
  const uploadIds = [];
  for (const id of ['A-1', 'A-2', 'A-3']) {
    uploadIds.push(await client.uploadBytes(`${id}.txt`, text(`材料 ${id}`)));
  }
  await client.demand('entries.attach', { uploadIds });
  if (notaryCard !== undefined) {
    await client.demand('contest.setNotary', { uploadId: await client.uploadFile(notaryCard) });
  }
}

/** Enrols judges by their key cards and signs the roster; gives their ids in order. */
export async function enrol(
  organizer: Person,
  judges: readonly Person[],
): Promise<readonly JudgeId[]> {
  const ids: JudgeId[] = [];
  for (const judge of judges) {
    const card = await judge.client.demand('identity.exportKeyCard', { destinationId: judge.out });
    const uploadId = await organizer.client.uploadFile(card.path);
    const preview = await organizer.client.demand('judges.previewKeyCard', { uploadId });
    const judgeId = preview.suggestedId as JudgeId;
    await organizer.client.demand('judges.add', {
      uploadId,
      judgeId,
      role: 'judge',
      comparedFingerprint: preview.fingerprint.hex,
    });
    ids.push(judgeId);
  }
  await organizer.client.demand('judges.signRoster', { secret: organizer.secret });
  return ids;
}

/** Assigns every entry to the judges and builds their packages; gives the files' paths by judge. */
export async function assignAndPack(
  organizer: Person,
  ids: readonly JudgeId[],
  stage: StageId = STAGE,
): Promise<ReadonlyMap<JudgeId, string>> {
  const { client, secret } = organizer;
  const entries = (await client.demand('entries.list', {})).map(({ id }) => id);
  await client.demand('assignment.save', {
    stage,
    panels: ids.map((judge) => ({ judge, entries })),
  });
  await client.demand('assignment.sign', { stage, secret });
  const { files } = await client.demand('packages.build', {
    stage,
    judges: [...ids],
    destinationId: organizer.out,
    secret,
    taskId: 't-00000001',
  });
  return new Map(ids.map((id, index) => [id, files[index]?.path ?? '']));
}

export function importPackage(judge: Person, path: string) {
  return judge.client
    .uploadFile(path)
    .then((uploadId) =>
      judge.client.call('judging.importPackage', { uploadId, taskId: 't-00000002' }),
    );
}

/** Imports a package and confirms the contest's root, as the judge would after comparing it. */
export async function receive(judge: Person, path: string): Promise<void> {
  const imported = await importPackage(judge, path);
  if (!imported.ok) throw new Error(`package refused: ${JSON.stringify(imported.error)}`);
  const pending = await judge.client.demand('judging.pendingContest', {});
  if (pending) {
    await judge.client.demand('judging.confirmContest', {
      rootFingerprint: pending.rootFingerprint.hex,
    });
  }
}

export function draftOf(merit: number, value: number, more: Partial<Draft> = {}): Draft {
  return {
    marks: { merit, value },
    markComments: {},
    comment: '',
    recusalReason: null,
    correctionReason: null,
    ...more,
  };
}

/** Saves a draft as the working copy that knows everything the journal has. */
export async function saveDraft(judge: Person, entry: string, draft: Draft | null) {
  const desk = await judge.client.demand('judging.desk', {});
  const base = desk?.entries.find((item) => item.entry.id === entry)?.journal.revision ?? 0;
  const edit = { base, copy: 'aaaaaaaa', edit: base + 1, draft };
  return judge.client.demand('judging.saveDraft', { entry: entry as EntryId, ...edit });
}

/** Saves a draft and seals it; gives the sheet's hash. */
export async function seal(judge: Person, entry: string, draft: Draft): Promise<string> {
  const entryId = entry as EntryId;
  await saveDraft(judge, entry, draft);
  const [preview] = await judge.client.demand('judging.previewSheets', { entries: [entryId] });
  if (!preview?.contentHash) throw new Error(`cannot seal: ${JSON.stringify(preview?.problems)}`);
  const { sealed } = await judge.client.demand('judging.seal', {
    sheets: [{ entry: entryId, contentHash: preview.contentHash }],
    secret: judge.secret,
  });
  return sealed[0]?.hash ?? '';
}

export async function exportBundle(judge: Person): Promise<string> {
  const { out, secret } = judge;
  return (await judge.client.demand('judging.exportBundle', { destinationId: out, secret })).path;
}

export async function importBundle(organizer: Person, path: string) {
  const uploadId = await organizer.client.uploadFile(path);
  const { secret, out } = organizer;
  return organizer.client.call('bundles.import', { uploadId, secret, destinationId: out });
}

/** Delivers: bundle over, receipt back, receipt taken in. */
export async function deliver(judge: Person, organizer: Person) {
  const report = await importBundle(organizer, await exportBundle(judge));
  if (!report.ok) throw new Error(`bundle refused: ${JSON.stringify(report.error)}`);
  const receipt = await importReceipt(judge, report.value.receipt.path);
  if (!receipt.ok) throw new Error(`receipt refused: ${JSON.stringify(receipt.error)}`);
  return { report: report.value, receipt: receipt.value };
}

export async function importReceipt(judge: Person, path: string) {
  const uploadId = await judge.client.uploadFile(path);
  return judge.client.call('judging.importReceipt', { uploadId });
}

export function turnStage(
  organizer: Person,
  method: 'stage.close' | 'stage.reopen',
  stage: StageId = STAGE,
) {
  return organizer.client.demand(method, { stage, secret: organizer.secret });
}

/** Enrols several devices of one person under one judge id and signs the roster. */
export async function enrolDevices(
  organizer: Person,
  laptops: readonly Person[],
): Promise<JudgeId> {
  for (const laptop of laptops) {
    const { client, out } = laptop;
    const card = await client.demand('identity.exportKeyCard', { destinationId: out });
    const uploadId = await organizer.client.uploadFile(card.path);
    const { fingerprint } = await organizer.client.demand('judges.previewKeyCard', { uploadId });
    await organizer.client.demand('judges.add', {
      uploadId,
      judgeId: 'J-01' as JudgeId,
      role: 'judge',
      comparedFingerprint: fingerprint.hex,
    });
  }
  await organizer.client.demand('judges.signRoster', { secret: organizer.secret });
  return 'J-01' as JudgeId;
}
