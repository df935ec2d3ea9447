import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/backend/crypto-node.ts';
import { explainSplitEvidence } from '../../src/core/log/split-evidence.ts';
import type { JudgeId } from '../../src/core/model/primitives.ts';
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
  reopenPerson,
  seal,
  type Person,
} from '../support/people.ts';

/** Records that are set back must not sign a second history (threats.md row 26). */
describe('a database restored from a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jurybox-restored-'));
  const at = (name: string) => join(folder, name);
  let judge: Person;
  const profileOf = (data: string) => {
    const profiles = join(data, 'profiles');
    return join(profiles, readdirSync(profiles)[0] ?? '');
  };
  const codeOf = (answer: { ok: boolean; error?: { code: string } }) =>
    answer.ok ? 'accepted' : answer.error?.code;
  let organizer: Person;

  beforeAll(async () => {
    judge = await createPerson('judge', '甲评委');
    organizer = await createPerson('organizer', '组委会', { folder: at('live') });
    await foundContest(organizer);
    const [id] = await enrol(organizer, [judge]);
    const packages = await assignAndPack(organizer, [id as JudgeId]);
    await receive(judge, packages.get(id as JudgeId) ?? '');
    await seal(judge, 'A-1', draftOf(500, 300));
    await deliver(judge, organizer);
    await organizer.close();
    cpSync(at('live'), at('backup'), { recursive: true });
    organizer = await reopenPerson(organizer, at('live'));
    await seal(judge, 'A-2', draftOf(400, 300));
    await deliver(judge, organizer);
    await organizer.close();
  });
  afterAll(async () => {
    await judge.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A data folder as it is after somebody copied the backup over it, whole or the database alone. */
  function restore(name: string, what: 'database' | 'everything'): string {
    if (what === 'everything') {
      cpSync(at('backup'), at(name), { recursive: true });
      return at(name);
    }
    cpSync(at('live'), at(name), { recursive: true });
    for (const file of ['jurybox.db', 'jurybox.db-wal', 'jurybox.db-shm']) {
      const target = join(profileOf(at(name)), file);
      rmSync(target, { force: true });
      const source = join(profileOf(at('backup')), file);
      if (existsSync(source)) cpSync(source, target);
    }
    return at(name);
  }

  it('threats.md row 26: a database restored alone is noticed at once, and nothing is signed', async () => {
    const restored = await reopenPerson(organizer, restore('alone', 'database'));
    const { client, secret, out } = restored;
    const view = await client.demand('log.view', { stage: STAGE });
    expect(view?.trouble).toEqual({ code: 'log-rolled-back', known: 9, own: 7, by: 'own' });
    for (const method of ['stage.close', 'result.sign', 'log.becomeSecondDesk'] as const) {
      const answer = await client.call(method, { stage: STAGE, secret });
      expect([method, codeOf(answer)]).toEqual([method, 'log-rolled-back']);
    }
    const archive = { stage: STAGE, secret, destinationId: out, purpose: 'desk' } as const;
    expect(codeOf(await client.call('archive.export', archive))).toBe('log-rolled-back');
    expect(codeOf(await importBundle(restored, await exportBundle(judge)))).toBe('log-rolled-back');
    const file = await client.demand('log.exportEvidence', { stage: STAGE, destinationId: out });
    expect(explainSplitEvidence(readFileSync(file.path), verifyEd25519)).toMatchObject({
      ok: true,
      value: { reason: 'log-behind', kept: { size: 9 }, shown: { size: 7 } },
    });
    await restored.close();
  });

  it('threats.md row 26: a whole folder set back is noticed by the head that a judge cosigned', async () => {
    const restored = await reopenPerson(organizer, restore('whole', 'everything'));
    const { client, secret } = restored;
    expect((await client.demand('log.view', { stage: STAGE }))?.trouble).toBeNull();
    const answer = await importBundle(restored, await exportBundle(judge));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'log-rolled-back', params: { known: 9, own: 7 } },
    });
    // From then on nothing is signed any more, whoever asks.
    expect(codeOf(await client.call('stage.close', { stage: STAGE, secret }))).toBe(
      'log-rolled-back',
    );
    await restored.close();
  });

  it('goes on with the newest data folder', async () => {
    const live = await reopenPerson(organizer, at('live'));
    const answer = await importBundle(live, await exportBundle(judge));
    expect(codeOf(answer)).toBe('accepted');
    await live.close();
  });
});
