import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToText, textToBytes } from '../../../../src/core/bytes/text.ts';
import { LONG_LISTS } from '../../../../src/core/envelope/long-lists.ts';
import { canonicalBytes, parseCanonicalJson } from '../../../../src/core/json/canonical-json.ts';
import { parseWithLongList } from '../../../../src/core/json/long-list.ts';
import { LEAVES_LIST, logLeavesSchema } from '../../../../src/core/log/log-leaves.ts';
import { archiveIndexSchema } from '../../../../src/core/model/contest-result.ts';
import { bundleSchema, receiptSchema } from '../../../../src/core/model/score-sheet.ts';

const A = 'a'.repeat(64);
const hash = fc.constantFrom(A, '0123456789abcdef'.repeat(4), 'A'.repeat(64), 'a'.repeat(63));
const index = fc.constantFrom(0, 7, 99_999_999, 100_000_000, 100_000_001, -1, 1.5);
const named = { version: 1, contestId: 'cup', charter: A, stage: 'final' };
const accepted = fc.record({
  index,
  path: fc.oneof(
    fc.array(hash, { maxLength: 2 }),
    fc.constantFrom(64, 65).map((n) => Array.from({ length: n }, () => A)),
  ),
  sheet: hash,
  standing: fc.constantFrom('counts', 'late', 'other'),
});
const receipt = {
  type: 'jurybox.receipt',
  ...named,
  bundle: A,
  judge: 'j',
  rejected: [],
  checkpoint: 'x,"accepted":[',
  consistency: null,
};
const path = fc.constantFrom(
  'sheets/a.json',
  '',
  'é',
  'a"b',
  'a\\b',
  'x'.repeat(200),
  'x'.repeat(201),
);
const application = { name: 'jurybox', version: '0.1.0', build: null };
const head = { origin: `jurybox/cup/final/${'0'.repeat(16)}`, size: 3, root: A };
const archive = { type: 'jurybox.archive', ...named, head, application, verifier: null };
const bundle = {
  type: 'jurybox.bundle',
  ...named,
  judge: 'j',
  deviceKey: A,
  cosigned: '","sheets":["',
  createdAt: '2026-07-01T06:00:00Z',
};
const leaf = fc.record({
  kind: fc.constantFrom('charter', 'score-sheet', 'x'),
  object: hash,
  leaf: hash,
});
const leaves = { type: 'jurybox.log-leaves', version: 1, origin: head.origin };

const CASES = [
  {
    name: 'receipt',
    rest: receipt,
    item: accepted,
    schema: receiptSchema,
    list: LONG_LISTS.receipt,
  },
  {
    name: 'archive',
    rest: archive,
    item: fc.record({ path, size: index, sha256: hash }),
    schema: archiveIndexSchema,
    list: LONG_LISTS.archive,
  },
  { name: 'bundle', rest: bundle, item: hash, schema: bundleSchema, list: LONG_LISTS.bundle },
  { name: 'leaves', rest: leaves, item: leaf, schema: logLeavesSchema, list: LEAVES_LIST },
] as const;

const insertion = fc.constantFrom(
  '',
  ' ',
  '0',
  '-',
  '"',
  '\\',
  ',',
  ',,',
  '{',
  '}',
  '[',
  ']',
  '[]',
  '],[',
  '\\u0061',
  '.0',
  'é',
  '"x":1,',
  '"accepted":[],',
  ',"files":[',
  ',"sheets":[]',
  ',"leaves":[',
);

test.each(CASES)('a long list of $name is taken as the schema takes it, or left to it', (one) => {
  const { rest, item, schema, list } = one;
  if (!list) throw new Error('no list');
  let taken = 0;
  const check = (text: string) => {
    const bytes = textToBytes(text);
    const quick = parseWithLongList(bytes, schema as never, list);
    if (quick === null) return;
    taken += 1;
    const json = parseCanonicalJson(bytes);
    if (!json.ok) throw new Error(`took what is ${json.error}: ${text}`);
    expect(schema.parse(json.value)).toEqual(quick);
  };
  fc.assert(
    fc.property(
      fc.array(item as fc.Arbitrary<unknown>, { maxLength: 2 }),
      fc.nat(),
      fc.nat(3),
      insertion,
      (items, place, length, inserted) => {
        const text = bytesToText(canonicalBytes({ ...rest, [list.name]: items })) ?? '';
        check(text);
        const at = place % (text.length + 1);
        check(text.slice(0, at) + inserted + text.slice(at + length));
      },
    ),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('a list longer than the schema allows is not taken', () => {
  const list = { ...LEAVES_LIST, max: 2 };
  const item = { kind: 'charter', leaf: A, object: A };
  const parse = (count: number) =>
    parseWithLongList(
      canonicalBytes({ ...leaves, leaves: Array.from({ length: count }, () => item) }),
      logLeavesSchema,
      list,
    );
  expect(parse(2)?.leaves).toHaveLength(2);
  expect(parse(3)).toBeNull();
});
