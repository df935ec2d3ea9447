import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JudgeId } from '../../src/core/model/primitives.ts';
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
  importReceipt,
  receive,
  seal,
  turnStage,
  type Person,
} from '../support/people.ts';

let organizer: Person;
let judge: Person;
let notary: Person;
let root: string;

beforeAll(async () => {
  organizer = await createPerson('organizer', '组委会');
  judge = await createPerson('judge', '甲评委');
  notary = await createPerson('notary', '公证员');
  root = await foundContest(organizer);
  const [id] = (await enrol(organizer, [judge])) as [JudgeId];
  const packages = await assignAndPack(organizer, [id]);
  await receive(judge, packages.get(id) ?? '');
}, 60_000);
afterAll(async () => {
  for (const person of [organizer, judge, notary]) await person.close();
});

/** A copy whose last sheet has another signature: the list, which is signed by itself, holds. */
function damageLastSheet(path: string): string {
  const text = readFileSync(path, 'utf8');
  const at = text.lastIndexOf('"sig":"') + 20;
  const damaged = join(organizer.folder, 'damaged.jbbundle');
  writeFileSync(
    damaged,
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
  );
  return damaged;
}

async function take(path: string) {
  const report = await importBundle(organizer, path);
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
}

it('a copy that was damaged on the way does not keep the whole bundle out', async () => {
  for (const entry of ['A-1', 'A-2']) await seal(judge, entry, draftOf(500, 300));
  const bundle = await exportBundle(judge);
  const damaged = await take(damageLastSheet(bundle));
  expect(damaged.accepted).toHaveLength(1);
  expect(damaged.rejected.map(({ code }) => code)).toEqual(['bad-signature']);

  const whole = await take(bundle);
  expect(whole.rejected).toEqual([]);
  expect(whole.accepted.map(({ sheet }) => sheet)).toEqual([damaged.rejected[0]?.sheet]);
  expect(whole.known).toHaveLength(1);
  const [listed] = await organizer.client.demand('bundles.list', { stage: STAGE });
  expect(listed).toMatchObject({ sheets: 2, rejected: 0 });

  // Once whole, a damaged copy changes nothing any more.
  const again = await take(damageLastSheet(bundle));
  expect(readFileSync(again.receipt.path)).toEqual(readFileSync(whole.receipt.path));
  expect([again.rejected, again.size]).toEqual([[], whole.size]);

  // The judge may have taken the first answer in: the second one is the newer.
  for (const { receipt } of [damaged, whole]) {
    expect(await importReceipt(judge, receipt.path)).toMatchObject({ ok: true });
  }
  const desk = await judge.client.demand('judging.desk', {});
  const sheets = desk?.entries.flatMap((entry) => entry.sheets) ?? [];
  expect(sheets.map(({ delivered }) => delivered)).toEqual([true, true]);
}, 60_000);

it('and the archive proves both answers', async () => {
  await seal(judge, 'A-3', draftOf(400, 300));
  await take(await exportBundle(judge));
  await turnStage(organizer, 'stage.close');
  await organizer.client.demand('result.sign', { stage: STAGE, secret: organizer.secret });
  const verified = await exportAndVerify(organizer, notary, root);
  expect(failedSteps(verified)).toEqual([]);
  expect(verified.report.verdict).toBe('valid');
  const codes = verified.report.steps.flatMap(({ findings }) => findings.map(({ code }) => code));
  expect(codes).toContain('sheet-copy-rejected');
  expect(codes).not.toContain('sheet-rejected');
}, 60_000);
