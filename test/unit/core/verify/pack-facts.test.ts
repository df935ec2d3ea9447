import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUnpacker, packPart } from '../../../../src/core/verify/pack-facts.ts';
import type { PartFile } from '../../../../src/core/verify/read-part-file.ts';

const id = fc.stringMatching(/^[a-z0-9]{1,3}$/);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const written = fc.constant('…');
const body = fc.oneof(
  fc.record(
    {
      kind: fc.constant('scores'),
      marks: fc.array(fc.record({ criterion: id, value: fc.integer({ min: -1e9, max: 1e9 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      comment: written,
    },
    { requiredKeys: ['kind', 'marks'] },
  ),
  fc.record({ kind: fc.constant('recusal'), reason: written }),
);
const named = {
  contestId: id,
  charter: hash,
  roster: hash,
  package: hash,
  stage: id,
  judge: id,
  deviceKey: hash,
  entry: id,
};
const payload = fc.record(
  {
    ...named,
    replaces: fc.array(hash, { maxLength: 3 }),
    body,
    correctionReason: written,
    fromPaper: fc.constant({ enteredBy: ['甲', '乙'] }),
  },
  { requiredKeys: [...(Object.keys(named) as (keyof typeof named)[]), 'replaces', 'body'] },
);
const value = fc.record({
  kind: fc.constant('score-sheet'),
  hash,
  payload,
  signers: fc.constant(1),
  leaf: hash,
  sm2: fc.constantFrom(null, null, null, 'bad-sm2-signature'),
});
const read = fc.oneof(
  { weight: 4, arbitrary: fc.record({ ok: fc.constant(true), value }) },
  fc.record({
    ok: fc.constant(false),
    error: fc.record({ type: fc.constant('bad-schema'), at: id }),
  }),
);
const file = fc.oneof(
  { weight: 4, arbitrary: fc.record({ folder: fc.constant('sheets'), read }) },
  fc.record({ folder: fc.constant('rejected'), read, hash: fc.option(hash) }),
  fc.constant({ folder: 'other' }),
);

test('what was packed comes out the same, whichever thread hands it over', () => {
  const unpack = createUnpacker();
  fc.assert(
    fc.property(
      fc.array(file, { maxLength: 6 }),
      fc.array(hash, { maxLength: 6 }),
      (files, digests) => {
        const packed = packPart(digests, files as unknown as readonly PartFile[]);
        const unpacked = unpack(structuredClone(packed));
        expect(unpacked.files).toEqual(files);
        expect(digests.map((_, position) => unpacked.digestOf(position))).toEqual(digests);
      },
    ),
    { numRuns: 500 },
  );
});
