import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  checkSecret,
  normalizeSecret,
  secretPolicy,
  suggestSecret,
} from '../../../../src/backend/vault/secret-policy.ts';

const reasonOf = (secret: string, policy: 'pin' | 'passphrase') => {
  const result = checkSecret(secret, policy);
  return result.ok ? 'fine' : result.error.params?.['reason'];
};
const random = (length: number) => new Uint8Array(randomBytes(length));

test('a machine without secret storage demands a passphrase', () => {
  expect(secretPolicy(null)).toBe('passphrase');
  const storage = { encrypt: async () => random(1), decrypt: async () => random(1) };
  expect(secretPolicy(storage)).toBe('pin');
});

describe('PIN', () => {
  test.each([
    ['739150', 'fine'],
    ['73915064', 'fine'],
    ['７３９１５０', 'fine'],
    ['73915', 'pin-too-short'],
    ['', 'pin-not-digits'],
    ['73915a', 'pin-not-digits'],
    ['000000', 'pin-trivial'],
    ['123456', 'pin-trivial'],
    ['１２３４５６', 'pin-trivial'],
    ['890123', 'pin-trivial'],
    ['654321', 'pin-trivial'],
    ['121212', 'pin-trivial'],
    ['123123', 'pin-trivial'],
    ['112233', 'pin-trivial'],
    ['5201314', 'pin-trivial'],
    ['abandon ability able about above', 'fine'],
  ])('%s: %s', (secret, verdict) => {
    expect(reasonOf(secret, 'pin')).toBe(verdict);
  });
});

describe('passphrase', () => {
  const WEAK = 'passphrase-too-short';
  test.each([
    ['abandon ability able about above', 'fine'],
    ['  Abandon  ability\table about\u3000above ', 'fine'],
    ['春眠不觉晓处处闻', 'fine'],
    ['春眠不觉 晓处处闻', 'fine'],
    ['739150', WEAK],
    ['abandon ability able about', WEAK],
    ['able able able able able', WEAK],
    ['able Able ABLE able aBle', WEAK],
    ['a b c d e f', WEAK],
    ['春眠不觉晓处处', WEAK],
    ['啊啊啊啊啊啊啊啊啊啊', WEAK],
    ['', WEAK],
  ])('%s: %s', (secret, verdict) => {
    expect(reasonOf(secret, 'passphrase')).toBe(verdict);
  });
});

test('what an input method varies is one secret', () => {
  expect(normalizeSecret('１２３４５６')).toBe('123456');
  expect(normalizeSecret('春眠不觉　晓处处闻 ')).toBe(normalizeSecret('春眠不觉晓处处闻'));
  expect(normalizeSecret('able  about')).toBe('able about');
  expect(normalizeSecret('Able')).not.toBe(normalizeSecret('able'));
});

describe('suggestions', () => {
  test.each([
    ['pin', 'zh-CN', /^\d{6}$/],
    ['passphrase', 'en', /^[a-z]+( [a-z]+){4}$/],
    ['passphrase', 'zh-CN', /^\p{Script=Han}{4} \p{Script=Han}{4}$/u],
  ] as const)('%s in %s satisfies its policy, every time another', (kind, language, form) => {
    const suggested = Array.from({ length: 500 }, () => suggestSecret(kind, language, random));
    for (const secret of suggested) {
      expect(secret).toMatch(form);
      expect(checkSecret(secret, kind).ok).toBe(true);
    }
    expect(new Set(suggested).size).toBeGreaterThan(495);
  });

  test('Chinese ones keep to characters that everybody can write', () => {
    const drawn = Array.from({ length: 2000 }, () => suggestSecret('passphrase', 'zh-CN', random));
    const used = new Set(drawn.join('').replaceAll(' ', ''));
    // 16,000 drawn from 512: all of them, and nothing like 氨, 锂 or 辔.
    expect(used.size).toBe(512);
    const common = readCommonCharacters();
    expect([...used].filter((character) => !common.has(character))).toEqual([]);
  });

  test('digits of a suggested PIN are equally likely', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 5000; round += 1) {
      for (const digit of suggestSecret('pin', 'en', random)) {
        counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
      }
    }
    // 30,000 digits: 3,000 each, give or take 52.
    for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(320);
  });

  test('a source that repeats itself is refused, not looped on', () => {
    const zeros = (length: number) => new Uint8Array(length);
    expect(() => suggestSecret('pin', 'en', zeros)).toThrow('randomness');
    expect(() => suggestSecret('passphrase', 'en', zeros)).toThrow('randomness');
  });
});

/** The 3755 characters of GB 2312 level 1, those of everyday use: rows 16 to 55 of the standard. */
function readCommonCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder('gbk');
  const rows = Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 94 }, (__, cell) =>
      decoder.decode(new Uint8Array([0xb0 + row, 0xa1 + cell])),
    ),
  );
  return new Set(rows.flat());
}
