import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
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
  seal,
  turnStage,
  type Person,
} from '../support/people.ts';

// Real argon2id many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const NEW_SECRET = 'violet harbor copper meadow quiet';

describe('an SM2 key that comes later', () => {
  let organizer: Person;
  let judge: Person;
  let id: JudgeId;
  let root: string;
  let bystander: Person;

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judge = await createPerson('judge', '甲评委');
    bystander = await createPerson('judge', '乙评委', { sm2: true });
    await organizer.client.demand('identity.addSm2', { secret: organizer.secret });
    root = await foundContest(organizer);
    [id] = (await enrol(organizer, [judge])) as [JudgeId];
    await receive(judge, (await assignAndPack(organizer, [id])).get(id) ?? '');
    await seal(judge, 'A-1', draftOf(500, 300));
  });
  afterAll(async () => {
    for (const person of [organizer, judge, bystander]) await person.close();
  });

  const status = ({ client }: Person) => client.demand('identity.status', {});
  const exportCard = ({ client, out }: Person) =>
    client.demand('identity.exportKeyCard', { destinationId: out });

  it('is not added with a wrong secret', async () => {
    const answer = await judge.client.call('identity.addSm2', { secret: NEW_SECRET });
    expect(answer).toMatchObject({ ok: false, error: { code: 'secret-wrong' } });
    expect(await status(judge)).toMatchObject({ sm2: false });
  });

  it('leaves the keys of the device as they are, and asking twice makes no second one', async () => {
    const before = await status(judge);
    await judge.client.demand('identity.addSm2', { secret: judge.secret });
    expect(await status(judge)).toMatchObject({ sm2: true, fingerprint: before?.fingerprint });
    const card = readFileSync((await exportCard(judge)).path, 'utf8');
    await judge.client.demand('identity.addSm2', { secret: judge.secret });
    expect(readFileSync((await exportCard(judge)).path, 'utf8')).toBe(card);
  });

  it('is no more for an organizer whose keys stand in the charter', async () => {
    expect(await status(organizer)).toMatchObject({ sm2: true });
    const { secret, client } = organizer;
    expect(await client.call('identity.addSm2', { secret })).toMatchObject({
      ok: false,
      error: { code: 'reenrol-refused' },
    });
  });

  it('is demanded from the next roster on: older sheets need none, newer ones have one', async () => {
    expect(await enrol(organizer, [judge])).toEqual([id]);
    // The panels are the same: it is the roster that the assignment names which is older.
    const { unsigned } = await organizer.client.demand('assignment.get', { stage: STAGE });
    expect(unsigned).toBe('roster');
    const steps = await organizer.client.demand('contest.progress', { stage: STAGE });
    const assignment = steps.find(({ step }) => step === 'assignment');
    expect(assignment?.message.code).toBe('assignment-older-roster');
    await receive(judge, (await assignAndPack(organizer, [id])).get(id) ?? '');
    await seal(judge, 'A-2', draftOf(400, 300));
    await seal(judge, 'A-3', draftOf(300, 300));
    const desk = await judge.client.demand('judging.desk', {});
    const signed = desk?.entries.map(({ sheets }) => sheets.map(({ sm2 }) => sm2));
    expect(signed).toEqual([[false], [true], [true]]);
    const { report } = await deliver(judge, organizer);
    expect(report.rejected).toEqual([]);
    await turnStage(organizer, 'stage.close');
    const { client, secret } = organizer;
    await client.demand('result.sign', { stage: STAGE, secret });
    const path = await exportArchive(organizer);
    const { report: verified } = await verifyFiles(await readFiles(path), root);
    expect(verified.verdict).toBe('valid');
    const second = verified.steps[3]?.findings.find(({ code }) => code === 'sm2-signatures-valid');
    // Two sheets and the result.
    expect(second?.params).toEqual({ files: 3 });
  });

  it('is made anew with a new device key, unless it is not wanted', async () => {
    const { client } = bystander;
    const old = await exportCard(bystander);
    const before = readFileSync(old.path, 'utf8');
    await client.demand('identity.reenrol', { secret: NEW_SECRET });
    expect(await status(bystander)).toMatchObject({ sm2: true });
    expect(readFileSync((await exportCard(bystander)).path, 'utf8')).not.toBe(before);
    await client.demand('identity.reenrol', { secret: NEW_SECRET, sm2: false });
    expect(await status(bystander)).toMatchObject({ sm2: false });
  });
});
