import { expect, test } from 'vitest';
import { createEd25519Verifier } from '../../../../src/core/crypto/ed25519.ts';
import { createSm2Secret, sm2PublicKey } from '../../../../src/core/crypto/sm2.ts';
import { envelopeSchema, signingKeyOf, type Envelope } from '../../../../src/core/envelope/dsse.ts';
import type { PayloadOf } from '../../../../src/core/envelope/payload-types.ts';
import {
  findSecondSignatureProblemIn,
  sm2SigningKeyOf,
} from '../../../../src/core/envelope/second-signature.ts';
import {
  createSignedObject,
  readSignedObject,
} from '../../../../src/core/envelope/signed-object.ts';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';

const KEY = signingKeyOf(new Uint8Array(32).fill(1));
const SECRET = createSm2Secret(new Uint8Array(48).fill(2));
const SECOND = sm2PublicKey(SECRET);
const OTHER = sm2PublicKey(createSm2Secret(new Uint8Array(48).fill(3)));
const PAYLOAD = {
  type: 'jurybox.opening',
  version: 1,
  contestId: 'C-1',
  charter: 'a'.repeat(64),
  stage: 'final',
  createdAt: '2026-11-22T08:00:00.000Z',
  log: '0123456789abcdef',
  size: 1,
} as PayloadOf<'opening'>;

const single = createSignedObject('opening', PAYLOAD, [KEY]);
const double = createSignedObject('opening', PAYLOAD, [KEY], sm2SigningKeyOf(SECRET));
const envelopeOf = (bytes: Uint8Array) =>
  envelopeSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
const changed = (change: (envelope: Envelope) => Envelope) =>
  canonicalBytes(change(envelopeOf(double.bytes)));

test('a second signature changes neither identity nor what the log holds', () => {
  const read = readSignedObject(
    'opening',
    double.bytes,
    { keys: [KEY.publicKeyHex], threshold: 1 },
    createEd25519Verifier(),
  );
  if (!read.ok) throw new Error(read.error.type);
  expect(read.value.hash).toBe(single.hash);
  expect(read.value.signers).toEqual(single.signers);
  expect(envelopeOf(double.bytes).signatures.map(({ keyid }) => keyid)).toEqual([
    KEY.publicKeyHex,
    `sm2:${SECOND}`,
  ]);
});

test('it holds for its key; its absence, another key and a changed byte are told apart', () => {
  expect(findSecondSignatureProblemIn(double.bytes, SECOND)).toBeNull();
  expect(findSecondSignatureProblemIn(single.bytes, SECOND)).toBe('sm2-signature-missing');
  expect(findSecondSignatureProblemIn(double.bytes, OTHER)).toBe('sm2-signature-missing');
  const renamed = changed((envelope) => ({
    ...envelope,
    signatures: envelope.signatures.map(({ keyid, sig }) => ({
      keyid: keyid.startsWith('sm2:') ? `sm2:${OTHER}` : keyid,
      sig,
    })),
  }));
  expect(findSecondSignatureProblemIn(renamed, OTHER)).toBe('sm2-signature-bad');
  const broken = changed((envelope) => ({
    ...envelope,
    signatures: envelope.signatures.map(({ keyid, sig }) => ({
      keyid,
      sig: keyid.startsWith('sm2:') ? `${sig.startsWith('A') ? 'B' : 'A'}${sig.slice(1)}` : sig,
    })),
  }));
  expect(findSecondSignatureProblemIn(broken, SECOND)).toBe('sm2-signature-bad');
});
