import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryId, JudgeId } from '../../src/core/model/primitives.ts';
import { exportAndVerify } from '../support/export-and-verify.ts';
import {
  STAGE,
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  enrolDevices,
  exportBundle,
  foundContest,
  importBundle,
  importReceipt,
  receive,
  reopenPerson,
  seal,
  turnStage,
  type Person,
} from '../support/people.ts';

/** One judge with two laptops, a second judge, and two desks that collect apart. */
describe('two collecting desks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jurybox-desks-'));
  let main: Person;
  let second: Person;
  let laptops: readonly [Person, Person];
  let other: Person;
  let id: JudgeId;
  let root: string;

  beforeAll(async () => {
    main = await createPerson('organizer', '组委会', { folder: join(folder, 'main') });
    laptops = [await createPerson('judge', '甲评委'), await createPerson('judge', '甲评委')];
    other = await createPerson('judge', '乙评委');
    root = await foundContest(main);
    id = await enrolDevices(main, laptops);
    const [otherId] = await enrol(main, [other]);
    const packages = await assignAndPack(main, [id, otherId as JudgeId]);
    for (const laptop of laptops) await receive(laptop, packages.get(id) ?? '');
    await receive(other, packages.get(otherId as JudgeId) ?? '');
    await main.close();
    cpSync(main.folder, join(folder, 'second'), { recursive: true });
    main = await reopenPerson(main, main.folder);
    second = await reopenPerson(main, join(folder, 'second'));
  });
  afterAll(async () => {
    for (const person of [main, second, ...laptops, other]) await person.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = (desk: Person) => desk.client.demand('log.view', { stage: STAGE });
  const exportDesk = async (desk: Person) => {
    const { client, secret, out } = desk;
    const input = { stage: STAGE, purpose: 'desk', destinationId: out, secret } as const;
    return (await client.demand('archive.export', input)).file.path;
  };
  const merge = async (desk: Person, path: string) =>
    desk.client.call('log.mergeArchive', {
      stage: STAGE,
      uploadId: await desk.client.uploadFile(path),
      secret: desk.secret,
    });

  it('a copy that declares itself has a log of its own, leaf for leaf as far as it goes', async () => {
    const { client, secret } = second;
    const desk = await client.demand('log.becomeSecondDesk', { stage: STAGE, secret });
    const [own, theirs] = [await view(main), await view(second)];
    expect(desk.size).toBe(own?.size);
    expect(theirs?.origin).not.toBe(own?.origin);
    expect(theirs).toMatchObject({ state: 'open', trouble: null });
  });

  it('threats.md row 53: both take bundles in apart, and one takes the other’s over whole', async () => {
    await seal(laptops[0], 'A-1', draftOf(500, 300));
    await deliver(laptops[0], main);
    await seal(laptops[1], 'A-1', draftOf(450, 300));
    await seal(laptops[1], 'A-2', draftOf(400, 300));
    await deliver(laptops[1], second);
    await seal(other, 'A-1', draftOf(300, 300));
    await deliver(other, second);
    const archive = await exportDesk(second);
    const merged = await merge(main, archive);
    expect(merged).toMatchObject({
      ok: true,
      value: { bundles: 2, sheets: 3, known: 0, sameLog: false },
    });
    expect(merged.ok && merged.value.conflicts).toEqual([{ judge: id, entry: 'A-1' }]);
    expect((await view(main))?.sheets).toEqual({ counts: 4, late: 0, revoked: 0 });
    const again = await merge(main, archive);
    expect(again).toMatchObject({ ok: true, value: { bundles: 0, sheets: 0, known: 3 } });
  });

  it('a judge who delivered at the other desk goes on at this one without alarm', async () => {
    await seal(other, 'A-2', draftOf(350, 300));
    const { receipt } = await deliver(other, main);
    expect(receipt).toMatchObject({ delivered: 2, conflicts: [] });
    expect((await other.client.demand('judging.logState', {})).alarm).toBeNull();
  });

  it('threats.md row 30: both versions come back with the receipt, and one sheet naming both settles it', async () => {
    const answer = await importBundle(main, await exportBundle(laptops[0]));
    if (!answer.ok) throw new Error('bundle refused');
    expect(answer.value.conflicts).toEqual(['A-1']);
    const receipt = await importReceipt(laptops[0], answer.value.receipt.path);
    expect(receipt.ok && receipt.value.conflicts).toEqual(['A-1']);
    const entryOf = async () =>
      (await laptops[0].client.demand('judging.desk', {}))?.entries.find(
        ({ entry }) => entry.id === ('A-1' as EntryId),
      );
    const before = await entryOf();
    expect(before).toMatchObject({ conflict: true, foreign: [{ total: '75.0' }] });
    expect(before?.sheets.map(({ total, effective }) => [total, effective])).toEqual([
      ['80.0', false],
    ]);
    const settled = draftOf(480, 300, { correctionReason: '两台设备各评一次，以此为准' });
    const hash = await seal(laptops[0], 'A-1', settled);
    const after = await entryOf();
    const head = after?.sheets.find((sheet) => sheet.hash === hash);
    expect(after?.conflict).toBe(false);
    expect(head).toMatchObject({ effective: true, total: '78.0' });
    expect(head?.sheet.replaces).toHaveLength(2);
    const { report } = await deliver(laptops[0], main);
    expect(report.conflicts).toEqual([]);
    const matrix = await main.client.demand('result.matrix', { stage: STAGE });
    const cell = matrix.cells.find(({ judge, entry }) => judge === id && entry === 'A-1');
    expect(cell).toMatchObject({ state: 'received', corrected: true, sheet: hash });
  });

  it('threats.md row 53: a copy that never declared itself is merged as well, and noted', async () => {
    await main.close();
    const copy = join(folder, 'undeclared');
    cpSync(main.folder, copy, { recursive: true });
    main = await reopenPerson(main, main.folder);
    const undeclared = await reopenPerson(main, copy);
    await seal(other, 'A-3', draftOf(200, 200));
    await deliver(other, undeclared);
    await seal(laptops[0], 'A-3', draftOf(250, 200));
    await deliver(laptops[0], main);
    const merged = await merge(main, await exportDesk(undeclared));
    expect(merged).toMatchObject({ ok: true, value: { bundles: 1, sheets: 1, sameLog: true } });
    await undeclared.close();
    // The judge whom the copy had shown its head is no alarm here either.
    const answer = await importBundle(main, await exportBundle(other));
    expect(answer.ok).toBe(true);
    expect((await view(main))?.trouble).toBeNull();
  });

  it('refuses an archive of which one byte was changed, and what is not of this contest', async () => {
    const foreign = await createPerson('organizer', '别家');
    await foundContest(foreign);
    const stranger = await createPerson('judge', '丙评委');
    const ids = await enrol(foreign, [stranger]);
    await assignAndPack(foreign, ids);
    const answer = await merge(main, await exportDesk(foreign));
    expect(answer).toMatchObject({ ok: false, error: { code: 'merge-damaged' } });
    await foreign.close();
    await stranger.close();
  });

  it('closes and signs over both', async () => {
    await turnStage(main, 'stage.close');
    await main.client.demand('result.sign', { stage: STAGE, secret: main.secret });
    const notary = await createPerson('notary', '公证员');
    const { report } = await exportAndVerify(main, notary, root);
    const faults = report.steps.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'error'),
    );
    expect(faults).toEqual([]);
    expect(report.verdict).toBe('valid');
    await notary.close();
  }, 120_000);
});
