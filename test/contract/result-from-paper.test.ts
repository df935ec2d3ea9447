import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import {
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
  type Person,
} from '../support/people.ts';

const TYPED = { fromPaper: { enteredBy: ['张录入', '李核对'] } };

let organizer: Person;
let judge: Person;

beforeAll(async () => {
  organizer = await createPerson('organizer', '组委会');
  judge = await createPerson('judge', '甲评委');
  await foundContest(organizer);
  const [id] = (await enrol(organizer, [judge])) as [JudgeId];
  const packages = await assignAndPack(organizer, [id]);
  await receive(judge, packages.get(id) ?? '');
}, 60_000);
afterAll(async () => {
  for (const person of [organizer, judge]) await person.close();
});

const typedEntries = async () => {
  const report = await importBundle(organizer, await exportBundle(judge));
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return (await organizer.client.demand('result.compute', { stage: STAGE })).fromPaper;
};

it('the result tells which counted sheets were typed from paper, and no others', async () => {
  await seal(judge, 'A-1', draftOf(500, 300, TYPED));
  await seal(judge, 'A-2', draftOf(400, 300, TYPED));
  await seal(judge, 'A-3', draftOf(300, 300));
  expect(await typedEntries()).toEqual([
    { entry: 'A-1', sheets: 1 },
    { entry: 'A-2', sheets: 1 },
  ]);
  // The judge corrects one at the desk: the typed sheet counts no more.
  await seal(judge, 'A-2', draftOf(410, 300, { correctionReason: '抄写有误' }));
  expect(await typedEntries()).toEqual([{ entry: 'A-1', sheets: 1 }]);
}, 60_000);
