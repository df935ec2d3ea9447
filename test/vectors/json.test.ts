import { describe, expect, it } from 'vitest';
import { bytesToText, textToBytes } from '../../src/core/bytes/text.ts';
import { preAuthEncoding } from '../../src/core/envelope/dsse.ts';
import {
  canonicalBytes,
  parseCanonicalJson,
  parseJson,
} from '../../src/core/json/canonical-json.ts';
import { listVectors, readVectorBytes, suiteName, vectorsPresent } from '../support/vectors.ts';

describe.skipIf(!vectorsPresent)(suiteName('JSONTestSuite: the parsing layer'), () => {
  const names = listVectors('json', 'test_parsing');
  const verdicts = () =>
    names.map((name) => ({
      name,
      accepted: parseJson(readVectorBytes('json', 'test_parsing', name)).ok,
    }));

  it('accepts all 95 that must be accepted and rejects all 188 that must be rejected', () => {
    const must = verdicts().filter(({ name }) => !name.startsWith('i_'));
    expect(must.filter(({ name }) => name.startsWith('y_'))).toHaveLength(95);
    expect(must.filter(({ name }) => name.startsWith('n_'))).toHaveLength(188);
    const wrong = must.filter(({ name, accepted }) => accepted !== name.startsWith('y_'));
    expect(wrong).toEqual([]);
  });

  it('never accepts as canonical what is not its own canonical form', () => {
    for (const name of names) {
      const given = readVectorBytes('json', 'test_parsing', name);
      const parsed = parseCanonicalJson(given);
      if (parsed.ok) expect(canonicalBytes(parsed.value)).toEqual(given);
    }
  });
});

describe.skipIf(!vectorsPresent)(suiteName('RFC 8785 canonical JSON'), () => {
  it.each(listVectors('jcs', 'input'))(
    '%s: output byte-equal; input refused, output accepted',
    (name) => {
      const input = readVectorBytes('jcs', 'input', name);
      const output = readVectorBytes('jcs', 'output', name);
      expect(canonicalBytes(JSON.parse(bytesToText(input) ?? ''))).toEqual(output);
      expect(parseCanonicalJson(output).ok).toBe(true);
      expect(parseCanonicalJson(input).ok).toBe(false);
    },
  );
});

describe('canonical JSON refuses by equality', () => {
  it.each([
    ['threats.md row 8: duplicate keys', '{"a":1,"a":1}', 'not-canonical'],
    ['threats.md row 10: 2^53+1', '9007199254740993', 'not-canonical'],
    ['threats.md row 10: -0', '-0', 'not-canonical'],
    ['threats.md row 10: 1e400', '1e400', 'not-canonical'],
    ['threats.md row 10: NaN', 'NaN', 'not-json'],
    ['threats.md row 10: nesting', '['.repeat(65) + ']'.repeat(65), 'too-deep'],
    ['threats.md row 11: byte order mark', '\uFEFF{}', 'not-utf8'],
    ['threats.md row 11: lone surrogate', '"\\ud800"', 'not-canonical'],
    ['white space', '{ }', 'not-canonical'],
  ])('%s', (_name, text, error) => {
    expect(parseCanonicalJson(textToBytes(text))).toEqual({ ok: false, error });
  });

  it('threats.md row 11: invalid UTF-8', () => {
    expect(parseCanonicalJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({
      ok: false,
      error: 'not-utf8',
    });
  });
});

describe('DSSE', () => {
  it('gives the pre-authentication encoding of the specification’s example', () => {
    const encoded = preAuthEncoding('http://example.com/HelloWorld', textToBytes('hello world'));
    expect(bytesToText(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });
});
