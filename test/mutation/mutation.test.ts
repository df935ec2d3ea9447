import { describe, expect, it } from 'vitest';
import { findPython } from '../second-verifier/host/second-verifier.ts';
import { LIMIT_MS, runMutations } from './run-mutations.ts';

/** `npm run mutation` tries 100,000; docs/verification.md has the figures of the last run. */
const COUNT = 1000;
const SECOND_EVERY = 4;

const python = findPython();

describe('mutations of a valid archive', () => {
  it(
    'none is accepted with another meaning, none crashes a verifier',
    { timeout: 240_000 },
    async () => {
      const second = python === null ? 0 : SECOND_EVERY;
      const tally = await runMutations({ count: COUNT, seed: 3, workers: 2, second });
      expect(tally.count).toBe(COUNT);
      expect(tally.faults).toEqual([]);
      expect(tally.disagreements).toEqual([]);
      expect(tally.slowestMs).toBeLessThan(LIMIT_MS);
      // Every forger had something refused, and signing again without a change is accepted.
      for (const forger of ['keyless', 'indexer', 'insider']) {
        expect(tally.outcomes[`${forger} invalid`]).toBeGreaterThan(0);
      }
      expect(tally.outcomes['blind refused']).toBeGreaterThan(0);
      expect(tally.outcomes['insider harmless']).toBeGreaterThan(0);
    },
  );

  if (python === null) it.skip('are put before a second verifier (not run: no python3)');
});
