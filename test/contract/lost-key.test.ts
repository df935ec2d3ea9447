import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import { exportAndVerify, failedSteps } from '../support/export-and-verify.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  draftOf,
  enrol,
  exportBundle,
  foundContest,
  importBundle,
  importPackage,
  receive,
  saveDraft,
  seal,
  type Person,
} from '../support/people.ts';

// Real argon2id many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const NEW_SECRET = 'violet harbor copper meadow quiet';
const codeOf = (answer: { ok: boolean; error?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.error?.code;

/** A judge forgets the passphrase in mid-contest; the laptop may be in other hands. */
describe('a lost key', () => {
  let organizer: Person;
  let judge: Person;
  let renewed: Person;
  let judgeId: JudgeId;
  let oldKey: string;
  let oldPackage: string;
  let root: string;

  const deviceOf = async (index: number) => {
    const { judges } = await organizer.client.demand('judges.list', {});
    const device = judges[0]?.devices[index];
    if (!device) throw new Error(`no device ${index}`);
    return device;
  };
  const states = async () =>
    (await judge.client.demand('judging.desk', {}))?.entries.map(({ state }) => state);

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judge = await createPerson('judge', '甲评委');
    renewed = { ...judge, secret: NEW_SECRET };
    root = await foundContest(organizer);
    [judgeId] = (await enrol(organizer, [judge])) as [JudgeId];
    oldPackage = (await assignAndPack(organizer, [judgeId])).get(judgeId) ?? '';
    await receive(judge, oldPackage);
    await seal(judge, 'A-1', draftOf(500, 300));
    const taken = await importBundle(organizer, await exportBundle(judge));
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    await seal(judge, 'A-2', draftOf(400, 300));
    await saveDraft(judge, 'A-3', draftOf(300, 300));
    oldKey = (await deviceOf(0)).key;
  });
  afterAll(async () => {
    await judge.close();
    await organizer.close();
  });

  it('gives way to a new one in the same profile: sheets and drafts stay', async () => {
    const before = await states();
    const made = await judge.client.demand('identity.reenrol', { secret: NEW_SECRET });
    const status = await judge.client.demand('identity.status', {});
    expect(status).toMatchObject({ name: '甲评委', fingerprint: made.fingerprint });
    expect(await states()).toEqual(before);
    expect(before).toEqual(['sealed', 'sealed', 'draft']);
    const [profile] = readdirSync(join(judge.folder, 'profiles'));
    const keys = readdirSync(join(judge.folder, 'profiles', profile ?? '', 'keys'));
    expect(keys.filter((name) => /^vault-.*\.json$/.test(name))).toHaveLength(1);
    expect(codeOf(await judge.client.call('identity.unlock', { secret: judge.secret }))).toBe(
      'secret-wrong',
    );
    expect(codeOf(await judge.client.call('identity.unlock', { secret: NEW_SECRET }))).toBe(
      'accepted',
    );
  });

  it('threats.md row 20: seals nothing under a roster that does not name the new key', async () => {
    const [preview] = await judge.client.demand('judging.previewSheets', {
      entries: ['A-3' as EntryId],
    });
    expect(preview?.problems).toEqual([{ code: 'device-not-in-roster' }]);
    expect(preview?.contentHash).toBeNull();
    expect(codeOf(await importPackage(judge, oldPackage))).toBe('package-not-encrypted-for-you');
  });

  it('is revoked from a place in the log, and a revocation only ever grows', async () => {
    const device = { device: oldKey as never, stage: STAGE };
    const log = await organizer.client.demand('judges.deviceLog', device);
    expect(log.bundles).toMatchObject([{ sheets: 1 }]);
    expect(log.size).toBeGreaterThan(log.bundles[0]?.index ?? Infinity);
    const revoke = (fromIndex: number) =>
      organizer.client.call('judges.revokeDevice', { ...device, fromIndex, reason: '忘记口令' });
    const stranger = await organizer.client.call('judges.revokeDevice', {
      ...device,
      device: 'a'.repeat(64) as never,
      fromIndex: 0,
      reason: '不认识',
    });
    expect(codeOf(stranger)).toBe('device-unknown');
    // Drafted, changed, withdrawn, drafted again: nothing is signed yet.
    await revoke(0);
    await organizer.client.demand('judges.withdrawRevocation', device);
    expect((await deviceOf(0)).revocations).toEqual([]);
    await revoke(log.size);
    expect((await organizer.client.demand('judges.list', {})).unsigned).toBe(true);

    const card = await judge.client.demand('identity.exportKeyCard', { destinationId: judge.out });
    const uploadId = await organizer.client.uploadFile(card.path);
    const { fingerprint } = await organizer.client.demand('judges.previewKeyCard', { uploadId });
    await organizer.client.demand('judges.add', {
      uploadId,
      judgeId,
      role: 'judge',
      comparedFingerprint: fingerprint.hex,
    });
    await organizer.client.demand('judges.signRoster', { secret: organizer.secret });
    expect((await deviceOf(0)).revocations).toMatchObject([
      { fromIndex: log.size, signed: true, reason: '忘记口令' },
    ]);
    expect((await deviceOf(1)).revocations).toEqual([]);
    expect(codeOf(await revoke(log.size + 5))).toBe('revocation-shrinks');
    const withdrawn = await organizer.client.call('judges.withdrawRevocation', device);
    expect(codeOf(withdrawn)).toBe('device-unknown');
    // The next roster carries it without being told again.
    await organizer.client.demand('judges.signRoster', { secret: organizer.secret });
    expect((await deviceOf(0)).revocations).toHaveLength(1);
  });

  it('threats.md row 31: what it signed later is flagged, and its judge seals it anew', async () => {
    const fresh = (await assignAndPack(organizer, [judgeId])).get(judgeId) ?? '';
    await receive(judge, fresh);
    // A-1 counts and is corrected; A-2 was sealed by the old key and never delivered.
    await seal(renewed, 'A-3', draftOf(300, 300));
    await seal(renewed, 'A-1', draftOf(510, 300, { correctionReason: '合计有误' }));
    const first = await importBundle(organizer, await exportBundle(renewed));
    if (!first.ok) throw new Error(JSON.stringify(first.error));
    expect(first.value.rejected).toEqual([]);
    const open = (await organizer.client.demand('result.compute', { stage: STAGE })).computed.open;
    expect(open.map(({ entry }) => entry)).toEqual(['A-2']);
    await seal(renewed, 'A-2', draftOf(400, 300, { correctionReason: '换了密钥，重新封签' }));
    const second = await importBundle(organizer, await exportBundle(renewed));
    if (!second.ok) throw new Error(JSON.stringify(second.error));
    const { computed } = await organizer.client.demand('result.compute', { stage: STAGE });
    expect(computed.status).toBe('complete');
    expect(computed.divisions[0]?.ranking.map(({ entry, total }) => [entry, total])).toEqual([
      ['A-1', '81.00'],
      ['A-2', '70.00'],
      ['A-3', '60.00'],
    ]);
  });

  it('leaves an archive that a notary can verify', async () => {
    const { secret } = organizer;
    await organizer.client.demand('stage.close', { stage: STAGE, secret });
    await organizer.client.demand('result.sign', { stage: STAGE, secret });
    const notary = await createPerson('notary', '公证员');
    const verified = await exportAndVerify(organizer, notary, root);
    await notary.close();
    expect(failedSteps(verified)).toEqual([]);
  });
});

describe('an organizer’s keys', () => {
  it('can be made anew before the freeze, and not after it', async () => {
    const organizer = await createPerson('organizer', '组委会');
    expect(await organizer.client.demand('identity.status', {})).toMatchObject({
      canReenrol: true,
    });
    await organizer.client.demand('identity.reenrol', { secret: NEW_SECRET });
    await foundContest({ ...organizer, secret: NEW_SECRET });
    expect(await organizer.client.demand('identity.status', {})).toMatchObject({
      canReenrol: false,
    });
    const refused = await organizer.client.call('identity.reenrol', { secret: NEW_SECRET });
    expect(codeOf(refused)).toBe('reenrol-refused');
    await organizer.close();
  });
});
