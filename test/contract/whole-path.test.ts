import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportArchive, verifyArchiveFile } from '../support/export-and-verify.ts';
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

/** The path of a contest over the contract, each person in a data folder of their own. */
describe('a contest from charter to countersignature', () => {
  let organizer: Person;
  let judges: readonly Person[];
  let notary: Person;
  let root: string;

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judges = [await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委')];
    notary = await createPerson('notary', '公证员');
  });
  afterAll(async () => {
    for (const person of [organizer, ...judges, notary]) await person.close();
  });

  it('plays all steps and ends in a valid, countersigned archive', async () => {
    const card = await notary.client.demand('identity.exportKeyCard', {
      destinationId: notary.out,
    });
    root = await foundContest(organizer, card.path);
    const ids = await enrol(organizer, judges);
    const packages = await assignAndPack(organizer, ids);
    const [first, second] = judges;
    if (!first || !second) throw new Error('two judges');
    await receive(first, packages.get(ids[0] as never) ?? '');
    await receive(second, packages.get(ids[1] as never) ?? '');

    // Paper: A-1 = (80.0 + 90.5)/2 = 85.25; A-2 = 70.0 (乙 recused); A-3 = (60.0 + 75.5)/2 = 67.75
    await seal(first, 'A-1', draftOf(500, 300));
    await seal(second, 'A-1', draftOf(555, 350));
    await seal(first, 'A-2', draftOf(400, 300));
    await seal(second, 'A-2', draftOf(0, 0, { recusalReason: '本单位项目' }));
    await seal(first, 'A-3', draftOf(300, 300));

    const early = await importBundle(organizer, await exportBundle(first));
    expect(early.ok && early.value.accepted.length).toBe(3);
    const before = await organizer.client.demand('result.compute', { stage: STAGE });
    expect(before.computed.status).toBe('incomplete');
    expect(before.computed.open).toHaveLength(3);

    await seal(second, 'A-3', draftOf(400, 355));
    const late = await importBundle(organizer, await exportBundle(second));
    expect(late.ok && late.value.rejected).toEqual([]);
    const { computed } = await organizer.client.demand('result.compute', { stage: STAGE });
    expect(computed.status).toBe('complete');
    const lines = computed.divisions[0]?.ranking.map(
      ({ entry, rank, total, award, recommended }) => [entry, rank, total, award, recommended],
    );
    expect(lines).toEqual([
      ['A-1', 1, '85.25', 'first', true],
      ['A-2', 2, '70.00', 'second', false],
      ['A-3', 3, '67.75', null, false],
    ]);

    const unclosed = await organizer.client.call('result.sign', {
      stage: STAGE,
      secret: organizer.secret,
    });
    expect(unclosed).toMatchObject({ ok: false, error: { code: 'stage-open' } });
    await organizer.client.demand('stage.close', { stage: STAGE, secret: organizer.secret });
    await organizer.client.demand('result.sign', { stage: STAGE, secret: organizer.secret });
    const path = await exportArchive(organizer);
    const { archiveId } = await verifyArchiveFile(notary, path, root);
    const signed = await notary.client.demand('notary.countersign', {
      archiveId,
      root,
      statement: '经核验,结果属实。',
      secret: notary.secret,
      destinationId: notary.out,
    });
    const { report } = await verifyArchiveFile(notary, signed.path, root);
    const statuses = report.steps.map(({ step, status }) => `${step} ${status}`);
    expect(statuses).toEqual([
      '1 passed',
      '2 passed',
      '3 passed',
      '4 passed',
      '5 passed',
      '6 passed',
      '7 passed',
      '8 passed',
      '9 passed',
      '10 passed',
      '11 passed',
      '12 passed',
    ]);
    expect(report.verdict).toBe('valid');
    const wrong = await notary.client.demand('notary.verify', {
      archiveId,
      root: 'f'.repeat(64),
      taskId: 't-00000004',
    });
    expect(wrong.report.verdict).toBe('invalid');
    expect(wrong.report.steps[0]?.findings[0]?.code).toBe('root-differs');
  }, 120_000);

  it('delivers only by a receipt that the organizer signed', async () => {
    const [first] = judges;
    if (!first) throw new Error('a judge');
    const states = async () =>
      (await first.client.demand('judging.desk', {}))?.entries.map(({ state }) => state);
    expect(await states()).toEqual(['sealed', 'sealed', 'sealed']);
    const report = await importBundle(organizer, await exportBundle(first));
    if (!report.ok) throw new Error('bundle refused');
    const uploadId = await first.client.uploadFile(report.value.receipt.path);
    await first.client.demand('judging.importReceipt', { uploadId });
    expect(await states()).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('exports the signed figures as CSV with hostile cells neutralised', async () => {
    const { path } = await organizer.client.demand('result.exportTable', {
      stage: STAGE,
      format: 'csv',
      language: 'zh-CN',
      destinationId: organizer.out,
    });
    const csv = readFileSync(path, 'utf8');
    expect(csv.startsWith('\uFEFF"组别","名次","编号"')).toBe(true);
    expect(csv).toContain(
      '"公开组","1","A-1","甲项目","甲队","人工智能","85.25","2","0","一等奖","是","完整"',
    );
  });
});
