import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
import { exportAndVerify } from '../support/export-and-verify.ts';
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
  turnStage,
  type Person,
} from '../support/people.ts';
import { SETUP_WITH_GROUPS } from '../support/setups.ts';

describe('groups of judges', () => {
  let organizer: Person;
  let judges: readonly Person[];
  let notary: Person;
  let root = '';

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judges = [await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委')];
    notary = await createPerson('notary', '公证员');
    root = await foundContest(organizer, undefined, SETUP_WITH_GROUPS);
    await enrol(organizer, judges);
  }, 60_000);
  afterAll(async () => {
    for (const person of [organizer, ...judges, notary]) await person.close();
  });

  const list = () => organizer.client.demand('judges.list', {});
  const importCsv = async (lines: readonly string[]) => {
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const uploadId = await organizer.client.uploadBytes('groups.csv', bytes);
    return organizer.client.demand('judges.importGroups', { uploadId });
  };
  const signAssignment = async () => {
    const { client, secret } = organizer;
    const entries = (await client.demand('entries.list', {})).map(({ id }) => id);
    const panels = ['J-01', 'J-02'].map((judge) => ({ judge: judge as JudgeId, entries }));
    await client.demand('assignment.save', { stage: STAGE, panels });
    return client.call('assignment.sign', { stage: STAGE, secret });
  };

  it('are asked for by the rules: without them no assignment is signed, and the place is named', async () => {
    expect((await list()).groups).toEqual(['专家', '大众']);
    expect(await signAssignment()).toMatchObject({
      ok: false,
      error: {
        code: 'judge-group-missing',
        at: 'judges.J-01.group',
        params: { judge: 'J-01', groups: '专家 / 大众' },
      },
    });
  });

  it('come from a table as a whole or not at all; problems name line and column', async () => {
    const refused = await importCsv([
      '代号,姓名,组别',
      'J-01,甲评委,专家',
      'J-01,甲评委,大众',
      'J-09,某人,专家',
      'J-02,别人,大众',
      'J-02,,观众',
      'J-02,,',
    ]);
    expect(refused.count).toBe(0);
    expect(refused.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'id', 'judge-twice'],
      [4, 'id', 'judge-unknown'],
      [5, 'name', 'judge-other-name'],
      [6, 'group', 'group-unknown'],
      [7, 'group', 'cell-empty'],
    ]);
    expect((await list()).judges.map(({ group }) => group)).toEqual([undefined, undefined]);
    const missing = await importCsv(['代号,姓名', 'J-01,甲评委']);
    expect(missing.problems.map(({ column, code }) => [column, code])).toEqual([
      ['group', 'column-missing'],
    ]);
    expect(await importCsv(['代号,组别', 'J-01,专家', 'J-02,大众'])).toEqual({
      count: 2,
      problems: [],
    });
    const { judges: rows, unsigned } = await list();
    expect(rows.map(({ group }) => group)).toEqual(['专家', '大众']);
    expect(unsigned).toBe(true);
  });

  it('count once the roster is signed; one that the rules do not know is refused by its place', async () => {
    const { client, secret } = organizer;
    await client.demand('judges.setGroup', { judgeId: 'J-02' as JudgeId, group: '观众' });
    await client.demand('judges.signRoster', { secret });
    expect(await signAssignment()).toMatchObject({
      ok: false,
      error: { code: 'judge-group-missing', at: 'judges.J-02.group' },
    });
    await client.demand('judges.setGroup', { judgeId: 'J-02' as JudgeId, group: '大众' });
    await client.demand('judges.signRoster', { secret });
    expect((await signAssignment()).ok).toBe(true);
  });

  it('are asked for again by every later roster, for whoever is on a panel', async () => {
    const { client, secret } = organizer;
    await client.demand('judges.setGroup', { judgeId: 'J-02' as JudgeId, group: null });
    expect(await client.call('judges.signRoster', { secret })).toMatchObject({
      ok: false,
      error: { code: 'judge-group-missing', at: 'judges.J-02.group' },
    });
    await client.demand('judges.setGroup', { judgeId: 'J-02' as JudgeId, group: '大众' });
  });

  it('do not change behind the marks: the result waits for a new assignment, the report names it', async () => {
    const { client, secret } = organizer;
    const ids = ['J-01', 'J-02'] as JudgeId[];
    const packages = await assignAndPack(organizer, ids);
    for (const [index, judge] of judges.entries()) {
      await receive(judge, packages.get(ids[index] as JudgeId) ?? '');
      for (const entry of ['A-1', 'A-2', 'A-3']) await seal(judge, entry, draftOf(500, 300));
      await deliver(judge, organizer);
    }
    await turnStage(organizer, 'stage.close');
    await client.demand('judges.setGroup', { judgeId: 'J-02' as JudgeId, group: '专家' });
    await client.demand('judges.signRoster', { secret });
    expect(await client.call('result.sign', { stage: STAGE, secret })).toMatchObject({
      ok: false,
      error: { code: 'judge-group-changed', params: { judge: 'J-02' } },
    });
    await client.demand('assignment.sign', { stage: STAGE, secret });
    await client.demand('result.sign', { stage: STAGE, secret });
    const { report } = await exportAndVerify(organizer, notary, root);
    expect(report.verdict).toBe('valid');
    const codes = report.steps.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes).toContain('judge-group-changed');
  });

  it('says which judge it does not know', async () => {
    const answer = await organizer.client.call('judges.setGroup', {
      judgeId: 'J-77' as JudgeId,
      group: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'judge-unknown' } });
  });
});
