import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import { exportAndVerify, failedSteps } from '../support/export-and-verify.ts';
import { collectSignature, shareRoot } from '../support/root-holders.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  draftOf,
  enrol,
  exportBundle,
  importBundle,
  prepareSetup,
  receive,
  seal,
  type Person,
} from '../support/people.ts';

// Real argon2id many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let organizer: Person;
let holders: readonly Person[];
let judge: Person;
let notary: Person;

beforeAll(async () => {
  organizer = await createPerson('organizer', '组委会');
  holders = [await createPerson('root-holder', '安娜'), await createPerson('root-holder', '博')];
  judge = await createPerson('judge', '甲评委');
  notary = await createPerson('notary', '公证员');
});
afterAll(async () => {
  for (const person of [organizer, ...holders, judge, notary]) await person.close();
});

it('a contest under a root of two out of three ends in an archive that a notary can verify', async () => {
  const [anna, bo] = holders;
  if (!anna || !bo) throw new Error('two holders');
  const { client, secret } = organizer;
  await prepareSetup(organizer);
  await shareRoot(organizer, holders, 2);
  expect((await client.demand('contest.freeze', { secret })).waiting).toBe(true);
  // The charter by one holder, the roster by the other: any two keys do.
  expect(await collectSignature(organizer, anna, 'charter')).toBe(true);
  const contest = await client.demand('contest.get', {});
  const [judgeId] = (await enrol(organizer, [judge])) as [JudgeId];
  expect(await collectSignature(organizer, bo, 'roster')).toBe(true);

  const packages = await assignAndPack(organizer, [judgeId]);
  await receive(judge, packages.get(judgeId) ?? '');
  await seal(judge, 'A-1', draftOf(500, 300));
  await seal(judge, 'A-2', draftOf(400, 300));
  await seal(judge, 'A-3', draftOf(300, 300));
  const taken = await importBundle(organizer, await exportBundle(judge));
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));

  // A roster in mid-contest joins the log once it is in force, and not while it waits.
  const logSize = async () => (await client.demand('log.view', { stage: STAGE }))?.size ?? 0;
  const before = await logSize();
  await client.demand('judges.signRoster', { secret });
  expect(await logSize()).toBe(before);
  expect(await collectSignature(organizer, anna, 'roster')).toBe(true);
  expect(await logSize()).toBe(before + 1);
  await assignAndPack(organizer, [judgeId]);

  await client.demand('stage.close', { stage: STAGE, secret });
  await client.demand('result.sign', { stage: STAGE, secret });
  const root = contest?.frozen?.rootFingerprint.digits ?? '';
  const verified = await exportAndVerify(organizer, notary, root);
  expect(failedSteps(verified)).toEqual([]);
  const { report } = verified;
  expect(report.steps.slice(0, 2).map(({ status }) => status)).toEqual(['passed', 'passed']);
  // Step 2 names the keys that signed the charter.
  const chain = report.steps[1]?.findings.find(({ params }) => params?.['threshold'] !== undefined);
  expect(chain?.params).toMatchObject({ signers: 2, threshold: 2 });
});
