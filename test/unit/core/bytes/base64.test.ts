import { base64 } from '@scure/base';
import { expect, test } from 'vitest';
import { createSeededRandom } from '../../../../src/backend/demo/seeded-random.ts';
import { base64ToBytes, bytesToBase64 } from '../../../../src/core/bytes/binary.ts';

test('test vectors of RFC 4648, section 10', () => {
  const vectors = { '': '', 'Zg==': 'f', 'Zm8=': 'fo', Zm9v: 'foo', Zm9vYmFy: 'foobar' };
  for (const [text, plain] of Object.entries(vectors)) {
    expect(base64ToBytes(text)).toEqual(new TextEncoder().encode(plain));
  }
});

test.each([
  ['Zg', 'no padding'],
  ['Zg=', 'too little padding'],
  ['Zg===', 'too much padding'],
  ['====', 'padding alone'],
  ['Z===', 'a group of one digit'],
  ['Zh==', 'bits behind the end'],
  ['Zm9=', 'bits behind the end of two bytes'],
  ['Zg==Zg==', 'padding inside'],
  ['Zm9 v', 'white space'],
  ['Zm9v\n', 'a line break'],
  ['Zm-_', 'the alphabet of URLs'],
  ['Zm9ł', 'a character beyond ASCII'],
  ['Zm9\u{1}', 'a control character'],
])('%j is refused: %s', (text) => {
  expect(base64ToBytes(text)).toBeNull();
});

test('agrees with the library on whatever is thrown at both', () => {
  const random = createSeededRandom(7);
  const characters = 'ABCDwxyz0189+/===- ł'.split('');
  let accepted = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const text =
      round % 2 === 0
        ? Array.from({ length: random.int(13) }, () => random.pick(characters)).join('')
        : bytesToBase64(random.bytes(random.int(40)));
    const expected = decodeWithLibrary(text);
    expect(base64ToBytes(text)).toEqual(expected);
    if (expected !== null) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(10_000);
});

function decodeWithLibrary(text: string): Uint8Array | null {
  try {
    const bytes = base64.decode(text);
    return base64.encode(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
