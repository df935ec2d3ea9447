import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../src/core/envelope/dsse.ts';
import { canonicalBytes } from '../../src/core/json/canonical-json.ts';
import {
  cosign,
  collectSignature,
  exportRequest,
  giveBack,
  shareRoot,
  tryCosign,
} from '../support/root-holders.ts';
import { createPerson, enrol, SMALL_SETUP, type Person } from '../support/people.ts';

// Real argon2id many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const codeOf = (answer: { ok: boolean; error?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.error?.code;

type RequestFile = { envelope: Envelope; rosters: Envelope[] };
/** The members that the tests alter, of a charter or a roster. */
type Payload = {
  rootKeys: string[];
  setup: { title: string };
  rosterVersion: number;
  previous: string;
};

/** A change to a file on its way between two people. */
function tamper(path: string, name: string, change: (file: RequestFile) => void): string {
  const file = JSON.parse(readFileSync(path, 'utf8')) as RequestFile;
  change(file);
  const changed = join(path, '..', name);
  writeFileSync(changed, canonicalBytes(file));
  return changed;
}

/** Alters the payload inside an envelope, and leaves its signatures. */
function alterPayload(envelope: { payload: string }, change: (payload: Payload) => void): void {
  const text = Buffer.from(envelope.payload, 'base64').toString('utf8');
  const payload = JSON.parse(text) as Payload;
  change(payload);
  envelope.payload = Buffer.from(canonicalBytes(payload)).toString('base64');
}

describe('a root of two keys out of three', () => {
  const people: Person[] = [];
  const person = async (...args: Parameters<typeof createPerson>) => {
    const created = await createPerson(...args);
    people.push(created);
    return created;
  };
  let organizer: Person;
  let anna: Person;
  let bo: Person;
  let stranger: Person;
  let judge: Person;
  let charterRequest: string;
  let charterFromAnna: string;

  beforeAll(async () => {
    organizer = await person('organizer', '组委会');
    anna = await person('root-holder', '安娜');
    bo = await person('root-holder', '博');
    stranger = await person('root-holder', '外人');
    judge = await person('judge', '甲评委');
    const setup = new TextEncoder().encode(JSON.stringify(SMALL_SETUP));
    const uploadId = await organizer.client.uploadBytes('setup.json', setup);
    await organizer.client.demand('contest.create', { uploadId });
    await shareRoot(organizer, [anna, bo], 2);
  });
  afterAll(async () => {
    for (const someone of people) await someone.close();
  });

  it('refuses a judge’s card, a card twice, and a threshold beyond the keys', async () => {
    const cardOf = async (someone: Person) =>
      organizer.client.uploadFile(
        (await someone.client.demand('identity.exportKeyCard', { destinationId: someone.out }))
          .path,
      );
    const wrongRole = await organizer.client.call('root.previewCard', {
      uploadId: await cardOf(judge),
    });
    expect(codeOf(wrongRole)).toBe('key-card-role');
    const uploadId = await cardOf(anna);
    const { fingerprint } = await organizer.client.demand('root.previewCard', { uploadId });
    const again = { uploadId, comparedFingerprint: fingerprint.hex };
    expect(codeOf(await organizer.client.call('root.addHolder', again))).toBe('root-holder-exists');
    expect(codeOf(await organizer.client.call('root.setThreshold', { threshold: 4 }))).toBe(
      'root-threshold-impossible',
    );
  });

  it('threats.md row 20: refuses a holder’s card that is not the one that was compared', async () => {
    const card = await stranger.client.demand('identity.exportKeyCard', {
      destinationId: stranger.out,
    });
    const uploadId = await organizer.client.uploadFile(card.path);
    const own = await anna.client.demand('identity.status', {});
    const compared = own?.fingerprint.hex ?? ('' as never);
    const swapped = { uploadId, comparedFingerprint: compared };
    expect(codeOf(await organizer.client.call('root.addHolder', swapped))).toBe(
      'fingerprint-mismatch',
    );
    expect((await organizer.client.demand('root.get', {})).holders).toHaveLength(2);
  });

  it('freezes into waiting: nothing is in force, and nothing can be changed', async () => {
    const frozen = await organizer.client.demand('contest.freeze', { secret: organizer.secret });
    expect(frozen.waiting).toBe(true);
    const contest = await organizer.client.demand('contest.get', {});
    expect(contest?.frozen).toBeNull();
    const { charter } = await organizer.client.demand('signing.pending', {});
    expect(charter?.signers.map(({ name, signed }) => [name, signed])).toEqual([
      ['组委会', true],
      ['安娜', false],
      ['博', false],
    ]);
    const save = await organizer.client.call('contest.save', { setup: SMALL_SETUP });
    expect(codeOf(save)).toBe('signing-pending');
    const roster = await organizer.client.call('judges.signRoster', { secret: organizer.secret });
    expect(codeOf(roster)).toBe('contest-not-frozen');
    charterRequest = await exportRequest(organizer, 'charter');
  });

  it('shows a holder the charter, all keys, and its own among them', async () => {
    const uploadId = await anna.client.uploadFile(charterRequest);
    const shown = await anna.client.demand('holder.open', { uploadId });
    expect(shown).toMatchObject({ kind: 'charter', threshold: 2, roster: null, rival: null });
    expect(shown.setup.title).toBe(SMALL_SETUP.title);
    expect(shown.keys.map(({ name, own, signed }) => [name, own, signed])).toEqual([
      ['组委会', false, true],
      ['安娜', true, false],
      ['博', false, false],
    ]);
    const own = await anna.client.demand('identity.status', {});
    expect(shown.keys[1]?.fingerprint).toEqual(own?.fingerprint);
    // What the organizer reads aloud is what the holder sees.
    const root = await organizer.client.demand('root.get', {});
    expect(shown.operations).toEqual(root.operations);
    expect(shown.keys[0]?.fingerprint).toEqual(root.own?.fingerprint);
  });

  it('refuses to sign for a stranger, and after the file has changed', async () => {
    expect(codeOf(await tryCosign(stranger, charterRequest))).toBe('signing-not-yours');
    const uploadId = await anna.client.uploadFile(charterRequest);
    const answer = await anna.client.call('holder.sign', {
      uploadId,
      hash: 'a'.repeat(64) as never,
      discards: null,
      secret: anna.secret,
      destinationId: anna.out,
    });
    expect(codeOf(answer)).toBe('signing-changed');
    expect(await anna.client.demand('holder.history', {})).toEqual([]);
  });

  it('threats.md row 18: refuses a charter with a root key of small order', async () => {
    const weak = tamper(charterRequest, 'weak.jbsign', (file) =>
      alterPayload(file.envelope, (charter) => {
        // y = 0 is a point of order four.
        charter.rootKeys.push('0'.repeat(64));
      }),
    );
    const uploadId = await anna.client.uploadFile(weak);
    expect(await anna.client.call('holder.open', { uploadId })).toMatchObject({
      ok: false,
      error: { code: 'signing-invalid', params: { reason: 'weak-key' } },
    });
  });

  it('one signature short stays waiting; a file without a new one adds nothing', async () => {
    expect(await giveBack(organizer, charterRequest)).toMatchObject({
      ok: true,
      value: { added: 0, waiting: { threshold: 2 } },
    });
    expect((await organizer.client.demand('contest.get', {}))?.frozen).toBeNull();
  });

  it('threats.md row 16: the same key twice, a foreign key and a copied signature count nothing', async () => {
    const request = JSON.parse(readFileSync(charterRequest, 'utf8')) as RequestFile;
    const [own] = request.envelope.signatures;
    const annaStatus = await anna.client.demand('holder.open', {
      uploadId: await anna.client.uploadFile(charterRequest),
    });
    const annaKey = annaStatus.keys[1]?.key;
    const twice = tamper(charterRequest, 'twice.jbsign', (file) => {
      // The organizer's signature once more, under its own and under another key's name.
      if (!own || !annaKey) throw new Error('nothing to copy');
      file.envelope.signatures = [own, own, { ...own, keyid: annaKey }];
    });
    expect(await giveBack(organizer, twice)).toMatchObject({ ok: true, value: { added: 0 } });
    expect((await organizer.client.demand('contest.get', {}))?.frozen).toBeNull();
  });

  it('refuses an altered charter, also one that a holder was made to sign', async () => {
    const altered = tamper(charterRequest, 'altered.jbsign', (file) =>
      alterPayload(file.envelope, (charter) => {
        charter.setup.title = '另一个赛事';
      }),
    );
    // Nobody but the people can see that this is not what was agreed: the organizer refuses it.
    const misled = await cosign(bo, altered);
    expect(codeOf(await giveBack(organizer, misled))).toBe('signing-other-request');
    expect((await organizer.client.demand('contest.get', {}))?.frozen).toBeNull();
  });

  it('is in force once two distinct keys have signed, and says so alike to everybody', async () => {
    charterFromAnna = await cosign(anna, charterRequest);
    expect(await giveBack(organizer, charterFromAnna)).toMatchObject({
      ok: true,
      value: { kind: 'charter', added: 1, waiting: null },
    });
    const frozen = (await organizer.client.demand('contest.get', {}))?.frozen;
    const shown = await anna.client.demand('holder.open', {
      uploadId: await anna.client.uploadFile(charterRequest),
    });
    expect(frozen?.rootFingerprint).toEqual(shown.rootFingerprint);
    expect(shown.signedBefore).toBe(true);
    expect(codeOf(await giveBack(organizer, charterFromAnna))).toBe('signing-none');
  });

  describe('rosters', () => {
    let firstRequest: string;

    beforeAll(async () => {
      await enrol(organizer, [judge]);
      firstRequest = await exportRequest(organizer, 'roster');
    });

    it('shows who is added, with the fingerprint of the device', async () => {
      const shown = await anna.client.demand('holder.open', {
        uploadId: await anna.client.uploadFile(firstRequest),
      });
      const device = await judge.client.demand('identity.status', {});
      expect(shown.roster).toMatchObject({
        version: 1,
        comparedWith: 0,
        changes: [
          {
            change: 'judge-added',
            judge: { name: '甲评委' },
            devices: [{ fingerprint: device?.fingerprint }],
          },
        ],
      });
    });

    it('refuses a request of another contest', async () => {
      const other = await person('organizer', '另一组委会');
      const setup = new TextEncoder().encode(JSON.stringify(SMALL_SETUP));
      const uploadId = await other.client.uploadBytes('setup.json', setup);
      await other.client.demand('contest.create', { uploadId });
      await shareRoot(other, [anna], 2);
      await other.client.demand('contest.freeze', { secret: other.secret });
      const foreign = await cosign(anna, await exportRequest(other, 'charter'));
      // A charter, where only a roster waits; and a roster of the other contest.
      expect(codeOf(await giveBack(organizer, foreign))).toBe('signing-none');
      await giveBack(other, foreign);
      await enrol(other, [judge]);
      const roster = await cosign(anna, await exportRequest(other, 'roster'));
      expect(codeOf(await giveBack(organizer, roster))).toBe('signing-other-request');
    });

    it('comes into force with a second key, and not before', async () => {
      const before = await organizer.client.demand('judges.list', {});
      expect(before).toMatchObject({ rosterVersion: 0, unsigned: true });
      expect(await collectSignature(organizer, anna, 'roster')).toBe(true);
      const after = await organizer.client.demand('judges.list', {});
      expect(after).toMatchObject({ rosterVersion: 1, unsigned: false });
    });

    it('threats.md row 22: a holder refuses an older roster than it signed', async () => {
      await enrol(organizer, [await person('judge', '乙评委')]);
      expect(await collectSignature(organizer, anna, 'roster')).toBe(true);
      expect(codeOf(await tryCosign(anna, firstRequest))).toBe('roster-older');
      // Who was misled into another charter of this contest is warned, too.
      expect(codeOf(await tryCosign(bo, firstRequest))).toBe('root-rival');
    });

    it('threats.md row 23: a holder refuses a second roster of one version, until it is told', async () => {
      await enrol(organizer, [await person('judge', '丙评委')]);
      const given = await exportRequest(organizer, 'roster');
      await cosign(anna, given);
      await organizer.client.demand('signing.cancel', { kind: 'roster' });
      await enrol(organizer, [await person('judge', '丁评委')]);
      const rival = await exportRequest(organizer, 'roster');
      expect(codeOf(await tryCosign(anna, rival))).toBe('root-rival');
      const [last] = (await anna.client.demand('holder.history', {})).toReversed();
      expect(codeOf(await tryCosign(anna, rival, 'b'.repeat(64)))).toBe('root-rival');
      const told = await tryCosign(anna, rival, last?.hash ?? '');
      expect(codeOf(told)).toBe('accepted');
      const back = await giveBack(organizer, told.ok ? told.value.path : '');
      expect(back).toMatchObject({ ok: true, value: { waiting: null } });
    });

    it('threats.md row 23: a roster that jumps a version, or names another before it, is refused', async () => {
      await enrol(organizer, [await person('judge', '戊评委')]);
      const request = await exportRequest(organizer, 'roster');
      const jump = tamper(request, 'jump.jbsign', (file) =>
        alterPayload(file.envelope, (roster) => {
          roster.rosterVersion += 1;
        }),
      );
      const cut = tamper(request, 'cut.jbsign', (file) => void file.rosters.pop());
      for (const path of [jump, cut]) {
        expect(await tryCosign(anna, path)).toMatchObject({
          ok: false,
          error: { code: 'signing-invalid', params: { reason: 'roster-version-gap' } },
        });
      }
      const other = tamper(request, 'other.jbsign', (file) =>
        alterPayload(file.envelope, (roster) => {
          roster.previous = 'c'.repeat(64);
        }),
      );
      expect(await tryCosign(anna, other)).toMatchObject({
        ok: false,
        error: { params: { reason: 'roster-previous-mismatch' } },
      });
      await organizer.client.demand('signing.cancel', { kind: 'roster' });
    });
  });
});
