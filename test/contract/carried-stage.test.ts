import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContestSetup } from '../../src/core/model/charter.ts';
import type { JudgeId, StageId } from '../../src/core/model/primitives.ts';
import { createStandardRuleset, readStandardForm } from '../../src/core/rules/standard-form.ts';
import { exportAndVerify, failedSteps } from '../support/export-and-verify.ts';
import {
  SMALL_SETUP,
  STAGE,
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
} from '../support/people.ts';

const PRELIMINARY = 'preliminary' as StageId;

/** The final's total is preliminary x 0.3 + final x 0.7. */
function setupOfTwoStages(): ContestSetup {
  const [final] = SMALL_SETUP.stages;
  const form = final === undefined ? null : readStandardForm(final.ruleset);
  if (final === undefined || form === null)
    throw new Error('the small contest has the common form');
  const earlier = { stage: PRELIMINARY, share: '0.3', ownShare: '0.7' };
  return {
    ...SMALL_SETUP,
    stages: [
      { ...final, id: PRELIMINARY, title: '初赛' },
      { ...final, ruleset: createStandardRuleset({ ...form, earlier }) },
    ],
  };
}

let organizer: Person;
let judge: Person;
let notary: Person;
let root = '';
let id: JudgeId;

beforeAll(async () => {
  organizer = await createPerson('organizer', '组委会');
  judge = await createPerson('judge', '甲评委');
  notary = await createPerson('notary', '公证员');
  const card = await notary.client.demand('identity.exportKeyCard', { destinationId: notary.out });
  root = await foundContest(organizer, card.path, setupOfTwoStages());
  const [first] = await enrol(organizer, [judge]);
  if (first === undefined) throw new Error('a judge');
  id = first;
}, 60_000);
afterAll(async () => {
  for (const person of [organizer, judge, notary]) await person.close();
});

async function judgeStage(stage: StageId, marks: Record<string, readonly [number, number]>) {
  const packages = await assignAndPack(organizer, [id], stage);
  await receive(judge, packages.get(id) ?? '');
  for (const [entry, [merit, value]] of Object.entries(marks)) {
    await seal(judge, entry, draftOf(merit, value));
  }
  const report = await importBundle(organizer, await exportBundle(judge));
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  await turnStage(organizer, 'stage.close', stage);
}

const computed = async (stage: StageId) => {
  const result = await organizer.client.demand('result.compute', { stage });
  return result.computed.divisions.flatMap(({ ranking }) =>
    ranking.map(({ rank, entry, total }) => `${rank} ${entry} ${total}`),
  );
};

it('a final is not assigned before the preliminary, that it takes over, is signed', async () => {
  const { client, secret } = organizer;
  const entries = (await client.demand('entries.list', {})).map((entry) => entry.id);
  await client.demand('assignment.save', { stage: STAGE, panels: [{ judge: id, entries }] });
  expect(await client.call('assignment.sign', { stage: STAGE, secret })).toMatchObject({
    ok: false,
    error: { code: 'result-missing' },
  });
});

it('the signed preliminary counts 0.3, the final 0.7, and the archive verifies', async () => {
  await judgeStage(PRELIMINARY, { 'A-1': [500, 400], 'A-2': [400, 300], 'A-3': [300, 300] });
  expect(await computed(PRELIMINARY)).toEqual(['1 A-1 90.00', '2 A-2 70.00', '3 A-3 60.00']);
  const { client, secret } = organizer;
  await client.demand('result.sign', { stage: PRELIMINARY, secret });

  await judgeStage(STAGE, { 'A-1': [400, 300], 'A-2': [500, 305], 'A-3': [300, 300] });
  // 90 x 0.3 + 70 x 0.7 = 27 + 49 = 76. A-2: 70 x 0.3 + 80.5 x 0.7 = 21 + 56.35 = 77.35.
  // 60 x 0.3 + 60 x 0.7 = 60. The preliminary alone would have ranked A-1 first.
  expect(await computed(STAGE)).toEqual(['1 A-2 77.35', '2 A-1 76.00', '3 A-3 60.00']);
  await client.demand('result.sign', { stage: STAGE, secret });
  const verified = await exportAndVerify(organizer, notary, root);
  expect(failedSteps(verified)).toEqual([]);
  expect(verified.report.verdict).toBe('valid');
}, 120_000);
