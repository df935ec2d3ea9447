import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectBytes } from '../../../src/cli/inspect/inspect-bytes.ts';
import { sm3Hex } from '../../../src/core/crypto/sm3.ts';
import type { Envelope } from '../../../src/core/envelope/dsse.ts';
import { signCheckpoint } from '../../../src/core/log/checkpoint.ts';
import { encodeSplitEvidence } from '../../../src/core/log/split-evidence.ts';
import type { JudgeId } from '../../../src/core/model/primitives.ts';
import { createBase, type Base } from '../../mutation/base.ts';
import { OPERATIONS } from '../../mutation/contest/keys.ts';
import {
  assignAndPack,
  createPerson,
  deliver,
  draftOf,
  enrol,
  foundContest,
  prepareSetup,
  receive,
  seal,
  STAGE,
  type Person,
} from '../../support/people.ts';
import { exportRequest, shareRoot } from '../../support/root-holders.ts';
import { useTemporaryFolder } from '../../support/temporary-folder.ts';
import { runJson, runJurybox } from './run-jurybox.ts';

const temporary = useTemporaryFolder();
const people: Person[] = [];
const files: Record<'head' | 'witness' | 'request' | 'receipt', string> = {
  head: '',
  witness: '',
  request: '',
  receipt: '',
};

async function person(role: Parameters<typeof createPerson>[0], name: string): Promise<Person> {
  const created = await createPerson(role, name, { rehearsal: true });
  people.push(created);
  return created;
}

/** What people hand each other, written by their own programs. */
beforeAll(async () => {
  const organizer = await person('organizer', '组委会');
  const judge = await person('judge', '甲评委');
  await foundContest(organizer);
  const [id] = await enrol(organizer, [judge]);
  const packages = await assignAndPack(organizer, [id as JudgeId]);
  await receive(judge, packages.get(id as JudgeId) ?? '');
  await seal(judge, 'A-1', draftOf(500, 300));
  const { report } = await deliver(judge, organizer);
  files.receipt = report.receipt.path;
  const { client, secret, out } = organizer;
  const asked = { stage: STAGE, destinationId: out, secret };
  files.head = (await client.demand('log.exportHead', asked)).path;
  const uploadId = await judge.client.uploadFile(files.head);
  await judge.client.demand('judging.importHead', { uploadId });
  const cosigned = { destinationId: judge.out, secret: judge.secret };
  files.witness = (await judge.client.demand('judging.exportWitness', cosigned)).path;
  const shared = await person('organizer', '另一组委会');
  await prepareSetup(shared);
  await shareRoot(shared, [await person('root-holder', '安娜')], 2);
  await shared.client.demand('contest.freeze', { secret: shared.secret });
  files.request = await exportRequest(shared, 'charter');
}, 120_000);
afterAll(async () => {
  for (const one of people) await one.close();
});

async function inspected(bytes: Uint8Array) {
  const answer = await inspectBytes(bytes);
  if (!answer.ok) throw new Error(answer.error.reason);
  return answer.value;
}

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

describe('jurybox inspect, of what travels between people', () => {
  it('gives both digests of the file, in the words of either language', async () => {
    const bytes = bytesOf(files.request);
    const { code, json } = await runJson(['inspect', files.request]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect([code, json]).toMatchObject([
      0,
      { kind: 'signing-request', sha256, sm3: sm3Hex(bytes) },
    ]);
    const chinese = await runJurybox(['inspect', files.head, '--lang', 'zh-CN']);
    expect(chinese.stdout).toContain('待会签的日志头');
    expect(chinese.stdout).toContain(`sm3: ${sm3Hex(bytesOf(files.head))}`);
    const english = await runJurybox(['inspect', files.head, '--lang', 'en']);
    expect(english.stdout).toContain('head of a log, offered for cosigning');
  });

  it('a head, and what its judge made of it', async () => {
    const head = await inspected(bytesOf(files.head));
    expect(head).toMatchObject({
      kind: 'head',
      signature: 'unchecked',
      facts: { cosignatures: 0 },
    });
    const witness = await inspected(bytesOf(files.witness));
    const { origin, logSize, root } = head.facts;
    expect(witness).toMatchObject({
      kind: 'witness',
      signature: 'unchecked',
      facts: { origin, logSize, root, cosignatures: 1, falseCosignatures: 0 },
    });
  });

  it('a cosignature under another head is wrong, and exits with 1', async () => {
    const [origin, size, ...rest] = readFileSync(files.witness, 'utf8').split('\n');
    const path = temporary('altered.jbwitness');
    writeFileSync(path, [origin, Number(size) + 1, ...rest].join('\n'));
    const { code, json } = await runJson(['inspect', path]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ signature: 'wrong', facts: { falseCosignatures: 1 } });
  });

  it('a receipt file, with the head that it shows', async () => {
    const { kind, facts } = await inspected(bytesOf(files.receipt));
    expect([kind, facts]).toMatchObject([
      'receipt',
      { accepted: 1, rejected: 0, late: 0, sheetsToReconcile: 0, logSize: expect.any(Number) },
    ]);
  });

  it('a signing request, with how many have signed; one that was altered is wrong', async () => {
    const bytes = bytesOf(files.request);
    expect(await inspected(bytes)).toMatchObject({
      kind: 'signing-request',
      signature: 'holds',
      facts: { toSign: 'charter', signatures: 1, threshold: 2, rootKeys: 2, falseSignatures: 0 },
    });
    const request = JSON.parse(new TextDecoder().decode(bytes)) as { envelope: Envelope };
    const payload = Buffer.from(request.envelope.payload, 'base64').toString('utf8');
    const envelope = {
      ...request.envelope,
      payload: Buffer.from(payload.replace('小型', '大型')).toString('base64'),
    };
    const altered = new TextEncoder().encode(JSON.stringify({ ...request, envelope }));
    expect(await inspected(altered)).toMatchObject({
      signature: 'wrong',
      facts: { signatures: 0, falseSignatures: 1 },
    });
  });
});

describe('jurybox inspect, of single objects', () => {
  const base: Base = createBase();
  const first = (folder: string) => {
    const found = [...base.files].find(([path]) => path.startsWith(`${folder}/`));
    return found?.[1] ?? new Uint8Array();
  };

  it.each([
    ['openings', 'opening', { logSize: 5 }],
    ['closings', 'closing', { stage: STAGE }],
    ['rejections', 'rejection', { code: 'marks-invalid' }],
    ['decisions', 'decision', { entry: 'E-3', reason: '评审组合议', decidedBy: '评委1, 评委2' }],
  ])('%s', async (folder, kind, facts) => {
    expect(await inspected(first(folder))).toMatchObject({ kind, signature: 'unchecked', facts });
  });

  /** Two heads of one size; `root` is all that they differ in. */
  const evidenceOf = (shown: string | null, records: string | null = null) => {
    const origin = base.model.origin;
    const headOf = (digit: string) => ({ origin, size: 9, root: digit.repeat(64) as never });
    return encodeSplitEvidence({
      type: 'jurybox.split-evidence',
      version: 1,
      reason: 'roots-differ',
      charter: JSON.parse(
        new TextDecoder().decode(base.files.get('charter.dsse.json')),
      ) as Envelope,
      kept: signCheckpoint(headOf('a'), OPERATIONS),
      shown: shown && signCheckpoint(headOf(shown), OPERATIONS),
      records: records === null ? null : headOf(records),
      consistency: null,
      inclusion: null,
      receipt: null,
    });
  };

  it('evidence of a split log: what it proves, claims, or contradicts', async () => {
    expect(await inspected(evidenceOf('b'))).toMatchObject({
      kind: 'evidence',
      signature: 'holds',
      facts: { weight: 'proven', reason: 'roots-differ', keptLogSize: 9, claimedRoot: base.root },
    });
    const claimed = await inspected(evidenceOf(null, 'b'));
    expect(claimed.facts).toMatchObject({ weight: 'claimed' });
    const untrue = await inspected(evidenceOf('a'));
    expect([untrue.signature, untrue.facts['problem']]).toEqual(['wrong', 'evidence-contradicts']);
    const path = temporary('split.jbevidence');
    writeFileSync(path, evidenceOf('b'));
    const { stdout } = await runJurybox(['inspect', path, '--lang', 'en']);
    expect(stdout).toContain('What is in the file proves it');
  });

  it('names no kind for a file that only looks like one', async () => {
    const head = new TextEncoder().encode('{"type":"jurybox.head"}');
    expect(await inspectBytes(head)).toEqual({ ok: false, error: { reason: 'head-malformed' } });
    expect(await inspectBytes(new TextEncoder().encode('jurybox/x\n'))).toMatchObject({
      ok: false,
    });
  });
});
