import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes, parseCanonicalJson } from '../../../../src/core/json/canonical-json.ts';
import { bytesToText, textToBytes } from '../../../../src/core/bytes/text.ts';
import { scoreSheetSchema } from '../../../../src/core/model/score-sheet.ts';
import { parsePlainSheet } from '../../../../src/core/verify/plain-sheet-text.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const character = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom('a', '评', '。', ' ', '\n', '\t', '"', '\\', '🏆', '\u2028'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\u0000', '\r', '\u007F', '\u202E', '\u2066', '\uFEFF') },
);
const prose = (length: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.string({ unit: character, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(length, length + 1).map((size) => 'x'.repeat(size)) },
  );
const number = (...borders: number[]) => fc.oneof(fc.nat(1000), fc.constantFrom(-0, ...borders));
const mark = fc.record(
  { criterion: id, value: number(-7, 1.5, 1e9, -1e9, 1e9 + 1, 999_999_999), comment: prose(2000) },
  { requiredKeys: ['criterion', 'value'] },
);
const marks = fc.oneof(
  { weight: 9, arbitrary: fc.array(mark, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(40, 41)
      .map((size) => Array.from({ length: size }, () => ({ criterion: 'c', value: 1 }))),
  },
);
const body = fc.oneof(
  fc.record(
    { kind: fc.constant('scores'), marks, comment: prose(4000) },
    { requiredKeys: ['kind', 'marks'] },
  ),
  fc.record({ kind: fc.constant('recusal'), reason: prose(1000) }),
);
const sheet = fc.record(
  {
    type: fc.constant('jurybox.score-sheet'),
    version: fc.constant(1),
    contestId: id,
    charter: hash,
    roster: hash,
    package: hash,
    stage: id,
    judge: id,
    deviceKey: hash,
    entry: id,
    sequence: number(0, 1, 9_999_999, 10_000_000, 10_000_001),
    replaces: fc.array(hash, { maxLength: 17 }),
    correctionReason: prose(1000),
    sealedAt: fc.constantFrom('2026-07-01T06:00:00Z', '2026-07-01T06:00:00.123Z', '2026-07-01'),
    body,
  },
  {
    requiredKeys: [
      'type',
      'version',
      'contestId',
      'charter',
      'roster',
      'package',
      'stage',
      'judge',
      'deviceKey',
      'entry',
      'sequence',
      'replaces',
      'sealedAt',
      'body',
    ] as never,
  },
);

/** What the general way says of a text: the sheet, or null. */
function parseSlowly(text: string): unknown {
  const json = parseCanonicalJson(textToBytes(text));
  const parsed = json.ok ? scoreSheetSchema.safeParse(json.value) : null;
  return parsed?.success ? parsed.data : null;
}

const textOf = (value: unknown) => bytesToText(canonicalBytes(value)) ?? '';

test('whatever the pattern takes, canonical form and schema take, with the same content', () => {
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(sheet, (value) => {
      const text = textOf(value);
      const quick = parsePlainSheet(text);
      const slow = parseSlowly(text);
      if (quick === null) refused += 1;
      else {
        taken += 1;
        expect(quick).toEqual(slow);
      }
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(100);
});

test('a changed text is never taken where the general way refuses it', () => {
  const insertion = fc.constantFrom(
    '',
    ' ',
    '0',
    '-',
    '1',
    '"',
    '\\',
    ',',
    '{',
    '}',
    '[',
    ']',
    '\n',
    '\\n',
    '\\u000a',
    '\\/',
    'é',
    '"x":1,',
    '"version":1,',
    '.0',
    'e0',
    'null',
    '\u202E',
    '\u0000',
  );
  fc.assert(
    fc.property(sheet, fc.nat(), fc.nat(3), insertion, (value, place, length, inserted) => {
      const text = textOf(value);
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + inserted + text.slice(at + length);
      fc.pre(changed.isWellFormed());
      const quick = parsePlainSheet(changed);
      if (quick !== null) expect(quick).toEqual(parseSlowly(changed));
    }),
    { numRuns: 5000 },
  );
});

test('no character of the fixed parts stands for another', () => {
  const text = textOf({
    type: 'jurybox.score-sheet',
    version: 1,
    contestId: 'cup',
    charter: 'a'.repeat(64),
    roster: 'b'.repeat(64),
    package: 'c'.repeat(64),
    stage: 'final',
    judge: 'j1',
    deviceKey: 'd'.repeat(64),
    entry: 'e1',
    sequence: 1,
    replaces: ['e'.repeat(64)],
    correctionReason: 'r',
    sealedAt: '2026-07-01T06:00:00.123Z',
    body: { kind: 'scores', marks: [{ criterion: 'c', value: 5, comment: 'n' }] },
  });
  expect(parsePlainSheet(text)).not.toBeNull();
  for (let at = 0; at < text.length; at += 1) {
    for (let code = 0x20; code < 0x7f; code += 1) {
      const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
      const quick = parsePlainSheet(changed);
      if (quick !== null) expect(quick).toEqual(parseSlowly(changed));
    }
  }
});

test('sheets as our own devices write them take the quick way', () => {
  const named = { contestId: 'cup', charter: 'a'.repeat(64), stage: 'final', judge: 'j1' };
  const whole = {
    type: 'jurybox.score-sheet',
    version: 1,
    ...named,
    entry: 'e1',
    deviceKey: 'b'.repeat(64),
    roster: 'c'.repeat(64),
    package: 'd'.repeat(64),
    sequence: 1,
    replaces: ['e'.repeat(64)],
    correctionReason: '录入有误',
    sealedAt: '2026-07-01T06:00:00.123Z',
  };
  const marked = { kind: 'scores', marks: [{ criterion: 'c1', value: 85, comment: 'a\n"b"' }] };
  for (const content of [
    marked,
    { ...marked, comment: '好' },
    { kind: 'recusal', reason: '亲属' },
  ]) {
    expect(parsePlainSheet(textOf({ ...whole, body: content }))).toEqual({
      ...whole,
      body: content,
    });
  }
});
