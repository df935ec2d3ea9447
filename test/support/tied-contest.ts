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
} from './people.ts';

/**
 * Plays a small contest up to the closing of its stage, and leaves the organizer's folder to a shell.
 * Two judges; totals on paper: A-1 (80 + 80)/2 = 80, A-2 (70 + 90)/2 = 80, A-3 (60 + 61)/2 = 60.5.
 * are level on rank 1: the line of the first prize and of the one recommendation.
 * Gives the root fingerprint in digits.
 */
export async function playTiedContest(folder: string): Promise<string> {
  const organizer = await createPerson('organizer', '组委会', { folder });
  const judges = [await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委')];
  const root = await foundContest(organizer, undefined, SETUP_WITH_VOTE);
  const ids = await enrol(organizer, judges);
  const packages = await assignAndPack(organizer, ids);
  const marks = [
    { 'A-1': [500, 300], 'A-2': [400, 300], 'A-3': [300, 300] },
    { 'A-1': [500, 300], 'A-2': [550, 350], 'A-3': [310, 300] },
  ] as const;
  for (const [index, judge] of judges.entries()) {
    await receive(judge, packages.get(ids[index] as JudgeId) ?? '');
    for (const [entry, [merit, value]] of Object.entries(marks[index] ?? {})) {
      await seal(judge, entry, draftOf(merit, value));
    }
    await importBundle(organizer, await exportBundle(judge));
    await judge.close();
  }
  await turnStage(organizer, 'stage.close');
  await organizer.close();
  return root;
}
