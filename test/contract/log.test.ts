import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemSurroundings, verifyEd25519 } from '../../src/backend/crypto-node.ts';
import { openVault } from '../../src/backend/vault/vault.ts';
import { encodeReceiptFile } from '../../src/core/archive/receipt-file.ts';
import { bytesToHex } from '../../src/core/bytes/binary.ts';
import { signingKeyOf, type Envelope } from '../../src/core/envelope/dsse.ts';
import type { PayloadOf } from '../../src/core/envelope/payload-types.ts';
import { createSignedObject } from '../../src/core/envelope/signed-object.ts';
import { signCheckpoint } from '../../src/core/log/checkpoint.ts';
import { createMerkleTree } from '../../src/core/log/merkle-tree.ts';
import { explainSplitEvidence } from '../../src/core/log/split-evidence.ts';
import type { JudgeId, Sha256Hex } from '../../src/core/model/primitives.ts';
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
  importReceipt,
  receive,
  seal,
  turnStage,
  type Person,
} from '../support/people.ts';

const codeOf = (answer: { ok: boolean; error?: { code: string } }) =>
  answer.ok ? 'accepted' : answer.error?.code;

/** The organizer's database of a data folder, with its write-ahead log. */
function databaseOf(folder: string): string {
  const profiles = join(folder, 'profiles');
  return join(profiles, readdirSync(profiles)[0] ?? '', 'jurybox.db');
}

/** A database that its program holds locked, through a copy beside it. */
function openCopy(path: string): DatabaseSync {
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, `${path}.copy${suffix}`);
  }
  return new DatabaseSync(`${path}.copy`);
}

describe('the log of a stage', () => {
  let organizer: Person;
  let judges: readonly Person[];
  let ids: readonly JudgeId[];
  const view = () => organizer.client.demand('log.view', { stage: STAGE });
  const compute = () => organizer.client.demand('result.compute', { stage: STAGE });
  const judge = (index: number): Person => {
    const found = judges[index];
    if (!found) throw new Error(`no judge ${index}`);
    return found;
  };

  beforeAll(async () => {
    organizer = await createPerson('organizer', '组委会');
    judges = [await createPerson('judge', '甲评委'), await createPerson('judge', '乙评委')];
    await foundContest(organizer);
    ids = await enrol(organizer, judges);
    const packages = await assignAndPack(organizer, ids);
    for (const [index, person] of judges.entries()) {
      await receive(person, packages.get(ids[index] as JudgeId) ?? '');
    }
  });
  afterAll(async () => {
    for (const person of [organizer, ...judges]) await person.close();
  });

  it('begins with charter, roster, assignment and packages, and opens with the first package', async () => {
    // charter, roster, assignment, package, opening, package
    expect(await view()).toMatchObject({ size: 6, state: 'open', trouble: null });
  });

  it('proves every delivered sheet to its judge, and the next bundle witnesses the head', async () => {
    await seal(judge(0), 'A-1', draftOf(500, 300));
    const first = await deliver(judge(0), organizer);
    expect(first.receipt).toMatchObject({ delivered: 1, late: [], first: true, size: 8 });
    expect((await view())?.witnesses.map(({ size }) => size)).toEqual([null, null]);
    await seal(judge(0), 'A-2', draftOf(400, 300));
    const second = await deliver(judge(0), organizer);
    expect(second.receipt).toMatchObject({ delivered: 2, linked: true, first: false, size: 10 });
    expect((await view())?.witnesses.map(({ size }) => size)).toEqual([8, null]);
  });

  it('witnesses the final head by file: .jbhead out, .jbwitness back', async () => {
    const { client, secret, out } = organizer;
    const head = await client.demand('log.exportHead', {
      stage: STAGE,
      destinationId: out,
      secret,
    });
    const uploadId = await judge(0).client.uploadFile(head.path);
    expect(await judge(0).client.demand('judging.importHead', { uploadId })).toEqual({ size: 10 });
    const witness = await judge(0).client.demand('judging.exportWitness', {
      destinationId: judge(0).out,
      secret: judge(0).secret,
    });
    const answer = await client.demand('log.importWitness', {
      stage: STAGE,
      uploadId: await client.uploadFile(witness.path),
      destinationId: out,
    });
    expect(answer).toEqual({ size: 10, judges: [{ judge: ids[0], name: '甲评委' }] });
  });

  it('threats.md row 29: a bundle after the close is logged as late, excluded and reported', async () => {
    await turnStage(organizer, 'stage.close');
    await seal(judge(1), 'A-1', draftOf(100, 100));
    const { report, receipt } = await deliver(judge(1), organizer);
    expect(report.accepted.map(({ standing }) => standing)).toEqual(['late']);
    expect(receipt.late).toEqual(['A-1']);
    expect((await view())?.sheets).toEqual({ counts: 2, late: 1, revoked: 0 });
    const list = await organizer.client.demand('bundles.list', { stage: STAGE });
    expect(list.map(({ late }) => late)).toEqual([0, 0, 1]);
    const { computed } = await compute();
    expect(computed.open).toContainEqual({ judge: ids[1], entry: 'A-1', state: 'late' });
    const { hash } = await organizer.client.demand('result.sign', {
      stage: STAGE,
      secret: organizer.secret,
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await turnStage(organizer, 'stage.reopen');
    // Opening again does not make the late one count: order is the log's index.
    expect((await view())?.sheets.late).toBe(1);
  });

  it('threats.md row 28: a wrong clock is warned of, and the order is that of the log', async () => {
    const dayAhead = {
      now: () => new Date(Date.now() + 86_400_000),
      randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    };
    const skewed = await createPerson('judge', '丙评委', { surroundings: dayAhead });
    try {
      const other = await createPerson('organizer', '另一组委会');
      await foundContest(other);
      const [id] = await enrol(other, [skewed]);
      const packages = await assignAndPack(other, [id as JudgeId]);
      await receive(skewed, packages.get(id as JudgeId) ?? '');
      await seal(skewed, 'A-1', draftOf(500, 300));
      const { report } = await deliver(skewed, other);
      expect(report.clock).toMatchObject([{ code: 'sealed-in-future', entry: 'A-1' }]);
      expect(report.accepted).toMatchObject([{ standing: 'counts', index: 6 }]);
      await other.close();
    } finally {
      await skewed.close();
    }
  });

  it('threats.md row 25: a log that does not extend the one seen is refused, and both heads are kept as evidence', async () => {
    const forged = await forgeReceipt(organizer, judge(0), 'consistency');
    const answer = await importReceipt(judge(0), forged);
    expect(codeOf(answer)).toBe('log-split-view');
    const { alarm } = await judge(0).client.demand('judging.logState', {});
    expect(alarm).toMatchObject({ reason: 'consistency-fails' });
    const saved = await judge(0).client.demand('judging.exportEvidence', {
      destinationId: judge(0).out,
    });
    const explained = explainSplitEvidence(readFileSync(saved.path), verifyEd25519);
    expect(explained).toMatchObject({
      ok: true,
      value: { reason: 'consistency-fails', weight: 'proven', title: '小型评审测试' },
    });
  });

  it('threats.md row 25: a place in the log that is not proved over the own bytes is no delivery', async () => {
    await seal(judge(0), 'A-3', draftOf(300, 300));
    const forged = await forgeReceipt(organizer, judge(0), 'inclusion');
    expect(codeOf(await importReceipt(judge(0), forged))).toBe('log-split-view');
    const desk = await judge(0).client.demand('judging.desk', {});
    expect(desk?.entries.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'sealed']);
    const saved = await judge(0).client.demand('judging.exportEvidence', {
      destinationId: judge(0).out,
    });
    expect(explainSplitEvidence(readFileSync(saved.path), verifyEd25519)).toMatchObject({
      ok: true,
      value: { reason: 'inclusion-fails', weight: 'proven' },
    });
  });
});

/**
 * A receipt as only the holder of the operations key could make it: over a log in which one leaf was
 * exchanged (`consistency`), or with a path that leads nowhere (`inclusion`).
 */
async function forgeReceipt(
  organizer: Person,
  judge: Person,
  fault: 'consistency' | 'inclusion',
): Promise<string> {
  const report = await importBundle(organizer, await exportBundle(judge));
  if (!report.ok) throw new Error('bundle refused');
  const real = JSON.parse(readFileSync(report.value.receipt.path, 'utf8')) as {
    receipt: { payload: string };
  };
  const payload = JSON.parse(
    Buffer.from(real.receipt.payload, 'base64').toString('utf8'),
  ) as PayloadOf<'receipt'>;
  const key = await operationsKeyOf(organizer);
  const leaves = openCopy(databaseOf(organizer.folder))
    .prepare('SELECT leaf FROM log_leaf ORDER BY place')
    .all()
    .map(({ leaf }) => Buffer.from(String(leaf), 'hex'));
  const tree = createMerkleTree();
  for (const [index, leaf] of leaves.entries()) {
    tree.append(fault === 'consistency' && index === 3 ? new Uint8Array(32) : leaf);
  }
  const size = leaves.length;
  const origin = payload.checkpoint.slice(0, payload.checkpoint.indexOf('\n'));
  const root = bytesToHex(tree.rootAt(size)) as Sha256Hex;
  const forged: PayloadOf<'receipt'> = {
    ...payload,
    checkpoint: signCheckpoint({ origin, size, root }, key),
    accepted: payload.accepted.map((line) => ({
      ...line,
      path: tree.inclusionPath(fault === 'inclusion' ? 0 : line.index, size).map(toHex),
    })),
    consistency: payload.consistency && {
      from: payload.consistency.from,
      path: tree.consistencyPath(payload.consistency.from, size).map(toHex),
    },
  };
  const { bytes } = createSignedObject('receipt', forged, [key]);
  const path = join(judge.folder, `${fault}.jbreceipt`);
  const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope;
  writeFileSync(path, encodeReceiptFile(envelope, []));
  return path;
}

const toHex = (node: Uint8Array) => bytesToHex(node) as Sha256Hex;

async function operationsKeyOf({ folder, secret }: Person) {
  const vault = openVault({
    folder: join(databaseOf(folder), '..', 'keys'),
    secretStorage: null,
    surroundings: systemSurroundings,
  });
  const keys = await vault.unlock(secret);
  if (!keys.ok || !keys.value.operations) throw new Error('no operations key');
  return signingKeyOf(keys.value.operations);
}
