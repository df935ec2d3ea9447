import { describe, expect, it } from 'vitest';
import { encodeBundleFile, readBundleFile } from '../../../src/core/archive/bundle-file.ts';
import { createEd25519Verifier } from '../../../src/core/crypto/ed25519.ts';
import { sha256Hex } from '../../../src/core/crypto/digest.ts';
import { signEnvelope, signingKeyOf, type Envelope } from '../../../src/core/envelope/dsse.ts';
import { payloadTypeOf } from '../../../src/core/envelope/payload-types.ts';
import { canonicalBytes } from '../../../src/core/json/canonical-json.ts';

const DEVICE = signingKeyOf(new Uint8Array(32).fill(5));
const A = 'a'.repeat(64);
const verify = createEd25519Verifier();

/** Signed rightly, but no score sheet of the schema: refused by itself. */
const broken = (value: number) => {
  const payload = canonicalBytes({ type: 'jurybox.score-sheet', value });
  return {
    hash: sha256Hex(payload),
    envelope: signEnvelope(payloadTypeOf('score-sheet'), payload, [DEVICE]),
  };
};

function read(listed: readonly string[], envelopes: readonly Envelope[]) {
  const bundle = {
    type: 'jurybox.bundle',
    version: 1,
    contestId: 'contest-1',
    charter: A,
    stage: 'final',
    judge: 'J-01',
    deviceKey: DEVICE.publicKeyHex,
    createdAt: '2026-11-22T08:00:00.000Z',
    sheets: listed,
    cosigned: null,
  };
  const list = signEnvelope(payloadTypeOf('bundle'), canonicalBytes(bundle), [DEVICE]);
  return readBundleFile(encodeBundleFile(list, envelopes), verify);
}

describe('a bundle with a sheet that fails by itself', () => {
  const [first, second] = [broken(1), broken(2)];

  it('is read when the sheet is the one that the device listed', () => {
    const file = read([first.hash], [first.envelope]);
    expect(file.ok && file.value.sheets.map(({ ok }) => ok)).toEqual([false]);
  });

  it('is refused when another stands in its place: it would be kept under a false name', () => {
    expect(read([first.hash], [second.envelope])).toEqual({
      ok: false,
      error: { type: 'sheets-differ-from-list' },
    });
  });

  it('is refused when there are more or fewer than listed', () => {
    expect(read([first.hash], [])).toMatchObject({ ok: false });
    expect(read([first.hash], [first.envelope, second.envelope])).toMatchObject({ ok: false });
  });
});
