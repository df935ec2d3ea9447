import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToBase64 } from '../../../../src/core/bytes/binary.ts';
import { bytesToText, textToBytes } from '../../../../src/core/bytes/text.ts';
import { openEnvelope, parseEnvelope } from '../../../../src/core/envelope/dsse.ts';
import { canonicalBytes, parseCanonicalJson } from '../../../../src/core/json/canonical-json.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9:.+/-]{0,20}$/),
  fc.constantFrom('é', '"', '\\', 'x'.repeat(200), 'x'.repeat(201)),
);
const signature = fc.record({ keyid: name, sig: bytes.map(bytesToBase64) });
const envelope = fc.record({
  payload: bytes.map(bytesToBase64),
  payloadType: name,
  signatures: fc.array(signature, { minLength: 1, maxLength: 2 }),
});
const insertion = fc.constantFrom('', ' ', '=', 'A', '"', '\\', ',', '{', '\\u0041', 'é', '"x":1,');

/** The way of every document: canonical form, then schema. */
function parseSlowly(text: string) {
  const json = parseCanonicalJson(textToBytes(text));
  return json.ok ? openEnvelope(json.value) : json;
}

test('the quick way for the usual shape gives what the general way gives, whatever is changed', () => {
  fc.assert(
    fc.property(envelope, fc.nat(), fc.nat(2), insertion, (value, place, length, inserted) => {
      const text = bytesToText(canonicalBytes(value)) ?? '';
      expect(parseEnvelope(textToBytes(text))).toEqual(parseSlowly(text));
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + inserted + text.slice(at + length);
      expect(parseEnvelope(textToBytes(changed))).toEqual(parseSlowly(changed));
    }),
    { numRuns: 3000 },
  );
});
