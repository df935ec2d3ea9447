import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { signEnvelope, signingKeyOf } from '../../src/core/envelope/dsse.ts';
import { writeZipBytes } from '../../src/core/zip/zip-writer.ts';
import type { CaseVerdict } from '../../src/cli/vectors/suite.ts';
import { callJurybox, runJson, type Refused } from '../unit/cli/run-jurybox.ts';
import {
  listVectors,
  listVectorsBelow,
  readVectorJson,
  suiteName,
  vectorPath,
  vectorsPresent,
} from '../support/vectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'jurybox-vectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(suite: string, path: string, ...more: readonly string[]) {
  const { code, json } = await runJson<readonly CaseVerdict[]>(['vectors', suite, path, ...more]);
  expect(code).toBe(0);
  return json;
}

const acceptedOf = (verdicts: readonly CaseVerdict[]) =>
  verdicts.filter(({ verdict }) => verdict === 'accept').map((one) => one.case);

describe.skipIf(!vectorsPresent)(suiteName('jurybox vectors over the published suites'), () => {
  it.each([[], ['--portable']])('ed25519: every published answer %s', async (...options) => {
    type Suite = { testGroups: { tests: { tcId: number; result: string }[] }[] };
    const { testGroups } = readVectorJson<Suite>('ed25519', 'wycheproof-ed25519.json');
    const tests = testGroups.flatMap((group) => group.tests);
    const verdicts = await run(
      'ed25519',
      vectorPath('ed25519', 'wycheproof-ed25519.json'),
      ...options,
    );
    expect(verdicts).toHaveLength(151);
    expect(acceptedOf(verdicts)).toEqual(
      tests.filter(({ result }) => result === 'valid').map(({ tcId }) => tcId),
    );
  });

  it.each([[], ['--portable']])('cctv: only cases without flags %s', async (...options) => {
    type Cases = { number: number; flags: string[] | null }[];
    const cases = readVectorJson<Cases>('ed25519', 'cctv-ed25519.json');
    const verdicts = await run('cctv', vectorPath('ed25519'), ...options);
    expect(verdicts).toHaveLength(914);
    expect(acceptedOf(verdicts)).toEqual(
      cases.filter(({ flags }) => !flags?.length).map(({ number }) => number),
    );
  });

  it('json: the parsing layer, and canonical form beside it', async () => {
    const verdicts = await run('json', vectorPath('json'));
    const must = verdicts.filter((one) => !String(one.case).startsWith('i_'));
    expect(verdicts).toHaveLength(318);
    expect(acceptedOf(must)).toEqual(
      listVectors('json', 'test_parsing').filter((name) => name.startsWith('y_')),
    );
    const byName = new Map(verdicts.map((one) => [one.case, one]));
    expect(byName.get('y_object_duplicated_key.json')).toMatchObject({
      verdict: 'accept',
      canonical: false,
    });
  });

  it.each(['input', ''])('jcs: six outputs byte for byte, pointed at jcs/%s', async (below) => {
    const verdicts = await run('jcs', vectorPath('jcs', below));
    expect(acceptedOf(verdicts)).toEqual(listVectors('jcs', 'input'));
    expect(verdicts.every(({ canonical }) => canonical === false)).toBe(true);
  });

  it('jcs: the outputs are canonical themselves', async () => {
    const verdicts = await run('jcs', vectorPath('jcs', 'output'));
    expect(verdicts.map(({ verdict, canonical }) => [verdict, canonical])).toEqual(
      verdicts.map(() => ['accept', true]),
    );
  });

  it.each(['inclusion', 'consistency'])('merkle: 98 verdicts of %s', async (kind) => {
    const verdicts = await run('merkle', vectorPath('merkle', kind));
    const names = listVectorsBelow('merkle', kind);
    expect(verdicts.map((one) => one.case)).toEqual(names);
    expect(acceptedOf(verdicts)).toEqual(
      names.filter((name) => !readVectorJson<{ wantErr: boolean }>('merkle', kind, name).wantErr),
    );
  });

  it('merkle: both kinds at once, and one file', async () => {
    expect(await run('merkle', vectorPath('merkle'))).toHaveLength(196);
    const one = await run('merkle', vectorPath('merkle', 'consistency', '3', 'happy-path.json'));
    expect(one).toEqual([{ case: 'happy-path.json', verdict: 'accept', code: null }]);
  });
});

describe('jurybox vectors', () => {
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('dsse: the specification’s example, a signature, a threshold, a broken envelope', async () => {
    const [one, two] = [1, 2].map((fill) => signingKeyOf(new Uint8Array(32).fill(fill)));
    if (!one || !two) throw new Error('no keys');
    const envelope = signEnvelope('text/plain', new Uint8Array([1, 2]), [one, one]);
    const pae = 'DSSEv1 29 http://example.com/HelloWorld 11 hello world';
    const cases = [
      { payloadType: 'http://example.com/HelloWorld', payload: 'hello world', pae },
      { envelope, keys: [one.publicKeyHex] },
      { envelope, keys: [two.publicKeyHex] },
      { envelope, keys: [one.publicKeyHex, two.publicKeyHex], threshold: 2 },
      { envelope: { ...envelope, payload: 'AQJ=' }, keys: [one.publicKeyHex] },
      7,
    ];
    const verdicts = await run('dsse', write('dsse.json', JSON.stringify(cases)));
    expect(verdicts.map(({ code }) => code)).toEqual([
      null,
      null,
      'bad-signature',
      'bad-signature',
      'bad-base64',
      'not-of-this-suite',
    ]);
  });

  it('zip: a container of the profile, and one whose content was changed', async () => {
    const good = writeZipBytes([{ path: 'a.txt', bytes: new TextEncoder().encode('hello') }]);
    const bad = Uint8Array.from(good, (byte, index) => (index === 36 ? byte ^ 1 : byte));
    write('good.zip', good);
    write('bad.zip', bad);
    expect(await run('zip', folder)).toEqual([
      { case: 'bad.zip', verdict: 'reject', code: 'crc-mismatch' },
      { case: 'good.zip', verdict: 'accept', code: null },
    ]);
  });

  it.each(['ed25519', 'cctv', 'json', 'jcs', 'merkle', 'dsse', 'zip'])(
    '%s: garbage is a refused case, never a crash',
    async (suite) => {
      for (const content of ['', '[', '[1,{}]', '{"testGroups":[{"tests":[{}]}]}', '\uFEFFnull']) {
        const path = write(`garbage-${suite}`, content);
        const { code, stdout } = await callJurybox(['vectors', suite, path, '--json']);
        expect(code).toBe(0);
        const verdicts = JSON.parse(stdout) as readonly CaseVerdict[];
        expect(verdicts.length).toBeGreaterThan(0);
        if (suite !== 'json' && suite !== 'jcs') expect(acceptedOf(verdicts)).toEqual([]);
      }
    },
  );

  it('names an unknown suite, and a path that is not there', async () => {
    const unknown = await runJson<Refused>(['vectors', 'md5', folder]);
    expect([unknown.code, unknown.json.error.code]).toEqual([2, 'suite-unknown']);
    const absent = await runJson<Refused>(['vectors', 'json', join(folder, 'absent')]);
    expect([absent.code, absent.json.error.code]).toEqual([3, 'file-unreadable']);
  });
});
