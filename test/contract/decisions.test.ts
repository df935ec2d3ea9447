import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionBody } from '../../src/core/model/decision.ts';
import type { DivisionId, EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import { exportAndVerify, failedSteps } from '../support/export-and-verify.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  enrol,
  foundContest,
  type Person,
} from '../support/people.ts';
import { createTiedContest } from '../support/tied-contest.ts';

const OPEN = 'open' as DivisionId;
const entry = (id: string) => id as EntryId;

/** In a contest whose rank 1 is shared, and where one sheet came late. */
describe('decisions of the organizer', () => {
  let organizer: Person;
  let notary: Person;
  let judges: readonly [Person, Person];
  let ids: readonly JudgeId[];
  let root: string;

  beforeAll(async () => {
    notary = await createPerson('notary', '公证员');
    const card = await notary.client.demand('identity.exportKeyCard', {
      destinationId: notary.out,
    });
    const contest = await createTiedContest({ notaryCard: card.path, late: true });
    ({ organizer, judges, ids, root } = contest);
  }, 120_000);
  afterAll(async () => {
    for (const person of [organizer, notary, ...judges]) await person.close();
  });

  const compute = () => organizer.client.demand('result.compute', { stage: STAGE });
  const preview = (body: DecisionBody) =>
    organizer.client.call('decisions.preview', { stage: STAGE, body });
  const sign = (body: DecisionBody) =>
    organizer.client.call('decisions.sign', {
      stage: STAGE,
      body,
      reason: '按规则第四条',
      decidedBy: ['评审组长'],
      secret: organizer.secret,
    });
  const ranking = async () =>
    (await compute()).computed.divisions[0]?.ranking.map(
      ({ entry: id, rank, total, award, standing }) => [id, rank, total, award, standing],
    );

  it('admits a late sheet: the preview says so, the signature makes it so', async () => {
    expect((await compute()).computed.status).toBe('incomplete');
    const body = { kind: 'admit-late', judge: ids[1] as JudgeId, entry: entry('A-3') } as const;
    const shown = await preview(body);
    expect(shown.ok && [shown.value.status, shown.value.open]).toEqual([
      { before: 'incomplete', after: 'complete' },
      { before: 1, after: 0 },
    ]);
    // A preview decides nothing.
    expect((await compute()).computed.status).toBe('incomplete');
    expect(await organizer.client.demand('decisions.list', { stage: STAGE })).toEqual([]);
    expect((await sign(body)).ok).toBe(true);
    expect(await ranking()).toEqual([
      ['A-1', 1, '80.00', null, 'scored'],
      ['A-2', 1, '80.00', null, 'scored'],
      ['A-3', 3, '60.50', null, 'scored'],
    ]);
  });

  it('names a tie, its lines, and what the rules would hear about it', async () => {
    expect((await compute()).ties).toEqual([
      {
        division: 'open',
        rank: 1,
        entries: ['A-1', 'A-2'],
        lines: ['first', 'recommend'],
        decidable: [
          { by: 'vote', entries: ['A-1', 'A-2'] },
          { by: 'playoff', entries: ['A-1', 'A-2'] },
        ],
      },
    ]);
  });

  it.each<[string, DecisionBody, string]>([
    ['an entry of nobody', { kind: 'withdrawal', entry: entry('A-9') }, 'entry-unknown'],
    [
      'an entry that is not out',
      { kind: 'reinstatement', entry: entry('A-1') },
      'decision-entry-not-out',
    ],
    [
      'another division',
      { kind: 'vote', division: 'closed' as DivisionId, entries: [entry('A-1'), entry('A-2')] },
      'decision-other-division',
    ],
    [
      'one entry twice',
      { kind: 'vote', division: OPEN, entries: [entry('A-1'), entry('A-1')] },
      'bad-input',
    ],
    [
      'judges that differ from entry to entry',
      {
        kind: 'playoff',
        division: OPEN,
        entries: [
          { entry: entry('A-1'), marks: [{ judge: 'J-01' as JudgeId, mark: '9' }] },
          { entry: entry('A-2'), marks: [{ judge: 'J-02' as JudgeId, mark: '8' }] },
        ],
      },
      'decision-panels-differ',
    ],
    [
      'a judge of nobody',
      {
        kind: 'playoff',
        division: OPEN,
        entries: ['A-1', 'A-2'].map((id) => ({
          entry: entry(id),
          marks: [{ judge: 'J-77' as JudgeId, mark: '9' }],
        })),
      },
      'judge-unknown',
    ],
    [
      'a sheet that was not late',
      { kind: 'admit-late', judge: 'J-01' as JudgeId, entry: entry('A-1') },
      'decision-nothing-late',
    ],
  ])('refuses a decision about %s', async (_, body, code) => {
    for (const answer of [await preview(body), await sign(body)]) {
      expect(answer).toMatchObject({ ok: false, error: { code } });
    }
  });

  it('refuses a decision by nobody that can be seen', async () => {
    const { secret } = organizer;
    const body: DecisionBody = { kind: 'withdrawal', entry: entry('A-1') };
    const signed = { stage: STAGE, body, reason: '弃权', decidedBy: ['张三', '\u200b'], secret };
    expect(await organizer.client.call('decisions.sign', signed)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
  });

  it('settles the tie by the vote, and the result that was signed before is to be signed again', async () => {
    await organizer.client.demand('result.sign', { stage: STAGE, secret: organizer.secret });
    expect((await compute()).signed?.current).toBe(true);
    const body: DecisionBody = {
      kind: 'vote',
      division: OPEN,
      entries: [entry('A-2'), entry('A-1')],
    };
    const shown = await preview(body);
    const moved = shown.ok && shown.value.changes.map((one) => [one.entry, one.after.award]);
    expect(moved).toEqual([
      ['A-2', 'first'],
      ['A-1', 'second'],
    ]);
    expect(shown.ok && shown.value.cutTies).toEqual({ before: 2, after: 0 });
    expect((await sign(body)).ok).toBe(true);
    const { signed, ties } = await compute();
    expect(signed?.current).toBe(false);
    expect(ties).toEqual([]);
    expect(await ranking()).toEqual([
      ['A-2', 1, '80.00', 'first', 'scored'],
      ['A-1', 2, '80.00', 'second', 'scored'],
      ['A-3', 3, '60.50', null, 'scored'],
    ]);
  });

  it('moves the next up for a disqualified entry, and the archive verifies', async () => {
    const body = { kind: 'disqualification', entry: entry('A-2') } as const;
    expect((await sign(body)).ok).toBe(true);
    expect(await sign(body)).toMatchObject({ ok: false, error: { code: 'decision-entry-out' } });
    expect(await ranking()).toEqual([
      ['A-1', 1, '80.00', 'first', 'scored'],
      ['A-3', 2, '60.50', 'second', 'scored'],
      ['A-2', null, '80.00', null, 'disqualified'],
    ]);
    const list = await organizer.client.demand('decisions.list', { stage: STAGE });
    expect(list.map(({ decision }) => [decision.decisionVersion, decision.body.kind])).toEqual([
      [1, 'admit-late'],
      [2, 'vote'],
      [3, 'disqualification'],
    ]);
    // What a decision changed is told against the decisions before it alone.
    const effect = await organizer.client.demand('decisions.effect', {
      stage: STAGE,
      hash: list[1]?.hash as never,
    });
    expect(effect.changes.map((one) => [one.entry, one.before.rank, one.after.rank])).toEqual([
      ['A-2', 1, 1],
      ['A-1', 1, 2],
    ]);
    const { client, out, secret } = organizer;
    await client.demand('result.sign', { stage: STAGE, secret });
    const table = await client.demand('result.exportTable', {
      stage: STAGE,
      format: 'csv',
      language: 'zh-CN',
      destinationId: out,
    });
    expect(readFileSync(table.path, 'utf8')).toContain(
      '"公开组","","A-2","乙项目","乙队","人工智能","80.00","2","0","","","完整","取消资格","",""',
    );
    const verified = await exportAndVerify(organizer, notary, root);
    expect(failedSteps(verified)).toEqual([]);
    const { report } = verified;
    expect(report.verdict).toBe('valid');
    // Step 8 tells the late sheet that a decision admitted from those that do not count.
    const notes = report.steps[7]?.findings.map(({ code }) => code);
    expect(notes).toContain('sheet-late-admitted');
    expect(notes).not.toContain('sheet-late');
  });
});

it('refuses a vote that the announced rules do not know', async () => {
  const organizer = await createPerson('organizer', '组委会');
  const judge = await createPerson('judge', '甲评委');
  await foundContest(organizer);
  await assignAndPack(organizer, await enrol(organizer, [judge]));
  const answer = await organizer.client.call('decisions.preview', {
    stage: STAGE,
    body: { kind: 'vote', division: OPEN, entries: [entry('A-1'), entry('A-2')] },
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'decision-not-in-rules', at: 'vote' },
  });
  await organizer.close();
  await judge.close();
}, 60_000);
