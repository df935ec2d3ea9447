import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalBytes } from '../../../../src/core/bytes/binary.ts';
import { canonicalBytes } from '../../../../src/core/json/canonical-json.ts';
import { isSameJson } from '../../../../src/core/json/same-json.ts';

const leaf = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 1, '', '0', 'a', '__proto__'),
  fc.integer(),
  fc.string(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('a', 'b', 'length', '0', '__proto__'),
          fc.oneof(tie('tree'), fc.constant(undefined)),
        ),
        { maxLength: 4 },
      )
      .map((members) => Object.fromEntries(members)),
  ),
}));

const isSameSlowly = (a: unknown, b: unknown) => equalBytes(canonicalBytes(a), canonicalBytes(b));

/** The same with the members of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, turned(member)] as const);
  return Object.fromEntries(members.toReversed());
}

test('values are the same exactly when their canonical bytes are', () => {
  let same = 0;
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      same += Number(isSameJson(a, b));
      expect(isSameJson(a, b)).toBe(isSameSlowly(a, b));
      expect(isSameJson([a, 1], [b, 1])).toBe(isSameSlowly([a, 1], [b, 1]));
    }),
    { numRuns: 3000 },
  );
  expect(same).toBeGreaterThan(20);
});

test('the order of names and members without a value make no difference', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(isSameJson(value, turned(value))).toBe(true);
      expect(isSameJson({ value }, { none: undefined, value })).toBe(true);
    }),
  );
});
