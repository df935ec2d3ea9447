import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryId } from '../../src/core/model/primitives.ts';
import { readFiles, verifyFiles } from '../unit/core/verify/forgery.ts';
import { exportArchive } from '../support/export-and-verify.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  foundContest,
  receive,
  reopenPerson,
  seal,
  turnStage,
  type Person,
} from '../support/people.ts';

describe('a stage that is opened again', () => {
  let organizer: Person;
  let judge: Person;
  let folder: string;
  let late: readonly string[];
  let root: string;
  const standingsOf = async (entry: string) => {
    const desk = await judge.client.demand('judging.desk', {});
    const found = desk?.entries.find((one) => one.entry.id === (entry as EntryId));
    return found?.sheets.map(({ standing, delivered }) => (delivered ? standing : 'here'));
  };
  const stepOf = async (name: string) => {
    const steps = await organizer.client.demand('contest.progress', { stage: STAGE });
    const found = steps.find(({ step }) => step === name);
    return [found?.state, found?.message.code];
  };

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    folder = mkdtempSync(join(tmpdir(), 'jurybox-late-'));
    judge = await createPerson('judge', '甲评委', { folder });
    root = await foundContest(organizer);
    const ids = await enrol(organizer, [judge]);
    const packages = await assignAndPack(organizer, ids);
    await receive(judge, packages.get(ids[0] as never) ?? '');
    await seal(judge, 'A-1', draftOf(500, 300));
    await seal(judge, 'A-2', draftOf(400, 300));
    await deliver(judge, organizer);
    await turnStage(organizer, 'stage.close');
    await seal(judge, 'A-3', draftOf(300, 300));
    const { receipt } = await deliver(judge, organizer);
    late = receipt.late;
    const { secret } = organizer;
    await organizer.client.demand('result.sign', { stage: STAGE, secret });
  });
  afterAll(async () => {
    await judge.close();
    await organizer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a result that is done while nothing changes', async () => {
    expect(await stepOf('result')).toEqual(['done', 'result-signed']);
    expect(await stepOf('archive')).toEqual(['todo', 'archive-ready']);
  });

  it('keeps telling the judge which delivered sheet does not count', async () => {
    expect(late).toEqual(['A-3']);
    expect(await standingsOf('A-3')).toEqual(['late']);
    expect(await standingsOf('A-1')).toEqual(['counts']);
    await judge.close();
    judge = await reopenPerson(judge, judge.folder);
    expect(await standingsOf('A-3')).toEqual(['late']);
  });

  it('counts a late sheet that its judge seals again, which is no conflict', async () => {
    await turnStage(organizer, 'stage.reopen');
    await seal(judge, 'A-3', draftOf(310, 300, { correctionReason: '重新开放后再次封签' }));
    expect(await standingsOf('A-3')).toEqual(['late', 'here']);
    const { report, receipt } = await deliver(judge, organizer);
    expect(report.conflicts).toEqual([]);
    // The late one stays on record, and nothing of this judge is left that does not count.
    expect(receipt).toMatchObject({ late: [], delivered: 4 });
    expect(await standingsOf('A-3')).toEqual(['late', 'counts']);
    const { computed } = await organizer.client.demand('result.compute', { stage: STAGE });
    expect(computed.status).toBe('complete');
  });

  it('calls the result and its archive done no more once a sheet has changed', async () => {
    expect(await stepOf('result')).toEqual(['todo', 'result-stale']);
    expect(await stepOf('archive')).toEqual(['blocked', 'needs-result']);
  });

  it('exports no archive of the result that was left behind', async () => {
    const { secret, client, out } = organizer;
    const archive = { stage: STAGE, destinationId: out, secret } as const;
    const answer = await client.call('archive.export', archive);
    expect(answer).toMatchObject({ ok: false, error: { code: 'result-stale' } });
  });

  it('threats.md row 29: says in step 8 that the late sheet was replaced, and by the judge', async () => {
    await turnStage(organizer, 'stage.close');
    const { secret, client } = organizer;
    await client.demand('result.sign', { stage: STAGE, secret });
    const { report } = await verifyFiles(await readFiles(await exportArchive(organizer)), root);
    expect(report.verdict).toBe('valid');
    const notes = report.steps[7]?.findings.filter(({ severity }) => severity === 'note');
    expect(notes?.map(({ code, params }) => [code, params])).toEqual([
      ['sheet-late-replaced', { judge: 'J-01', entry: 'A-3' }],
    ]);
  });
});
