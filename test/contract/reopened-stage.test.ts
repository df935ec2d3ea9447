import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  STAGE,
  assignAndPack,
  createPerson,
  deliver,
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

describe('a stage that is opened again', () => {
  let organizer: Person;
  let judge: Person;
  const stepOf = async (name: string) => {
    const steps = await organizer.client.demand('contest.progress', { stage: STAGE });
    const found = steps.find(({ step }) => step === name);
    return [found?.state, found?.message.code];
  };

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judge = await createPerson('judge', '甲评委');
    await foundContest(organizer);
    const ids = await enrol(organizer, [judge]);
    const packages = await assignAndPack(organizer, ids);
    await receive(judge, packages.get(ids[0] as never) ?? '');
    await seal(judge, 'A-1', draftOf(500, 300));
    await seal(judge, 'A-2', draftOf(400, 300));
    await deliver(judge, organizer);
    await turnStage(organizer, 'stage.close');
    await seal(judge, 'A-3', draftOf(300, 300));
    await deliver(judge, organizer);
    const { secret } = organizer;
    await organizer.client.demand('result.sign', { stage: STAGE, secret });
  });
  afterAll(async () => {
    await judge.close();
    await organizer.close();
  });

  it('has a result that is done while nothing changes', async () => {
    expect(await stepOf('result')).toEqual(['done', 'result-signed']);
    expect(await stepOf('archive')).toEqual(['todo', 'archive-ready']);
  });

  it('counts a late sheet that its judge seals again, which is no conflict', async () => {
    await turnStage(organizer, 'stage.reopen');
    await seal(judge, 'A-3', draftOf(310, 300, { correctionReason: '重新开放后再次封签' }));
    const report = await importBundle(organizer, await exportBundle(judge));
    if (!report.ok) throw new Error(JSON.stringify(report.error));
    expect(report.value.conflicts).toEqual([]);
    const { computed } = await organizer.client.demand('result.compute', { stage: STAGE });
    expect(computed.status).toBe('complete');
  });

  it('calls the result and its archive done no more once a sheet has changed', async () => {
    expect(await stepOf('result')).toEqual(['todo', 'result-stale']);
    expect(await stepOf('archive')).toEqual(['blocked', 'needs-result']);
  });
});
