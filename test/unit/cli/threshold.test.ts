import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPerson, PASSPHRASE, SMALL_SETUP } from '../../support/people.ts';
import { runJson, runJurybox, type Refused } from './run-jurybox.ts';

// Real argon2id many times over, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'jurybox-root-'));
const at = (...names: readonly string[]) => join(folder, ...names);
const env = { JURYBOX_SECRET: PASSPHRASE };

let card = '';
let digits = '';

beforeAll(async () => {
  mkdirSync(at('holder'));
  const holder = await createPerson('root-holder', '安娜', { folder: at('holder') });
  const exported = await holder.client.demand('identity.exportKeyCard', {
    destinationId: holder.out,
  });
  card = exported.path;
  digits = (await holder.client.demand('identity.status', {}))?.fingerprint.digits ?? '';
  await holder.close();
  writeFileSync(at('setup.json'), JSON.stringify(SMALL_SETUP));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const setup = (...more: readonly string[]) =>
  runJson<Refused>(
    ['setup', '--data', at('org'), '--file', at('setup.json'), '--name', '组委会', ...more],
    { env },
  );
const cosign = <T>(...more: readonly string[]) =>
  runJson<T>(['cosign', '--data', at('holder'), '--out', at('back'), ...more], { env });

type Shown = { readonly hash: string; readonly signed: string | null; readonly title: string };

describe('a root of two keys on the command line', () => {
  let request = '';

  it('takes no card without the fingerprint that was compared, and none that differs', async () => {
    const alone = await setup('--root-card', card, '--threshold', '2');
    expect([alone.code, alone.json.error.code]).toEqual([2, 'option-malformed']);
    // A fingerprint of the right form, but of something else: digits of 40 zeros with their checks.
    const other = 'a'.repeat(64);
    const wrong = await setup('--root-card', card, '--root-fingerprint', other, '--threshold', '2');
    expect([wrong.code, wrong.json.error.code]).toEqual([1, 'fingerprint-mismatch']);
  });

  it('refuses a threshold beyond the keys, and goes on where it stopped', async () => {
    const named = ['--root-card', card, '--root-fingerprint', digits] as const;
    const high = await setup(...named, '--threshold', '3');
    expect([high.code, high.json.error.code]).toEqual([1, 'root-threshold-impossible']);
    expect((await setup(...named, '--threshold', '2')).code).toBe(0);
  });

  it('freezes into a request', async () => {
    const args = ['freeze', '--data', at('org'), '--out', at('requests')];
    const frozen = await runJson<{ request: string | null }>(args, { env });
    expect(frozen.code).toBe(0);
    request = frozen.json.request ?? '';
    expect(request).toMatch(/charter-[0-9a-f]{8}\.jbsign$/);
  });

  it('shows a holder what it would sign, and signs only what the hash names', async () => {
    const shown = await cosign<Shown>(request);
    expect(shown.code).toBe(1);
    expect(shown.json).toMatchObject({ signed: null, title: SMALL_SETUP.title });
    const words = await runJurybox(['cosign', '--data', at('holder'), '--lang', 'en', request]);
    expect(words.stdout).toContain('Nothing is signed yet');
    expect(words.stdout).toContain(digits);
    const other = await cosign<Refused>(request, '--hash', 'b'.repeat(64));
    expect([other.code, other.json.error.code]).toEqual([1, 'signing-changed']);
  });

  it('is in force once the file is back', async () => {
    const early = await runJson<{ inForce: boolean }>(['complete', '--data', at('org'), request], {
      env,
    });
    expect([early.code, early.json.inForce]).toEqual([1, false]);
    const shown = await cosign<Shown>(request);
    const signed = await cosign<Shown>(request, '--hash', shown.json.hash);
    expect(signed.code).toBe(0);
    const back = signed.json.signed ?? '';
    const done = await runJson<{ inForce: boolean }>(['complete', '--data', at('org'), back], {
      env,
    });
    expect([done.code, done.json.inForce]).toEqual([0, true]);
    const status = await runJson<{ frozenAt: string | null }>(['status', '--data', at('org')]);
    expect(status.json.frozenAt).not.toBeNull();
  });

  it('has nothing to say of a folder without a holder', async () => {
    const none = await runJson<Refused>(['cosign', '--data', at('org'), request], { env });
    expect([none.code, none.json.error.code]).toEqual([1, 'holder-missing']);
  });
});
