import type { JudgeId } from '../../src/core/model/primitives.ts';
import {
  SETUP_WITH_VOTE,
  assignAndPack,
  createPerson,
  draftOf,
  enrol,
  exportBundle,
  foundContest,
  importBundle,
  receive,
  seal,
  turnStage,
  type Person,
} from './people.ts';

export type TiedContest = {
  readonly organizer: Person;
  readonly judges: readonly [Person, Person];
  readonly ids: readonly JudgeId[];
  /** Root fingerprint in digits. */
  readonly root: string;
};

export type TiedContestOptions = {
  /** An empty folder for the organizer, which stays. */
  readonly folder?: string;
  /** Path of the key card of a notary to be named. */
  readonly notaryCard?: string;
  /** The second judge's sheet for A-3 comes after the closing. */
  readonly late?: boolean;
};

const MARKS = [
  { 'A-1': [500, 300], 'A-2': [400, 300], 'A-3': [300, 300] },
  { 'A-1': [500, 300], 'A-2': [550, 350], 'A-3': [310, 300] },
] as const;

/**
 * Plays a small contest up to the closing of its stage. Two judges; totals on paper: A-1
 * (80 + 80)/2 = 80, A-2 (70 + 90)/2 = 80, A-3 (60 + 61)/2 = 60.5. are level on rank 1: the
 * line of the first prize and of the one recommendation.
 */
export async function createTiedContest(options: TiedContestOptions = {}): Promise<TiedContest> {
  const { folder, notaryCard, late = false } = options;
  const organizer = await createPerson(
    'organizer',
    '组委会',
    folder === undefined ? {} : { folder },
  );
  const judges = [
    await createPerson('judge', '甲评委'),
    await createPerson('judge', '乙评委'),
  ] as const;
  const root = await foundContest(organizer, notaryCard, SETUP_WITH_VOTE);
  const ids = await enrol(organizer, judges);
  const packages = await assignAndPack(organizer, ids);
  const isLate = (index: number, entry: string) => late && index === 1 && entry === 'A-3';
  for (const [index, judge] of judges.entries()) {
    await receive(judge, packages.get(ids[index] as JudgeId) ?? '');
    for (const [entry, [merit, value]] of Object.entries(MARKS[index] ?? {})) {
      if (!isLate(index, entry)) await seal(judge, entry, draftOf(merit, value));
    }
    await importBundle(organizer, await exportBundle(judge));
  }
  await turnStage(organizer, 'stage.close');
  if (late) {
    const [, second] = judges;
    await seal(second, 'A-3', draftOf(...MARKS[1]['A-3']));
    await importBundle(organizer, await exportBundle(second));
  }
  return { organizer, judges, ids, root };
}

/** Plays the tied contest and leaves the organizer's folder to a shell; gives the root in digits. */
export async function playTiedContest(
  folder: string,
  options: Pick<TiedContestOptions, 'late'> = {},
): Promise<string> {
  const { organizer, judges, root } = await createTiedContest({ ...options, folder });
  for (const person of [organizer, ...judges]) await person.close();
  return root;
}
