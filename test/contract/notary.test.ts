import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sha256Hex } from '../../src/core/model/primitives.ts';
import type { ReportView } from '../../src/contract/notary-methods.ts';
import {
  archiveContest,
  removeContest,
  type ArchivedContest,
} from '../support/archived-contest.ts';
import { deliver, draftOf, reopenPerson, seal, type Person } from '../support/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'jurybox-notary-'));
const at = (name: string) => join(folder, name);
const openssl = spawnSync('openssl', ['version']).status === 0;

let contest: ArchivedContest;
let notary: Person;
let archiveId: Sha256Hex;

beforeAll(async () => {
  contest = await archiveContest({ folder });
  notary = await reopenPerson(contest.notary, contest.notary.folder);
  archiveId = await open(contest.archive);
}, 120_000);
afterAll(async () => {
  await notary.close();
  removeContest(folder);
});

async function open(path: string): Promise<Sha256Hex> {
  const uploadId = await notary.client.uploadFile(path);
  return (await notary.client.demand('notary.openArchive', { uploadId })).archiveId;
}

async function verify(id: Sha256Hex, receipts: readonly string[] = []): Promise<ReportView> {
  const { root } = contest;
  const input = { archiveId: id, root, taskId: 't-00000001', receipts: [...receipts] };
  return (await notary.client.demand('notary.verify', input)).report;
}

const findingsOf = ({ steps }: ReportView, step: number) => steps[step - 1]?.findings ?? [];
const codesOf = (report: ReportView, step: number) =>
  findingsOf(report, step).map(({ code }) => code);

describe('receipts that judges hold, through the notary’s interface', () => {
  const upload = (path: string) => notary.client.uploadFile(path);

  it('agree with the archive that has them', async () => {
    const receipts = await Promise.all(contest.receipts.map(upload));
    const report = await verify(archiveId, receipts);
    expect(report.verdict).toBe('valid');
    const given = findingsOf(report, 7).filter(({ code }) => code.startsWith('given-'));
    expect(given.map(({ severity }) => severity)).toEqual(['ok', 'ok']);
  });

  it('prove nothing, and say so, when the organizer did not sign them', async () => {
    const [path = ''] = contest.receipts;
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      receipt: { signatures: { sig: string }[] };
    };
    const [signature] = file.receipt.signatures;
    if (!signature) throw new Error('unsigned');
    signature.sig = `${signature.sig.startsWith('A') ? 'B' : 'A'}${signature.sig.slice(1)}`;
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    const forged = await notary.client.uploadBytes('forged.jbreceipt', bytes);
    const report = await verify(archiveId, [forged]);
    // Anybody could write such a file: it must not turn a sound archive into an unsound one.
    expect(report.verdict).toBe('valid');
    const given = findingsOf(report, 7).filter(({ code }) => code.startsWith('given-'));
    expect(given).toEqual([
      { severity: 'note', code: 'given-proves-nothing', params: { file: 'forged.jbreceipt' } },
    ]);
  });

  it('fail step 7, and refuse the countersignature, when the archive lacks what one says', async () => {
    const organizer = await reopenPerson(contest.organizer, contest.organizer.folder);
    const judge = await reopenPerson(contest.judge, contest.judge.folder);
    await seal(judge, 'A-1', draftOf(100, 100, { correctionReason: '改判' }));
    const { report: taken } = await deliver(judge, organizer);
    await judge.close();
    await organizer.close();
    const receipts = [await upload(taken.receipt.path)];
    const report = await verify(archiveId, receipts);
    const failed = report.steps.filter(({ status }) => status === 'failed');
    expect(failed.map(({ step }) => step)).toEqual([7]);
    expect(codesOf(report, 7)).toEqual(
      expect.arrayContaining(['given-head-beyond-log', 'given-sheet-missing']),
    );
    const { root } = contest;
    const { secret, out, client } = notary;
    const statement = '经核验,结果属实。';
    const input = { archiveId, root, receipts, statement, secret, destinationId: out };
    const answer = await client.call('notary.countersign', input);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'verification-failed', params: { step: 7 } },
    });
  });
});

describe.skipIf(!openssl)(`a timestamp of openssl’s${openssl ? '' : ' (not run: absent)'}`, () => {
  const add = (uploadId: string) =>
    notary.client.call('notary.addTimestamp', { archiveId, uploadId, destinationId: notary.out });

  beforeAll(() => createAuthority());

  it('over the archive’s index is taken in; step 11 shows its time, and openssl vouches for it', async () => {
    const { archiveIndex } = await verify(archiveId);
    const reply = stamp(archiveIndex ?? '', 'sha256');
    const added = await add(await notary.client.uploadFile(reply));
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    const report = await verify(await open(added.value.path));
    expect(report.verdict).toBe('valid');
    const claim = findingsOf(report, 11).find(({ code }) => code === 'timestamp-claims');
    expect(claim).toMatchObject({ severity: 'note', evidence: 'timestamp.tsr' });
    expect(String(claim?.params?.['time'])).toBe(timeOf(reply));
    // As docs/verification.md tells a notary to do.
    const check = ['ts', '-verify', '-digest', archiveIndex ?? '', '-in', reply];
    const said = execFileSync('openssl', [...check, '-CAfile', at('ca.pem')], { stdio: 'pipe' });
    expect(said.toString()).toContain('Verification: OK');
  });

  it.each([
    ['over another index', () => stamp('ab'.repeat(32), 'sha256'), 'other-index'],
    ['with another digest', () => stamp('ab'.repeat(64), 'sha512'), 'other-index'],
    ['that is only the request', () => stamp('ab'.repeat(32), 'sha256', 'query'), 'form'],
    ['that the authority refused', () => stamp('ab'.repeat(16), 'md5'), 'form'],
  ])('%s is refused, and nothing is written', async (_name, make, reason) => {
    const answer = await add(await notary.client.uploadFile(make()));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'timestamp-refused', params: { reason } },
    });
  });

  it('put beside another index by hand fails step 11', async () => {
    const { archiveIndex } = await verify(archiveId);
    const added = await add(await notary.client.uploadFile(stamp(archiveIndex ?? '', 'sha256')));
    if (!added.ok) throw new Error('refused');
    const { readFiles, zipFiles } = await import('../unit/core/verify/forgery.ts');
    const files = await readFiles(added.value.path);
    files.set('timestamp.tsr', readFileSync(stamp('ab'.repeat(32), 'sha256')));
    writeFileSync(at('other.jbarchive'), zipFiles(files));
    const report = await verify(await open(at('other.jbarchive')));
    expect(codesOf(report, 11)).toContain('timestamp-of-other-index');
    expect(report.verdict).toBe('invalid');
  });
});

/** An authority of its own kind of certificate, as RFC 3161 section 2.3 demands. */
function createAuthority(): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    at('tsa.cnf'),
    [
      '[req]',
      'distinguished_name = name',
      'x509_extensions = stamping',
      'prompt = no',
      '[name]',
      'CN = Test authority',
      '[stamping]',
      'keyUsage = critical,digitalSignature',
      'extendedKeyUsage = critical,timeStamping',
      '[tsa]',
      'default_tsa = tsa_config',
      '[tsa_config]',
      `serial = ${at('serial')}`,
      `signer_cert = ${at('ca.pem')}`,
      `signer_key = ${at('ca.key')}`,
      'signer_digest = sha256',
      'default_policy = 1.2.3.4.1',
      'digests = sha256, sha512',
      'accuracy = secs:1',
      '',
    ].join('\n'),
  );
  run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('ca.key'));
  const request = ['-x509', '-new', '-key', at('ca.key'), '-config', at('tsa.cnf'), '-days', '2'];
  run('req', ...request, '-out', at('ca.pem'));
}

/** Path of the authority's answer (or of what it was asked) about a digest in hexadecimal. */
function stamp(digest: string, algorithm: string, part: 'reply' | 'query' = 'reply'): string {
  const name = `${digest.slice(0, 8)}-${algorithm}`;
  const [query, reply] = [at(`${name}.tsq`), at(`${name}.tsr`)];
  run('ts', '-query', '-digest', digest, `-${algorithm}`, '-cert', '-out', query);
  if (part === 'query') return query;
  const config = ['-config', at('tsa.cnf'), '-section', 'tsa_config'];
  // A refusal is an answer, too, for which openssl exits with an error.
  spawnSync('openssl', ['ts', '-reply', '-queryfile', query, ...config, '-out', reply]);
  return reply;
}

/** The time in an answer, ISO 8601, as openssl reads it. */
function timeOf(reply: string): string {
  const text = execFileSync('openssl', ['ts', '-reply', '-in', reply, '-text']).toString();
  const [, stamped = ''] = /Time stamp: (.*)/.exec(text) ?? [];
  return new Date(stamped).toISOString();
}

function run(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
