import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import {
  createSeededRandom,
  type SeededRandom,
} from '../../../../src/backend/demo/seeded-random.ts';
import { canonicalBytes, parseCanonicalJson } from '../../../../src/core/json/canonical-json.ts';

const parse = (text: string) => parseCanonicalJson(new TextEncoder().encode(text));

test.each([
  ['{"b":1,"a":2}', 'names out of order'],
  ['[{"b":1,"a":2}]', 'names out of order inside'],
  ['{"a":1,"a":1}', 'a name twice'],
  ['{"9":1,"10":2}', 'names that look like integers, in the order of numbers'],
  ['{"\\u00e9":1}', 'an escape that is not needed'],
  ['"\\ud800"', 'half a character'],
  ['"\\uDE00"', 'the other half, in capitals'],
  ['{"a": 1}', 'white space'],
  ['[1.0]', 'a digit too many'],
  ['[-0]', 'minus zero'],
  ['[1e400]', 'a number beyond all numbers'],
  ['[1E2]', 'an exponent that is not needed'],
  ['"\\/"', 'an escaped solidus'],
])('%s is not canonical: %s', (text) => {
  expect(parse(text)).toEqual({ ok: false, error: 'not-canonical' });
});

test.each([
  ['{"10":1,"9":2}', 'names that look like integers, in the order of text'],
  ['{"a":{"10":1,"9":2},"b":[]}', 'the same inside'],
  ['"\\\\ud800"', 'a backslash and letters that only look like an escape'],
  ['{"__proto__":1,"a":2}', 'a name with a meaning of its own'],
  ['{"toJSON":1}', 'another one'],
  ['"\u2028é𝄞\\u001f\\n"', 'what JSON need not escape, and what it must'],
  ['{"é":1,"𝄞":2,"\uFB33":3}', 'order by UTF-16 code units'],
])('%s is canonical: %s', (text) => {
  expect(parse(text).ok).toBe(true);
});

test('accepts a text exactly when the library would write it', () => {
  const random = createSeededRandom(11);
  let accepted = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const value = randomValue(random, 3);
    const texts = [JSON.stringify(value), new TextDecoder().decode(canonicalBytes(value))];
    for (const text of texts) {
      const expected = canonicalize(JSON.parse(text)) === text;
      expect(parse(text).ok).toBe(expected);
      if (expected) accepted += 1;
    }
  }
  expect(accepted).toBeGreaterThan(5_000);
  expect(accepted).toBeLessThan(10_000);
});

function randomValue(random: SeededRandom, depth: number): unknown {
  const kind = random.int(depth > 0 ? 5 : 3);
  if (kind === 0) return random.pick([0, 1e21, 0.1, -7, 1e-7, true, null]);
  if (kind <= 2) return random.pick(['', '"', '\\', '\\ud', '\n', '评分', '𝄞', '\u007f']);
  const items = Array.from({ length: random.int(4) }, () => randomValue(random, depth - 1));
  if (kind === 3) return items;
  const names = ['a', 'b', 'é', '𝄞', '\uFB33', '9', '10', ''];
  return Object.fromEntries(items.map((item) => [random.pick(names), item]));
}
