import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/backend/crypto-node.ts';
import { hexToBytes } from '../../src/core/bytes/binary.ts';
import { textToBytes } from '../../src/core/bytes/text.ts';
import {
  createEd25519Verifier,
  ed25519PublicKey,
  signEd25519,
} from '../../src/core/crypto/ed25519.ts';
import { bytesToHex } from '../../src/core/bytes/binary.ts';
import { readVectorJson, suiteName, vectorsPresent } from '../support/vectors.ts';

type Wycheproof = {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly result: 'valid' | 'invalid' | 'acceptable';
    }[];
  }[];
};
type Cctv = readonly {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}[];

const PATHS = [
  ['native', verifyEd25519],
  ['pure', createEd25519Verifier()],
] as const;

const bytes = (hex: string) => hexToBytes(hex) ?? new Uint8Array();

describe.skipIf(!vectorsPresent)(suiteName('Ed25519 published vectors'), () => {
  it.each(PATHS)('Wycheproof: the %s path gives every published answer', (_name, verify) => {
    const { testGroups } = readVectorJson<Wycheproof>('ed25519', 'wycheproof-ed25519.json');
    const wrong = testGroups.flatMap(({ publicKey, tests }) =>
      tests
        .filter(
          ({ msg, sig, result }) =>
            verify(bytes(publicKey.pk), bytes(msg), bytes(sig)) !== (result === 'valid'),
        )
        .map(({ tcId }) => tcId),
    );
    expect(testGroups.flatMap(({ tests }) => tests)).toHaveLength(151);
    expect(wrong).toEqual([]);
  });

  it.each(PATHS)(
    'threats.md row 17, threats.md row 18, threats.md row 19: CCTV: the %s path accepts only cases without flags',
    (_name, verify) => {
      const cases = readVectorJson<Cctv>('ed25519', 'cctv-ed25519.json');
      const wrong = cases.filter(({ key, sig, msg, flags }) => {
        const accepted = verify(bytes(key), textToBytes(msg), bytes(sig));
        return accepted !== (flags === null || flags.length === 0);
      });
      expect(cases).toHaveLength(914);
      expect(wrong.map(({ number }) => number)).toEqual([]);
    },
  );
});

describe('Ed25519, RFC 8032 section 7.1', () => {
  // TEST 2: one byte of message.
  const secret = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
  const key = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
    '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

  it('derives the key and makes the very signature', () => {
    expect(bytesToHex(ed25519PublicKey(bytes(secret)))).toBe(key);
    expect(bytesToHex(signEd25519(bytes(secret), bytes('72')))).toBe(signature);
  });

  it.each(PATHS)('the %s path accepts it and nothing beside it', (_name, verify) => {
    expect(verify(bytes(key), bytes('72'), bytes(signature))).toBe(true);
    expect(verify(bytes(key), bytes('73'), bytes(signature))).toBe(false);
    expect(verify(bytes(key), bytes('72'), bytes(signature).subarray(0, 63))).toBe(false);
  });
});
