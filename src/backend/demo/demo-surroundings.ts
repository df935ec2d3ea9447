import type { Surroundings } from '../platform.ts';
import { createSeededRandom } from './seeded-random.ts';

/** A clock that only the demo moves, and seeded randomness: the same seed gives the same contest. */
export type DemoSurroundings = Surroundings & { advance(minutes: number): void };

/** The demo's contest day, one of those the notice allows for the final. */
const START = Date.UTC(2024, 8, 20, 1, 0, 0);

export function createDemoSurroundings(seed: number): DemoSurroundings {
  const random = createSeededRandom(seed);
  let now = START;
  return {
    now: () => new Date(now),
    randomBytes: (length) => random.bytes(length),
    advance: (minutes) => {
      now += minutes * 60_000;
    },
  };
}
