import { describe, expect, it } from 'vitest';
import { createEd25519Verifier } from '../../../../src/core/crypto/ed25519.ts';
import { signingKeyOf, type Envelope } from '../../../../src/core/envelope/dsse.ts';
import { createSignedObject } from '../../../../src/core/envelope/signed-object.ts';
import { signCheckpoint } from '../../../../src/core/log/checkpoint.ts';
import {
  encodeSplitEvidence,
  explainSplitEvidence,
  type SplitEvidence,
} from '../../../../src/core/log/split-evidence.ts';
import type { Charter } from '../../../../src/core/model/charter.ts';
import { SMALL_SETUP } from '../../../support/people.ts';

const verify = createEd25519Verifier();
const root = signingKeyOf(new Uint8Array(32).fill(1));
const operations = signingKeyOf(new Uint8Array(32).fill(2));
const origin = 'jurybox/contest-1/final/0011223344556677';
const head = (size: number, digit: string) =>
  signCheckpoint({ origin, size, root: digit.repeat(64) as never }, operations);

const charter: Charter = {
  type: 'jurybox.charter',
  version: 1,
  contestId: 'contest-1' as never,
  rehearsal: false,
  createdAt: '2026-11-22T10:00:00Z',
  rootKeys: [root.publicKeyHex as never],
  rootThreshold: 1,
  operationsKey: operations.publicKeyHex as never,
  notary: null,
  setup: SMALL_SETUP,
};
const signed = createSignedObject('charter', charter, [root]);
const base: SplitEvidence = {
  type: 'jurybox.split-evidence',
  version: 1,
  reason: 'roots-differ',
  charter: JSON.parse(new TextDecoder().decode(signed.bytes)) as Envelope,
  kept: head(5, 'a'),
  shown: head(5, 'b'),
  records: null,
  consistency: null,
  inclusion: null,
  receipt: null,
};
const explain = (change: Partial<SplitEvidence>) =>
  explainSplitEvidence(encodeSplitEvidence({ ...base, ...change }), verify);

describe('evidence of a split view', () => {
  it('proves two signed heads of one size and two roots', () => {
    expect(explain({})).toMatchObject({
      ok: true,
      value: { reason: 'roots-differ', weight: 'proven', kept: { size: 5 }, shown: { size: 5 } },
    });
  });

  it('only claims what the finder’s own records say', () => {
    const records = { origin, size: 5, root: 'b'.repeat(64) as never };
    expect(explain({ shown: null, records })).toMatchObject({
      ok: true,
      value: { weight: 'claimed' },
    });
  });

  it.each([
    ['equal roots', { shown: head(5, 'a') }],
    ['two sizes', { shown: head(6, 'b') }],
    ['a head behind that is not', { reason: 'log-behind', shown: head(9, 'b') }],
    ['a proof that is not there', { reason: 'consistency-fails', shown: head(6, 'b') }],
    ['a sheet that is not there', { reason: 'inclusion-fails' }],
  ] as const)('refuses %s as contradicting itself', (_name, change) => {
    expect(explain(change)).toEqual({ ok: false, error: 'evidence-contradicts' });
  });

  it('refuses a head that the charter’s operations key did not sign', () => {
    const other = signCheckpoint({ origin, size: 5, root: 'b'.repeat(64) as never }, root);
    expect(explain({ shown: other })).toEqual({ ok: false, error: 'evidence-checkpoint' });
  });

  it('refuses what is no evidence file', () => {
    expect(explainSplitEvidence(new TextEncoder().encode('{}'), verify)).toEqual({
      ok: false,
      error: 'not-evidence',
    });
  });
});
