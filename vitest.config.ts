import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/{unit,contract,architecture,threats,vectors,second-verifier,mutation}/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two workers: the tests run real processes, and judging laptops have few cores too.
    maxWorkers: 2,
  },
});
