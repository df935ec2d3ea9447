import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../src/contract/contract.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  foundContest,
  receive,
  seal,
  type Person,
} from '../support/people.ts';

/** Totals 82.5 (80, 85), 80 (80, 80), 50 (50, 50): first prize, second prize; one recommended. */
const MARKS = [
  { 'A-1': [500, 300], 'A-2': [500, 300], 'A-3': [300, 200] },
  { 'A-1': [500, 350], 'A-2': [500, 300], 'A-3': [300, 200] },
] as const;

describe('how far a result hangs on single judges and marks', () => {
  let organizer: Person;
  const judges: Person[] = [];
  let ids: readonly string[] = [];

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judges.push(await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委'));
    await foundContest(organizer);
    const enrolled = await enrol(organizer, judges);
    ids = enrolled;
    const packages = await assignAndPack(organizer, enrolled);
    for (const [index, judge] of judges.entries()) {
      await receive(judge, packages.get(enrolled[index] as never) ?? '');
      for (const [entry, [merit, value]] of Object.entries(MARKS[index as 0 | 1])) {
        await seal(judge, entry, draftOf(merit, value));
      }
    }
  });
  afterAll(async () => {
    for (const person of [...judges, organizer]) await person.close();
  });

  it('says that nothing was tried before every sheet is there', async () => {
    const [division] = await organizer.client.demand('result.lines', { stage: STAGE });
    expect(division?.complete).toBe(false);
    expect(division?.lines.map(({ tried }) => tried.entries)).toEqual([0, 0, 0]);
    expect(division?.lines.map(({ untried }) => untried)).toEqual(Array(3).fill('incomplete'));
  });

  it('names the least change for each line, by the scale of the charter', async () => {
    for (const judge of judges) await deliver(judge, organizer);
    const answer = await organizer.client.demand('result.lines', { stage: STAGE });
    expect(contract['result.lines'].output.parse(answer)).toEqual(answer);
    expect(answer[0]?.division).toBe('open');
    const lines = answer[0]?.lines ?? [];
    expect(lines.map(({ line, place, steps }) => [line, place, steps])).toEqual([
      // 2.5 between them, a step of 0.5 is a quarter of a point in the mean: ten steps to a tie.
      ['first', 1, 10],
      ['second', 2, null],
      ['recommend', 1, 10],
    ]);
    expect(lines[0]?.changes[0]).toMatchObject({
      entry: 'A-1',
      totalBefore: '82.50',
      totalAfter: '80.00',
      falls: ['A-1'],
      level: ['A-1', 'A-2'],
    });
  });

  it('compares the judges, and finds what one judge alone decides', async () => {
    const [open] = await organizer.client.demand('result.judges', { stage: STAGE });
    expect(contract['result.judges'].output.parse([open])).toEqual([open]);
    // 80, 80, 50 beside 85, 80, 50: five points over three entries.
    expect(open?.judges.map(({ judge, deviation }) => [judge, deviation.exact])).toEqual([
      [ids[0], '-5/3'],
      [ids[1], '5/3'],
    ]);
    const influences = await organizer.client.demand('result.sensitivity', { stage: STAGE });
    expect(contract['result.sensitivity'].output.parse(influences)).toEqual(influences);
    // Without the second judge the first two are level at 80.
    expect(
      influences.map(({ judge, changes }) => [judge, changes.map(({ entry }) => entry)]),
    ).toEqual([
      [ids[0], []],
      [ids[1], ['A-1', 'A-2']],
    ]);
  });
});
