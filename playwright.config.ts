import { randomUUID } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import { RUN } from './test/e2e/demo-folder.ts';
import type { LaunchedApp } from './test/support/launched-app.ts';

// Loaded again in every worker, which inherits what the first one set.
process.env[RUN] ??= randomUUID();

const shells: LaunchedApp['shell'][] = ['loopback', 'electron-stand-in'];
// Needs the binary, which build machines may not reach (scripts/test-electron.ts).
if (process.env['JURYBOX_ELECTRON'] === '1') shells.push('electron');

export default defineConfig<{ shell: LaunchedApp['shell'] }>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalTeardown: './test/e2e/after-all.ts',
  // Real backends, real browsers, two cores.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // A busy machine is told apart from a fault by a second try, which `npm test` names at its end. What
  // is random in itself, such as the kills, takes none (`describe.configure`).
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '.cache/test/playwright.json' }]],
  projects: shells.map((shell) => ({
    name: shell,
    use: { shell },
    // What only the loopback shell has: two processes that can die apart, a browser's own folder.
    testIgnore: shell === 'loopback' ? [] : ['**/*.loopback.spec.ts'],
  })),
});
