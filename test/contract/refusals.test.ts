import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/contract/judging-methods.ts';
import type { EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import {
  SMALL_SETUP,
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

/** Each refusal names its cause and leaves everything as it was. */
describe('refusals', () => {
  let organizer: Person;
  let first: Person;
  let second: Person;
  let ids: readonly JudgeId[];
  let packages: ReadonlyMap<JudgeId, string>;
  const people: Person[] = [];
  const person = async (...args: Parameters<typeof createPerson>) => {
    const created = await createPerson(...args);
    people.push(created);
    return created;
  };
  const packageOf = (index: number) => packages.get(ids[index] as JudgeId) ?? '';
  const codeOf = (answer: { ok: boolean; error?: { code: string } }) =>
    answer.ok ? 'accepted' : answer.error?.code;

  beforeAll(async () => {
    organizer = await person('organizer', '组委会');
    first = await person('judge', '甲评委');
    second = await person('judge', '乙评委');
    await foundContest(organizer);
    ids = await enrol(organizer, [first, second]);
    packages = await assignAndPack(organizer, ids);
  });
  afterAll(async () => {
    for (const someone of people) await someone.close();
  });

  it('refuses changes to a frozen contest', async () => {
    expect(codeOf(await organizer.client.call('contest.save', { setup: SMALL_SETUP }))).toBe(
      'contest-frozen',
    );
    expect(
      codeOf(await organizer.client.call('contest.freeze', { secret: organizer.secret })),
    ).toBe('contest-frozen');
  });

  it('refuses another judge’s package: it cannot even be decrypted', async () => {
    expect(codeOf(await importPackage(first, packageOf(1)))).toBe('package-not-encrypted-for-you');
    expect(await first.client.demand('judging.desk', {})).toBeNull();
  });

  it.each([
    ['truncated', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 40)],
    ['with one bit flipped', (bytes: Uint8Array) => flip(bytes, bytes.length - 100)],
    ['with a damaged head', (bytes: Uint8Array) => flip(bytes, 60)],
    ['that is no package at all', () => new TextEncoder().encode('PK\u0003\u0004 not a package')],
  ])('refuses a package %s', async (_name, damage) => {
    const path = join(first.folder, 'damaged.jbpkg');
    writeFileSync(path, damage(new Uint8Array(readFileSync(packageOf(0)))));
    const answer = await importPackage(first, path);
    expect(['package-damaged', 'package-not-encrypted-for-you', 'wrong-file-kind']).toContain(
      codeOf(answer),
    );
    expect(await first.client.demand('judging.desk', {})).toBeNull();
  });

  it('shows nothing before the person has compared the root fingerprint', async () => {
    expect((await importPackage(first, packageOf(0))).ok).toBe(true);
    expect(await first.client.demand('judging.desk', {})).toBeNull();
    const wrong = 'a'.repeat(64) as never;
    expect(
      codeOf(await first.client.call('judging.confirmContest', { rootFingerprint: wrong })),
    ).toBe('fingerprint-mismatch');
    await receive(first, packageOf(0));
    expect((await first.client.demand('judging.desk', {}))?.entries).toHaveLength(3);
    await receive(second, packageOf(1));
  });

  it('threats.md row 13: refuses a package of another contest on the same desk', async () => {
    const other = await person('organizer', '另一组委会');
    await foundContest(other);
    const otherIds = await enrol(other, [first]);
    const otherPackages = await assignAndPack(other, otherIds);
    const answer = await importPackage(first, otherPackages.get(otherIds[0] as JudgeId) ?? '');
    expect(codeOf(answer)).toBe('package-other-contest');
  });

  it('threats.md row 22: refuses an older package once a newer one is held', async () => {
    const older = join(second.folder, 'older.jbpkg');
    copyFileSync(packageOf(1), older);
    packages = await assignAndPack(organizer, ids);
    await receive(second, packageOf(1));
    expect(codeOf(await importPackage(second, older))).toBe('package-older');
  });

  it('threats.md row 39: signs from its own copy and refuses content the person did not see', async () => {
    const entry = 'A-1' as EntryId;
    await saveDraft(first, entry, draftOf(500, 300));
    const [preview] = await first.client.demand('judging.previewSheets', { entries: [entry] });
    await saveDraft(first, entry, draftOf(100, 300));
    const answer = await first.client.call('judging.seal', {
      sheets: [{ entry, contentHash: preview?.contentHash ?? ('' as never) }],
      secret: first.secret,
    });
    expect(codeOf(answer)).toBe('sheet-changed');
    expect((await first.client.demand('judging.desk', {}))?.entries[0]?.sheets).toEqual([]);
  });

  it('refuses a draft that does not know what another copy wrote, and keeps that', async () => {
    const entry = 'A-1' as EntryId;
    const save = (base: number, copy: string, edit: number, draft: Draft | null) =>
      first.client.call('judging.saveDraft', { entry, base, copy, edit, draft });
    const head = async () =>
      (await first.client.demand('judging.desk', {}))?.entries[0]?.journal.revision ?? 0;
    const seen = await head();
    expect(codeOf(await save(0, 'bbbbbbbb', 1, draftOf(5, 5)))).toBe('draft-stale');
    expect(codeOf(await save(0, 'bbbbbbbb', 1, null))).toBe('draft-stale');
    expect(await head()).toBe(seen);
    // Having seen it, the same copy goes on; asking the same again adds nothing.
    expect((await save(seen, 'bbbbbbbb', 1, draftOf(10, 10))).ok).toBe(true);
    expect((await save(seen, 'bbbbbbbb', 1, draftOf(10, 10))).ok).toBe(true);
    expect(await head()).toBe(seen + 1);
    // A copy that went back to an older state of itself does not overwrite its own future.
    expect(codeOf(await save(seen, 'bbbbbbbb', 1, draftOf(20, 20)))).toBe('draft-stale');
    const history = await first.client.demand('judging.draftHistory', { entry });
    expect(history.map(({ draft }) => draft?.marks['merit'])).toEqual([10, 100, 500]);
  });

  it('a draft that is given up is gone for sealing and stays in the history', async () => {
    const entry = 'A-3' as EntryId;
    await saveDraft(first, entry, draftOf(500, 300));
    await saveDraft(first, entry, null);
    const desk = await first.client.demand('judging.desk', {});
    expect(desk?.entries[2]).toMatchObject({ draft: null, state: 'not-started' });
    const [preview] = await first.client.demand('judging.previewSheets', { entries: [entry] });
    expect(preview?.problems).toEqual([{ code: 'not-started' }]);
    const history = await first.client.demand('judging.draftHistory', { entry });
    expect(history.map(({ draft }) => draft?.marks['merit'])).toEqual([undefined, 500]);
  });

  it('refuses to seal with a wrong passphrase, with a missing mark, or off the step', async () => {
    const entry = 'A-2' as EntryId;
    await saveDraft(first, entry, draftOf(501, 300));
    const [offStep] = await first.client.demand('judging.previewSheets', { entries: [entry] });
    expect(offStep?.problems).toEqual([{ code: 'mark-off-step', criterion: 'merit' }]);
    expect(offStep?.sheet).toBeNull();
    const half = { ...draftOf(500, 300), marks: { merit: 500 } };
    await saveDraft(first, entry, half);
    const [missing] = await first.client.demand('judging.previewSheets', { entries: [entry] });
    expect(missing?.problems).toEqual([{ code: 'mark-missing', criterion: 'value' }]);
    await saveDraft(first, entry, draftOf(500, 300));
    const [whole] = await first.client.demand('judging.previewSheets', { entries: [entry] });
    const answer = await first.client.call('judging.seal', {
      sheets: [{ entry, contentHash: whole?.contentHash ?? ('' as never) }],
      secret: 'not the right five words here',
    });
    expect(codeOf(answer)).toBe('secret-wrong');
  });

  it('threats.md row 14: the same bundle again doubles nothing and gives the same receipt', async () => {
    await seal(second, 'A-1', draftOf(300, 300));
    const bundle = await exportBundle(second);
    const once = await importBundle(organizer, bundle);
    const twice = await importBundle(organizer, bundle);
    if (!once.ok || !twice.ok) throw new Error('bundle refused');
    expect([
      once.value.accepted.length,
      twice.value.accepted.length,
      twice.value.known.length,
    ]).toEqual([1, 0, 1]);
    expect(readFileSync(twice.value.receipt.path)).toEqual(readFileSync(once.value.receipt.path));
  });

  it('a correction keeps both versions, names the old one, and needs its reason', async () => {
    const entry = 'A-1' as EntryId;
    const bare = draftOf(310, 300, { correctionReason: ' ' });
    await saveDraft(second, entry, bare);
    const [refused] = await second.client.demand('judging.previewSheets', { entries: [entry] });
    expect(refused?.problems).toEqual([{ code: 'correction-reason-missing' }]);
    await seal(second, 'A-1', draftOf(310, 300, { correctionReason: '看错一栏' }));
    const desk = await second.client.demand('judging.desk', {});
    const [old, corrected] = desk?.entries[0]?.sheets ?? [];
    expect(corrected?.sheet.replaces).toEqual([old?.hash]);
    expect([old?.effective, corrected?.effective]).toEqual([false, true]);
    const report = await importBundle(organizer, await exportBundle(second));
    expect(report.ok && report.value.accepted.length).toBe(1);
    const versions = await organizer.client.demand('result.sheets', {
      stage: STAGE,
      judge: ids[1] as JudgeId,
      entry,
    });
    expect(versions.map(({ total, effective }) => [total, effective])).toEqual([
      ['60.0', false],
      ['61.0', true],
    ]);
  });

  it('threats.md row 21: refuses a bundle whose device is not in the roster', async () => {
    const stranger = await person('judge', '陌生人');
    const other = await person('organizer', '别的组委会');
    await foundContest(other);
    const strangerIds = await enrol(other, [stranger]);
    const strange = await assignAndPack(other, strangerIds);
    await receive(stranger, strange.get(strangerIds[0] as JudgeId) ?? '');
    await seal(stranger, 'A-1', draftOf(600, 400));
    const answer = await importBundle(organizer, await exportBundle(stranger));
    expect(codeOf(answer)).toBe('bundle-other-contest');
  });

  it('refuses a bundle that was changed on the way, and changes nothing', async () => {
    const before = await organizer.client.demand('result.matrix', { stage: STAGE });
    const path = join(organizer.folder, 'damaged.jbbundle');
    const text = readFileSync(await exportBundle(second), 'utf8');
    // Another letter of base64 than stands there, so that the damage is in what it says.
    const damageAt = async (position: number) => {
      const other = text[position] === 'A' ? 'B' : 'A';
      writeFileSync(path, `${text.slice(0, position)}${other}${text.slice(position + 1)}`);
      return importBundle(organizer, path);
    };
    expect(codeOf(await damageAt(text.indexOf('"payload":"') + 60))).toBe('bundle-damaged');
    // Another payload is not the sheet that the list names: kept under its name, it would be a
    // falsehood in the archive.
    expect(codeOf(await damageAt(text.lastIndexOf('"payload":"') + 60))).toBe('bundle-damaged');
    expect(await organizer.client.demand('result.matrix', { stage: STAGE })).toEqual(before);
  });

  it('threats.md row 52: a rehearsal and a real contest refuse each other’s artefacts', async () => {
    const rehearsing = await person('judge', '彩排评委', { rehearsal: true });
    const card = await rehearsing.client.demand('identity.exportKeyCard', {
      destinationId: rehearsing.out,
    });
    const uploadId = await organizer.client.uploadFile(card.path);
    expect(codeOf(await organizer.client.call('judges.previewKeyCard', { uploadId }))).toBe(
      'key-card-rehearsal',
    );

    const rehearsal = await person('organizer', '彩排组委会', { rehearsal: true });
    await foundContest(rehearsal);
    const rehearsalIds = await enrol(rehearsal, [rehearsing]);
    const rehearsalPackages = await assignAndPack(rehearsal, rehearsalIds);
    await receive(rehearsing, rehearsalPackages.get(rehearsalIds[0] as JudgeId) ?? '');
    await seal(rehearsing, 'A-1', draftOf(600, 400));
    const rehearsed = await exportBundle(rehearsing);
    expect(codeOf(await importBundle(organizer, rehearsed))).toBe('bundle-rehearsal');
    expect(codeOf(await importBundle(rehearsal, await exportBundle(second)))).toBe(
      'bundle-rehearsal',
    );
    const realCard = await first.client.demand('identity.exportKeyCard', {
      destinationId: first.out,
    });
    const realUpload = await rehearsal.client.uploadFile(realCard.path);
    expect(
      codeOf(await rehearsal.client.call('judges.previewKeyCard', { uploadId: realUpload })),
    ).toBe('key-card-rehearsal');
  });

  it('checks the role of every caller', async () => {
    expect(codeOf(await first.client.call('contest.get', {}))).toBe('role-not-allowed');
    expect(codeOf(await organizer.client.call('judging.desk', {}))).toBe('role-not-allowed');
    expect(codeOf(await first.client.call('constructor' as never, {} as never))).toBe(
      'unknown-method',
    );
    expect(codeOf(await first.client.call('judging.saveDraft', { entry: '../x' } as never))).toBe(
      'bad-input',
    );
  });
});

function flip(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
