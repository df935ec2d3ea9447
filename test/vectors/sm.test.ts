import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesToHex, hexToBytes } from '../../src/core/bytes/binary.ts';
import { textToBytes } from '../../src/core/bytes/text.ts';
import {
  createSm2Secret,
  isStrictSm2Key,
  signSm2,
  sm2PublicKey,
  verifySm2,
  verifySm2Digest,
} from '../../src/core/crypto/sm2.ts';
import { createSm3, sm3Hex } from '../../src/core/crypto/sm3.ts';
import { derToRaw, rawToDer, readPem, readRecipes } from '../support/sm-vectors.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';
import { suiteName, vectorsPresent } from '../support/vectors.ts';

const GROUP_ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';
const FIELD_PRIME = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const bytes = (hex: string) => hexToBytes(hex.toLowerCase()) ?? new Uint8Array();
const hex64 = (value: bigint) => value.toString(16).padStart(64, '0');

/** PKCS#8 of an SM2 key ends in the secret, `[1] BIT STRING` heads (5 bytes), the public key (65). */
const secretOf = (pkcs8: Uint8Array) => pkcs8.slice(-65 - 5 - 32, -65 - 5);

describe.skipIf(!vectorsPresent)(suiteName('SM3 and SM2 published vectors'), () => {
  it('SM3: every published digest, whole and in pieces', () => {
    const cases = readRecipes('evpmd_sm3.txt').filter((recipe) => recipe.get('Digest') === 'SM3');
    expect(cases).toHaveLength(8);
    for (const recipe of cases) {
      const input = bytes(recipe.get('Input') ?? '');
      const output = (recipe.get('Output') ?? '').toLowerCase();
      expect(sm3Hex(input)).toBe(output);
      for (const size of [1, 63, 64, 65]) {
        const stream = createSm3();
        for (let at = 0; at < input.length; at += size) stream.update(input.slice(at, at + size));
        expect(stream.hex()).toBe(output);
      }
    }
  });

  it('SM2: every published signature over a digest, and none beside it', () => {
    const key = bytesToHex(readPem('evppkey_sm2.txt').slice(-65));
    const cases = readRecipes('evppkey_sm2.txt').filter(
      (recipe) => recipe.has('Verify') && recipe.get('Ctrl') === 'digest:SM3',
    );
    expect(cases).toHaveLength(2);
    for (const recipe of cases) {
      const digest = bytes(recipe.get('Input') ?? '');
      const signature = derToRaw(bytes(recipe.get('Output') ?? ''));
      expect(verifySm2Digest(key, digest, signature)).toBe(true);
      signature[63] = (signature[63] ?? 0) ^ 1;
      expect(verifySm2Digest(key, digest, signature)).toBe(false);
    }
  });

  it('SM2: the public half of the published key', () => {
    const pkcs8 = readPem('evppkey_sm2.txt');
    expect(sm2PublicKey(secretOf(pkcs8))).toBe(bytesToHex(pkcs8.slice(-65)));
  });
});

describe('SM2, strict', () => {
  const secret = createSm2Secret(new Uint8Array(48).fill(7));
  const key = sm2PublicKey(secret);
  const message = textToBytes('score sheet');
  const signature = signSm2(secret, message);

  it('signs the same bytes again, and accepts them for this key and message only', () => {
    expect(signSm2(secret, message)).toEqual(signature);
    expect(verifySm2(key, message, signature)).toBe(true);
    expect(verifySm2(key, textToBytes('score sheet2'), signature)).toBe(false);
    const other = sm2PublicKey(createSm2Secret(new Uint8Array(48).fill(8)));
    expect(verifySm2(other, message, signature)).toBe(false);
  });

  it.each([
    ['one byte more', new Uint8Array([...signature, 0])],
    ['one byte less', signature.slice(0, 63)],
    ['r = 0', new Uint8Array([...new Uint8Array(32), ...signature.slice(32)])],
    ['s = 0', new Uint8Array([...signature.slice(0, 32), ...new Uint8Array(32)])],
    ['r = n', new Uint8Array([...bytes(GROUP_ORDER), ...signature.slice(32)])],
    ['s = n', new Uint8Array([...signature.slice(0, 32), ...bytes(GROUP_ORDER)])],
    ['DER', rawToDer(signature)],
  ])('refuses a signature with %s', (_name, changed) => {
    expect(verifySm2(key, message, changed)).toBe(false);
  });

  it('refuses r of digest, s = −r·d / (1 + d), whose sum is the point at infinity', () => {
    const n = BigInt(`0x${GROUP_ORDER}`);
    const d = BigInt(`0x${bytesToHex(secret)}`);
    const r = 5n;
    const s = (((n - r) * d) % n) * powerOf(1n + d, n - 2n, n);
    const forged = bytes(hex64(r) + hex64(s % n));
    expect(verifySm2Digest(key, bytes(hex64(r)), forged)).toBe(false);
  });

  it('refuses keys off the curve, at infinity, not reduced, compressed, or in capitals', () => {
    const [x, y] = [key.slice(2, 66), key.slice(66)];
    expect(isStrictSm2Key(key)).toBe(true);
    expect(isStrictSm2Key(`04${x}${hex64((BigInt(`0x${y}`) + 1n) % FIELD_PRIME)}`)).toBe(false);
    expect(isStrictSm2Key(`04${'0'.repeat(128)}`)).toBe(false);
    expect(isStrictSm2Key('00')).toBe(false);
    expect(isStrictSm2Key(`02${x}`)).toBe(false);
    expect(isStrictSm2Key(key.toUpperCase())).toBe(false);
    expect(isStrictSm2Key(unreducedKey())).toBe(false);
  });

  it('refuses secrets out of range', () => {
    expect(() => sm2PublicKey(new Uint8Array(32))).toThrow('out of range');
    expect(() => sm2PublicKey(bytes(GROUP_ORDER))).toThrow('out of range');
    expect(() => createSm2Secret(new Uint8Array(32))).toThrow('48');
  });
});

/** A point of the curve with a small x, spelled with x + p, which still fits into 32 bytes. */
function unreducedKey(): string {
  const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
  for (let x = 1n; ; x += 1n) {
    const square = (x * x * x - 3n * x + b) % FIELD_PRIME;
    const y = powerOf(square, (FIELD_PRIME + 1n) / 4n, FIELD_PRIME);
    if ((y * y) % FIELD_PRIME !== square) continue;
    expect(isStrictSm2Key(`04${hex64(x)}${hex64(y)}`)).toBe(true);
    return `04${hex64(x + FIELD_PRIME)}${hex64(y)}`;
  }
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const openssl = spawnSync('openssl', ['ecparam', '-name', 'SM2', '-noout']).status === 0;

describe.skipIf(!openssl)(
  `SM2 and SM3 beside openssl${openssl ? '' : ' (not run: absent)'}`,
  () => {
    const at = useTemporaryFolder();
    const run = (...args: readonly string[]) => execFileSync('openssl', args);
    const SM2 = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'] as const;
    const message = new Uint8Array(1000).map((_, index) => index * 7);

    it('each verifies what the other signed', () => {
      run('genpkey', '-algorithm', 'SM2', '-out', at('key.pem'));
      run('pkey', '-in', at('key.pem'), '-pubout', '-out', at('public.pem'));
      const der = new Uint8Array(
        run('pkcs8', '-topk8', '-nocrypt', '-in', at('key.pem'), '-outform', 'DER'),
      );
      const key = bytesToHex(der.slice(-65));
      const secret = secretOf(der);
      expect(sm2PublicKey(secret)).toBe(key);
      writeFileSync(at('message'), message);
      run(
        'pkeyutl',
        '-sign',
        '-inkey',
        at('key.pem'),
        ...SM2,
        '-in',
        at('message'),
        '-out',
        at('sig'),
      );
      const theirs = derToRaw(new Uint8Array(readFileSync(at('sig'))));
      expect(verifySm2(key, message, theirs)).toBe(true);
      writeFileSync(at('ours'), rawToDer(signSm2(secret, message)));
      const pair = ['-in', at('message'), '-sigfile', at('ours')];
      const answer = run(
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        at('public.pem'),
        ...SM2,
        ...pair,
      );
      expect(answer.toString()).toContain('Signature Verified Successfully');
    });

    it('gives the same SM3 for every length around a block', () => {
      for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000]) {
        const input = message.subarray(0, length);
        const theirs = execFileSync('openssl', ['dgst', '-sm3', '-r'], { input }).toString();
        expect(sm3Hex(input)).toBe(theirs.slice(0, 64));
      }
    });
  },
);
