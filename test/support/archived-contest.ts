import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContestSetup } from '../../src/core/model/charter.ts';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import { exportArchive } from './export-and-verify.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  foundContest,
  importBundle,
  exportBundle,
  receive,
  reopenPerson,
  seal,
  turnStage,
  type Person,
} from './people.ts';

export type ArchivedContest = {
  /** Path of the archive, not yet countersigned. */
  readonly archive: string;
  /** Root fingerprint in digits. */
  readonly root: string;
  /** Paths of the receipts that the judges were given. */
  readonly receipts: readonly string[];
  /** All have left, to be opened again with `reopenPerson`. The notary is named in the charter. */
  readonly notary: Person;
  readonly organizer: Person;
  readonly judge: Person;
};

export type ArchivedContestOptions = {
  /** An empty folder; everything of the contest stays in it. */
  readonly folder: string;
  /** Organizer and judges sign with SM2, too. */
  readonly sm2?: boolean;
  /** Two desks collect apart, and their logs are merged. */
  readonly merged?: boolean;
  /** The first judge's last sheet was typed from paper. */
  readonly paper?: boolean;
  /** Another contest than the small one. */
  readonly setup?: ContestSetup;
  /** The judges' groups, in their order, where the rules ask for them. */
  readonly groups?: readonly string[];
};

/** A contest of two judges and three entries, played through the contract up to its archive. */
export async function archiveContest(options: ArchivedContestOptions): Promise<ArchivedContest> {
  const { folder, sm2 = false, merged = false, paper = false, groups = [] } = options;
  const create = (role: 'organizer' | 'judge' | 'notary', name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    return createPerson(role, name, { folder: join(folder, name), sm2: sm2 && role !== 'notary' });
  };
  const notary = await create('notary', '公证员');
  let organizer = await create('organizer', '组委会');
  const judges = [await create('judge', '甲评委'), await create('judge', '乙评委')] as const;
  const card = await notary.client.demand('identity.exportKeyCard', { destinationId: notary.out });
  const root = await foundContest(organizer, card.path, options.setup);
  const ids = await enrol(organizer, judges);
  if (groups.length > 0) await setGroups(organizer, ids, groups);
  const packages = await assignAndPack(organizer, ids);
  for (const [index, judge] of judges.entries()) {
    await receive(judge, packages.get(ids[index] as JudgeId) ?? '');
    await seal(judge, 'A-1', draftOf(500 - 50 * index, 300));
    await seal(judge, 'A-2', draftOf(400, 300));
    const typed = paper && index === 0 ? { fromPaper: { enteredBy: ['张录入', '李核对'] } } : {};
    await seal(judge, 'A-3', draftOf(300, 200 + 50 * index, typed));
  }
  let second: Person | null = null;
  if (merged) {
    await organizer.close();
    cpSync(organizer.folder, join(folder, 'desk'), { recursive: true });
    organizer = await reopenPerson(organizer, organizer.folder);
    second = await reopenPerson(organizer, join(folder, 'desk'));
    await second.client.demand('log.becomeSecondDesk', { stage: STAGE, secret: second.secret });
  }
  const receipts: string[] = [];
  for (const [index, judge] of judges.entries()) {
    const desk = index === 1 && second ? second : organizer;
    const first = await deliver(judge, desk);
    receipts.push(first.report.receipt.path);
    // Once more, so that the head of the first receipt is witnessed.
    const again = await importBundle(desk, await exportBundle(judge));
    if (!again.ok) throw new Error(JSON.stringify(again.error));
  }
  if (second) {
    await mergeDesk(organizer, second);
    await second.close();
  }
  await turnStage(organizer, 'stage.close');
  const { client, secret } = organizer;
  await client.demand('result.sign', { stage: STAGE, secret });
  const archive = await exportArchive(organizer);
  for (const person of [organizer, ...judges, notary]) await person.close();
  return { archive, root, receipts, notary, organizer, judge: judges[0] };
}

async function setGroups(
  { client, secret }: Person,
  ids: readonly JudgeId[],
  groups: readonly string[],
): Promise<void> {
  for (const [index, judgeId] of ids.entries()) {
    await client.demand('judges.setGroup', { judgeId, group: groups[index] ?? null });
  }
  await client.demand('judges.signRoster', { secret });
}

async function mergeDesk(organizer: Person, second: Person): Promise<void> {
  const { client, secret, out } = second;
  const desk = { stage: STAGE, purpose: 'desk', destinationId: out, secret } as const;
  const { file } = await client.demand('archive.export', desk);
  const uploadId = await organizer.client.uploadFile(file.path);
  const merge = { stage: STAGE, uploadId, secret: organizer.secret };
  await organizer.client.demand('log.mergeArchive', merge);
}

/** Removes what `archiveContest` left. */
export function removeContest(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
