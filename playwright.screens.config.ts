import { randomUUID } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import { RUN } from './test/e2e/demo-folder.ts';
import { VARIANTS, type Variant } from './test/screens/variant.ts';

process.env[RUN] ??= randomUUID();

/** `npm run screenshots`: every screen in every variant, for people to look at. No part of the tests. */
export default defineConfig<{ variant: Variant }>({
  testDir: 'test/screens',
  testMatch: '**/*.screens.ts',
  outputDir: 'test-results/screens',
  globalTeardown: './test/e2e/after-all.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: VARIANTS.map((variant) => ({ name: variant.name, use: { variant } })),
});
